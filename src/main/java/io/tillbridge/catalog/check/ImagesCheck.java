package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;

/** {@code images}: URLs separated by blanks. Faulty ones are dropped, at most the first twelve right ones kept. */
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
        int start = 0;
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
            end++;
        }
        return end;
    }

    private static int startOfUrl(String text, int end) {
        int start = end;
        while (start < text.length() && CellText.isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }
}
