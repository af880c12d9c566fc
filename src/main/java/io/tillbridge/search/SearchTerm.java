package io.tillbridge.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed, as patterns of {@code LIKE}. The tables tell upper from lower case, and so do their indexes: a
 * beginning is looked up in each way it is usually written.
 */
record SearchTerm(String text) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final int LEAST_OF_GTIN = 4;
    /** Zeros before a GTIN-14, a GTIN-13, a GTIN-12 and a GTIN-8 in the 14 digits that are stored. */
    private static final List<String> LEADING = List.of("", "0", "00", "000000");

    private static final int GTIN = 14;

    static Optional<SearchTerm> of(String typed) {
        String text = typed.strip().replaceAll("\\s+", " ");
        return text.isEmpty() ? Optional.empty() : Optional.of(new SearchTerm(text));
    }

    /** Beginnings: as typed, in small letters, in capitals, with the first or every word capitalised. */
    List<String> beginnings() {
        String small = text.toLowerCase(Locale.ROOT);
        Set<String> written = new LinkedHashSet<>(
                List.of(text, small, text.toUpperCase(Locale.ROOT), capitalised(small), eachCapitalised(small)));
        return written.stream().map(one -> literal(one) + "%").toList();
    }

    /** Anywhere; for a collation that ignores case. */
    String anywhere() {
        return "%" + literal(text) + "%";
    }

    /** Beginnings of the 14 digits of a GTIN, whatever its length; empty when the text is no part of one. */
    List<String> gtins() {
        String digits = text.replace(" ", "");
        if (!DIGITS.matcher(digits).matches() || digits.length() < LEAST_OF_GTIN) {
            return List.of();
        }
        return LEADING.stream()
                .map(zeros -> zeros + digits)
                .filter(canonical -> canonical.length() <= GTIN)
                .map(canonical -> canonical + "%")
                .toList();
    }

    /** The id it may be. */
    Optional<Long> id() {
        return DIGITS.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    boolean isIn(String name) {
        return name != null && name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static String capitalised(String small) {
        int first = small.offsetByCodePoints(0, 1);
        return small.substring(0, first).toUpperCase(Locale.ROOT) + small.substring(first);
    }

    private static String eachCapitalised(String small) {
        return Pattern.compile(" ")
                .splitAsStream(small)
                .map(SearchTerm::capitalised)
                .collect(Collectors.joining(" "));
    }

    private static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
