package io.tillbridge.feed;

/** Text that can stand in a file: no control characters, no halves of letters, no line ends where none may be. */
final class CleanText {
    private CleanText() {}

    /** Whether there is nothing to do, which is so for nearly every text. */
    private static boolean isClean(String text, boolean lines) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (blankBefore) {
                    return false;
                }
                blankBefore = true;
            } else if (c < 0x7f && c > ' ' || c >= 0xa1 && c < Character.MIN_SURROGATE) {
                blankBefore = false;
            } else if (c == '\n' && lines && !blankBefore) {
                blankBefore = true;
            } else {
                return false;
            }
        }
        return !blankBefore;
    }

    /**
     * @param lines whether line ends may stay
     * @return the cleaned text, and whether characters were taken out that are no blanks
     */
    static Cleaned of(String text, boolean lines) {
        if (text.isEmpty() || isClean(text, lines)) {
            return new Cleaned(text, false);
        }
        StringBuilder clean = new StringBuilder(text.length());
        boolean removed = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                blank(clean, lines && c != '\r' ? '\n' : ' ');
            } else if (c == ' ' || c == '\t' || c == 0xa0) {
                blank(clean, ' ');
            } else if (isForbidden(c)) {
                removed = true;
            } else {
                clean.appendCodePoint(c);
            }
        }
        while (clean.length() > 0 && clean.charAt(clean.length() - 1) <= ' ') {
            clean.setLength(clean.length() - 1);
        }
        return new Cleaned(clean.toString(), removed);
    }

    record Cleaned(String text, boolean removed) {}

    /** Blanks in a row become one, and a line end takes the place of blanks around it. */
    private static void blank(StringBuilder clean, char blank) {
        int last = clean.length() - 1;
        if (last < 0 || clean.charAt(last) == '\n') {
            return;
        }
        if (clean.charAt(last) == ' ') {
            clean.setCharAt(last, blank == '\n' ? '\n' : ' ');
        } else {
            clean.append(blank);
        }
    }

    /** What XML 1.0 does not know, and control characters it would rather not see. */
    private static boolean isForbidden(int c) {
        return c < 0x20
                || c >= 0x7f && c < 0xa0
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || (c & 0xfffe) == 0xfffe
                || c >= 0xfdd0 && c <= 0xfdef
                || c == 0xfeff;
    }
}
