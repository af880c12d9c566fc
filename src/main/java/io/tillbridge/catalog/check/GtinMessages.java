package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.product.Gtin;
import io.tillbridge.product.GtinKind;
import io.tillbridge.product.GtinReading;

/** Says what is wrong with a GTIN, and what would be right where that can be known. */
record GtinMessages(GtinKind kind) {

    private static final String BLANK = " The cell is left blank.";

    void tell(GtinReading reading, String text, RowUnderCheck row) {
        switch (reading.fault()) {
            case SPREADSHEET ->
                row.found(
                        FindingCode.GTIN_SPREADSHEET,
                        row.header() + " must have " + expected() + "; " + row.quoted()
                                + " is scientific notation, and digits are lost." + BLANK,
                        "Format the column as text before the numbers are put in, and export again.");
            case LEADING_ZERO ->
                row.found(
                        FindingCode.GTIN_LEADING_ZERO,
                        row.header() + " must have " + expected() + "; " + row.quoted()
                                + " lacks its leading zero. Loaded as "
                                + Gtin.text(reading.canonical()).substring(2) + ".",
                        "Format the column as text so that the zero stays.");
            case LENGTH ->
                row.found(
                        lengthCode(),
                        row.header() + " must have " + expected() + "; " + row.quoted() + " has "
                                + (reading.digits() < 0 ? "other characters" : reading.digits()) + "." + BLANK,
                        lengthHint(text));
            case PLACEHOLDER ->
                row.found(
                        FindingCode.GTIN_PLACEHOLDER,
                        row.header() + " must be a number that GS1 issued; " + row.quoted() + " is a filler." + BLANK,
                        "Leave the cell blank when the product has no GTIN.");
            case CHECK_DIGIT ->
                row.found(
                        FindingCode.GTIN_CHECK_DIGIT,
                        row.header() + " must end in the digit that fits the others; " + row.quoted() + " does not."
                                + BLANK,
                        "It should end in " + (reading.fitting() == 10 ? "X" : reading.fitting())
                                + " if the other digits are right: compare it with the printed barcode.");
            case RESTRICTED ->
                row.found(
                        FindingCode.GTIN_RESTRICTED,
                        row.header() + " must be a number for trade; " + row.quoted()
                                + " has a prefix for use inside shops and companies, coupons, refunds or variable measures."
                                + BLANK,
                        "Give the number GS1 issued for the product, or leave the cell blank.");
        }
    }

    private FindingCode lengthCode() {
        return switch (kind) {
            case UPC -> FindingCode.UPC_LENGTH;
            case ITF14 -> FindingCode.ITF14_LENGTH;
            case ISBN -> FindingCode.ISBN_LENGTH;
            case EAN, GTIN -> FindingCode.EAN_LENGTH;
        };
    }

    private String expected() {
        return switch (kind) {
            case UPC -> "12 digits";
            case EAN -> "13 or 8 digits";
            case ITF14 -> "14 digits";
            case ISBN -> "13 or 10 digits";
            case GTIN -> "8, 12, 13 or 14 digits";
        };
    }

    private String lengthHint(String text) {
        for (GtinKind other : GtinKind.values()) {
            if (other != kind
                    && other != GtinKind.GTIN
                    && GtinReading.of(other, text).fault() == null) {
                return "It would be right in " + Column.of(other).header() + ".";
            }
        }
        return "Give all " + expected() + ", or leave the cell blank.";
    }
}
