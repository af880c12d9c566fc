package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.file.RawRow;

/** The words of the findings that need the whole file; the load finds them, this says them. */
public final class DuplicateFindings {

    private DuplicateFindings() {}

    /**
     * A row replaced by a later one of the same SKU.
     *
     * @param column the SKU's column as in the file's header
     * @param replacedByLine line of the last row with that SKU
     */
    public static Finding sku(RawRow row, String sku, String column, long replacedByLine) {
        return cell(
                row,
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
     * @param others the lines it stands on, too
     */
    public static Finding gtin(RawRow row, String sku, String column, String value, String others) {
        return cell(
                row,
                sku,
                column,
                value,
                FindingCode.GTIN_DUPLICATE,
                "A GTIN names one product; " + RowUnderCheck.quoted(value) + " in " + column
                        + " stands under two or more SKUs of this file, also on " + others
                        + ". The cell is left blank.",
                "Correct the rows that carry another product's number.");
    }

    private static Finding cell(
            RawRow row, String sku, String column, String value, FindingCode code, String message, String hint) {
        return new Finding(
                row.line(), sku, column, Finding.cut(value), code.severity(), code, message, hint, row.number());
    }
}
