package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;

/**
 * {@code images}: URLs separated by blanks, commas, semicolons, pipes or line ends; one of these signs inside a URL does not
 * part it. Faulty ones are dropped, at most the first twelve right ones kept.
 */
record ImagesCheck() implements CellCheck {

    private static final int MOST = 12;

    @Override
    public void filled(String text, RowUnderCheck row) {
        boolean fits = TextCheck.fits(text, row);
        StringBuilder kept = null;
        int given = 0;
        int right = 0;
        String firstFaulty = null;
        int faulty = 0;
        int start = startOfUrl(text, 0);
        while (start < text.length()) {
            int end = endOfUrl(text, start);
            given++;
            if (!ImageUrl.isRight(text, start, end)) {
                faulty++;
                firstFaulty = firstFaulty == null ? text.substring(start, end) : firstFaulty;
            } else if (right < MOST) {
                kept = kept == null ? new StringBuilder(text.length()) : kept.append(' ');
                kept.append(text, start, end);
                right++;
            }
            start = startOfUrl(text, end);
        }
        if (given > MOST) {
            tooMany(given, row);
        }
        if (faulty > 0) {
            faulty(faulty, firstFaulty, row);
        }
        if (fits && kept != null) {
            row.draft.text(Column.IMAGES, kept.toString());
        }
    }

    private static void tooMany(int given, RowUnderCheck row) {
        row.found(
                FindingCode.IMAGE_COUNT,
                row.header() + " may hold at most 12 URLs; found " + given + ". The first twelve right ones are kept.",
                "Give the twelve best images.");
    }

    private static void faulty(int faulty, String first, RowUnderCheck row) {
        String others = faulty == 1 ? "" : " and " + (faulty - 1) + " more";
        row.found(
                FindingCode.IMAGE_URL,
                row.header() + " must hold absolute http or https URLs; found " + RowUnderCheck.quoted(first) + others
                        + ". What is faulty is dropped.",
                "Write whole addresses separated by one blank, such as https://example.com/a.jpg; a blank inside one"
                        + " is written %20.");
    }

    private static int endOfUrl(String text, int start) {
        int end = start;
        while (end < text.length() && !CellText.isBlank(text.charAt(end))) {
            if (!isSeparator(text.charAt(end))) {
                end++;
                continue;
            }
            int next = startOfUrl(text, end);
            if (isAddressOrEnd(text, next) || holdsBlank(text, end, next)) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int startOfUrl(String text, int end) {
        int start = end;
        while (start < text.length() && (CellText.isBlank(text.charAt(start)) || isSeparator(text.charAt(start)))) {
            start++;
        }
        return start;
    }

    /** Separators part addresses only: before anything else they belong to the address in front of them. */
    private static boolean isAddressOrEnd(String text, int next) {
        return next == text.length()
                || text.regionMatches(true, next, "http://", 0, 7)
                || text.regionMatches(true, next, "https://", 0, 8);
    }

    private static boolean holdsBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (CellText.isBlank(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ';' || c == '|';
    }
}
