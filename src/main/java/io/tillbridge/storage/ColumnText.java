package io.tillbridge.storage;

import java.nio.charset.StandardCharsets;

/**
 * Makes texts from outside fit their columns. What is too long is cut between two characters and ends in an ellipsis, so
 * that a person sees it and no cut code equals a whole one.
 */
public final class ColumnText {
    /** Most bytes of a {@code TEXT}. */
    public static final int TEXT_BYTES = 65_535;

    private static final String MARK = "…";
    private static final int MARK_BYTES = 3;
    private static final int MOST_BYTES_OF_ONE = 4;
    private static final char UNKNOWN = '\uFFFD';

    private ColumnText() {}

    /** Whether a {@code VARCHAR} of that many characters holds it. */
    public static boolean fits(String text, int characters) {
        return text.length() <= characters || text.codePointCount(0, text.length()) <= characters;
    }

    /** For a {@code VARCHAR}: at most that many characters. Null stays null. */
    public static String fit(String text, int characters) {
        return text == null || fits(text, characters)
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + MARK;
    }

    /** Whether a {@code TEXT} holds it. */
    public static boolean fitsText(String text) {
        return text.length() <= TEXT_BYTES / MOST_BYTES_OF_ONE
                || text.getBytes(StandardCharsets.UTF_8).length <= TEXT_BYTES;
    }

    /** For a {@code TEXT}: at most 65,535 bytes. Null stays null. */
    public static String fitText(String text) {
        if (text == null || fitsText(text)) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += bytes(character);
            if (bytes > TEXT_BYTES - MARK_BYTES) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + MARK;
    }

    /** For a {@code TEXT}, whatever wrote it: cleaned and cut. Null stays null. */
    public static String stored(String text) {
        return fitText(clean(text));
    }

    private static int bytes(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? MARK_BYTES : MOST_BYTES_OF_ONE;
    }

    /**
     * Without what no column and no page shows: control characters go, but for tabs and line breaks; half a character
     * becomes U+FFFD. Null stays null.
     */
    public static String clean(String text) {
        if (text == null || text.chars().noneMatch(c -> isOdd((char) c))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (character <= Character.MAX_VALUE && Character.isSurrogate((char) character)) {
                clean.append(UNKNOWN);
            } else if (!isControl(character)) {
                clean.appendCodePoint(character);
            }
        }
        return clean.toString();
    }

    private static boolean isOdd(char c) {
        return Character.isSurrogate(c) || isControl(c);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';

}
}
