package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;

/**
 * {@code msrp} and {@code defaultCost}: a plain decimal number of 0 or more. What looks different is never guessed.
 *
 * @param needed whether a row without it is rejected
 */
record PriceCheck(Column column, FindingCode missing, FindingCode invalid, boolean needed) implements CellCheck {

    static CellCheck msrp() {
        return new PriceCheck(Column.MSRP, FindingCode.MSRP_MISSING, FindingCode.MSRP_INVALID, true);
    }

    static CellCheck defaultCost(boolean needed) {
        return new PriceCheck(Column.DEFAULT_COST, FindingCode.COST_MISSING, FindingCode.COST_INVALID, needed);
    }

    @Override
    public void filled(String text, RowUnderCheck row) {
        String money = PlainDecimal.money(text);
        if (money != null) {
            row.draft.text(column, money);
        } else {
            row.found(
                    invalid,
                    row.header() + " must be a plain decimal number of 0 or more; found " + row.quoted() + ".",
                    PlainDecimal.hint(text));
        }
    }

    @Override
    public void blank(RowUnderCheck row) {
        if (needed) {
            row.found(
                    missing,
                    row.header() + " is needed in every row; it is blank.",
                    "Write a plain number such as 1234.50.");
        }
    }
}
