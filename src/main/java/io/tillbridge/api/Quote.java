package io.tillbridge.api;

/** Somebody else's text inside a message of ours: in quotes, cut, without what a terminal or a page would obey. */
final class Quote {
    private static final int MOST = 100;

    private Quote() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(MOST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > MOST ? "…\"" : "\"")
                .toString();
    }
}
