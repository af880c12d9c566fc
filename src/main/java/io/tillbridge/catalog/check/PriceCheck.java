package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;

/** {@code msrp} and {@code defaultCost}: needed, a plain decimal number of 0 or more. What looks different is never guessed. */
record PriceCheck(Column column, FindingCode missing, FindingCode invalid) implements CellCheck {

    static CellCheck msrp() {
        return new PriceCheck(Column.MSRP, FindingCode.MSRP_MISSING, FindingCode.MSRP_INVALID);
    }

    static CellCheck defaultCost() {
        return new PriceCheck(Column.DEFAULT_COST, FindingCode.COST_MISSING, FindingCode.COST_INVALID);
    }

    @Override
    public void filled(String text, RowUnderCheck row) {
        if (PlainDecimal.end(text) == text.length()) {
            row.draft.text(column, text);
        } else {
            row.found(
                    invalid,
                    row.header() + " must be a plain decimal number of 0 or more; found " + row.quoted() + ".",
                    PlainDecimal.hint(text));
        }
    }

    @Override
    public void blank(RowUnderCheck row) {
        row.found(
                missing,
                row.header() + " is needed in every row; it is blank.",
                "Write a plain number such as 1234.50.");
    }
}
