package io.tillbridge.checkout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Postcodes that belong together: a whole one, a beginning ({@code 35*}), or from one to another ({@code 1000-1099}), which
 * compares as many characters as the two ends have.
 *
 * @param text as it was given, in capitals
 * @param last null unless it is a range
 */
public record PostcodeArea(String text, String first, String last) {
    /** For people. */
    public static final String EXPECTED =
            "a postcode such as 1012, a beginning such as 35*, or a range of equally long ends such as 1000-1099";

    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{1,10})(?:(\\*)|-([A-Z0-9]{1,10}))?");

    /** Empty when it is none. */
    public static Optional<PostcodeArea> of(String given) {
        String text = given.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String first = form.group(1);
        String last = form.group(3);
        if (last != null && (last.length() != first.length() || last.compareTo(first) < 0)) {
            return Optional.empty();
        }
        return Optional.of(new PostcodeArea(text, first, last));
    }

    /** Of four digits that a postcode begins with, the letters behind them say nothing more. */
    boolean contains(String postcode) {
        if (last == null) {
            return postcode.startsWith(first);
        }
        if (postcode.length() < first.length()) {
            return false;
        }
        String beginning = postcode.substring(0, first.length());
        return beginning.compareTo(first) >= 0 && beginning.compareTo(last) <= 0;
    }
}
