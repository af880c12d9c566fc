package io.tillbridge.catalog.check;

import io.tillbridge.catalog.FormulaGuard;

/**
 * The characters of a cell: blanks around it, control characters in it. Tells what a text holds in one look, since almost
 * every cell is clean; only the others are built anew.
 */
final class CellText {

    static final int CLEAN = 0;
    /** Control characters other than tabs and line ends. */
    static final int CONTROLS = 1;
    /** Tabs and line ends. */
    static final int LINE_ENDS = 2;
    /** Surrogates, paired or not. */
    static final int SURROGATES = 4;
    /** Letters nobody sees: soft hyphens, zero width blanks and joiners, marks of direction. */
    static final int INVISIBLE = 8;
    /** Stands where bytes were no character. */
    static final char NO_CHARACTER = '\ufffd';

    private CellText() {}

    /** The cell as findings show it: without the apostrophe of error files and without the blanks around it. */
    static String asFound(String cell) {
        return trimmed(FormulaGuard.off(cell));
    }

    /** Without the blanks around it. */
    static String trimmed(String cell) {
        int end = cell.length();
        int start = 0;
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    /** Whether nothing is left of a cell once blanks and control characters are gone. */
    static boolean isBlank(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (!isBlank(c) && !isControl(c)) {
                return false;
            }
        }
        return true;
    }

    /** What the text holds: {@link #CONTROLS}, {@link #LINE_ENDS}, {@link #SURROGATES}, {@link #INVISIBLE} added up. */
    static int traits(String text) {
        int traits = CLEAN;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue; // nearly all: one branch
            }
            if (c <= 0x9f) {
                traits |= isTabOrLineEnd(c) ? LINE_ENDS : CONTROLS;
            } else if (Character.isSurrogate(c)) {
                traits |= SURROGATES;
            } else if (isInvisible(c)) {
                traits |= INVISIBLE;
            }
        }
        return traits;
    }

    /**
     * Without control characters.
     *
     * @param oneLine whether tabs and line ends become one blank each
     * @param invisible whether letters nobody sees go, too
     */
    static String without(String text, boolean oneLine, boolean invisible) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (oneLine && isTabOrLineEnd(c)) {
                boolean secondOfCrLf = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
                kept.append(secondOfCrLf ? "" : " ");
            } else if (!isControl(c) && !(invisible && isInvisible(c))) {
                kept.append(c);
            }
        }
        return trimmed(kept.toString());
    }

    /** With U+FFFD for halves of surrogate pairs, which have no UTF-8: what decoders do for bytes that mean nothing. */
    static String wellFormed(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = 0; i < mended.length(); i++) {
            char c = mended.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < mended.length()
                    && Character.isLowSurrogate(mended.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended.setCharAt(i, '\ufffd');
            }
        }
        return mended.toString();
    }

    /** Whether the text is longer than that many bytes of UTF-8. */
    static boolean isLongerThan(int bytes, String text) {
        if (text.length() * 3L <= bytes) {
            return false;
        }
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length > bytes;
    }

    static boolean isBlank(char c) {
        if (c <= ' ') {
            return c == ' ' || isTabOrLineEnd(c);
        }
        return c >= 0xa0 && (c == 0xa0 || c == 0xfeff || Character.isSpaceChar(c));
    }

    private static boolean isTabOrLineEnd(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isInvisible(char c) {
        return c == 0xad
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0xfeff;
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) && !isTabOrLineEnd(c);
    }
}
