package io.tillbridge.api.contract;

/** Somebody else's text inside a message of ours: in quotes, cut, without what a terminal or a page would obey. */
public final class QuotedText {
    private static final int MOST = 100;

    private QuotedText() {}

    /** The text with halves of surrogate pairs replaced, which no UTF-8 can hold; null stays null. */
    static String wellFormed(String text) {
        return text == null || text.codePoints().noneMatch(QuotedText::half)
                ? text
                : text.codePoints()
                        .map(c -> half(c) ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean half(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    public static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(MOST)
                .map(c -> Character.isISOControl(c) || half(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > MOST ? "…\"" : "\"")
                .toString();
    }
}
