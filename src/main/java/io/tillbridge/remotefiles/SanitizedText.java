package io.tillbridge.remotefiles;

/** Text from outside (file names, a server's words) made fit for a message: one line, no control signs, not endless. */
public final class SanitizedText {
    private static final int LONGEST = 200;

    private SanitizedText() {}

    public static String text(String outside) {
        StringBuilder shown = new StringBuilder();
        outside.codePoints().limit(LONGEST + 1L).forEach(c -> append(shown, c));
        return outside.codePointCount(0, outside.length()) > LONGEST
                ? shown.substring(0, shown.offsetByCodePoints(shown.length(), -1)) + "…"
                : shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        int type = Character.getType(c);
        if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE) {
            shown.append('\uFFFD');
        } else {
            shown.appendCodePoint(c);
        }
    }
}
