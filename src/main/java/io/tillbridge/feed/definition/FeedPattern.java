package io.tillbridge.feed.definition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Patterns of RE2: their time grows with the text only, whatever is written in them; groups that are referred to and looks
 * ahead or behind do not exist. Length and counted repetitions are bounded, so that a pattern stays small in memory, too.
 */
public final class FeedPattern {
    private static final int LONGEST = 500;
    private static final int MOST_REPEATS = 1_000;
    private static final java.util.regex.Pattern COUNTED =
            java.util.regex.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");

    private FeedPattern() {}

    /** @throws IllegalArgumentException with what is wrong */
    public static Pattern of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a pattern of at most " + LONGEST + " characters, found " + text.length());
        }
        if (repeats(text) > MOST_REPEATS) {
            throw new IllegalArgumentException("expected counted repetitions whose product is at most " + MOST_REPEATS
                    + ", found more: use * or + instead");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "expected a pattern of RE2, found \"" + text + "\": " + e.getDescription(), e);
        }
    }

    private static long repeats(String text) {
        java.util.regex.Matcher counted = COUNTED.matcher(text);
        long product = 1;
        while (counted.find() && product <= MOST_REPEATS) {
            long least = Long.parseLong(counted.group(1));
            long most = counted.group(2) == null || counted.group(2).isEmpty() ? 0 : Long.parseLong(counted.group(2));
            product *= Math.max(1, Math.max(least, most));
        }
        return product;
    }
}
