package io.tillbridge.order;

import io.tillbridge.storage.ColumnText;

/** Texts of shops in columns and sentences of ours. */
final class TruncatedText {
    private TruncatedText() {}

    /** Null becomes blank; what is too long is cut and says so. */
    static String fit(String text, int longest) {
        return text == null ? "" : ColumnText.fit(ColumnText.clean(text), longest);
    }

    /** Null stays null; what a {@code TEXT} does not hold is cut and says so. */
    static String fitText(String text) {
        return ColumnText.fitText(ColumnText.clean(text));
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
