package io.tillbridge.catalog;

/**
 * One fault in one cell, row or file: one line of the error file.
 *
 * @param line the physical line on which the record starts, the header being line 1
 * @param vendorSku the record's SKU, blank when it has none and for faults of the file
 * @param column the column's name as in the file's header; blank for {@code FILE_*} (but
 *     {@code FILE_HEADER_UNKNOWN}) and {@code ROW_*}
 * @param value the cell, at most 200 code points and then {@code …}; blank for {@code FILE_*} and {@code ROW_*}
 * @param message a sentence: what it is about, what was expected, what was found
 * @param hint what to do about it
 * @param record number of the row as a spreadsheet shows it, the header being 1; 0: not known
 */
public record Finding(
        long line,
        String vendorSku,
        String column,
        String value,
        Severity severity,
        FindingCode code,
        String message,
        String hint,
        long record) {

    private static final int LONGEST_VALUE = 200;

    /** A fault of the whole file, on the given line. */
    public static Finding ofFile(long line, FindingCode code, String message, String hint) {
        return new Finding(line, "", "", "", code.severity(), code, message, hint, line == 1 ? 1 : 0);
    }

    /** A column that nothing is read from. */
    public static Finding ofColumn(long line, String column, String message, String hint) {
        FindingCode code = FindingCode.FILE_HEADER_UNKNOWN;
        return new Finding(line, "", cut(column), "", code.severity(), code, message, hint, 1);
    }

    /** The text as it stands in error files: over 200 code points it is cut and ends in {@code …}. */
    public static String cut(String text) {
        if (text.length() <= LONGEST_VALUE || text.codePointCount(0, text.length()) <= LONGEST_VALUE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
