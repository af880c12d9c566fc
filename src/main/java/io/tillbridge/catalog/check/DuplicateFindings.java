package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;

/** The words of the findings that need the whole file; the load finds them, this says them. */
public final class DuplicateFindings {

    private DuplicateFindings() {}

    /**
     * A row replaced by a later one of the same SKU.
     *
     * @param column the SKU's column as in the file's header
     * @param replacedByLine line of the last row with that SKU
     */
    public static Finding sku(long line, String sku, String column, long replacedByLine) {
        return cell(
                line,
                sku,
                column,
                sku,
                FindingCode.SKU_DUPLICATE,
                "The " + column + " " + RowUnderCheck.quoted(sku) + " stands again on line " + replacedByLine
                        + ", and the last row counts; this row is not loaded.",
                "Keep one row per " + column + ": take this one out, or give it a " + column + " of its own.");
    }

    /**
     * A GTIN that stands under other SKUs, too.
     *
     * @param column the cell's column as in the file's header
     * @param value the cell as given
     */
    public static Finding gtin(long line, String sku, String column, String value) {
        return cell(
                line,
                sku,
                column,
                value,
                FindingCode.GTIN_DUPLICATE,
                "A GTIN names one product; " + RowUnderCheck.quoted(value) + " in " + column
                        + " stands under two or more SKUs of this file. The cell is left blank.",
                "Find the rows with this number in this error file and correct those that carry another product's.");
    }

    private static Finding cell(
            long line, String sku, String column, String value, FindingCode code, String message, String hint) {
        return new Finding(line, sku, column, Finding.cut(value), code.severity(), code, message, hint);
    }
}
