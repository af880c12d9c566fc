package io.tillbridge.order;

/** Texts of shops in columns and sentences of ours. */
final class Text {
    private Text() {}

    /** Null becomes blank; what is too long is cut, never through a character. */
    static String fit(String text, int longest) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /** A word or that there is none. */
    static String shown(String text) {
        return text == null || text.isBlank() ? "(none)" : text.strip();
    }

    /** With a capital letter. */
    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
