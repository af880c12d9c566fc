package io.tillbridge.catalog.check;

import io.tillbridge.catalog.FindingCode;

/** A code of the vendor's own that no table program should have taken for a number. */
record CodeCheck(CellCheck text) implements CellCheck {

    @Override
    public void filled(String code, RowUnderCheck row) {
        text.filled(code, row);
        if (SpreadsheetGuard.isRewritten(code)) {
            row.found(
                    FindingCode.SKU_SPREADSHEET,
                    row.header() + " should be a code; " + row.quoted()
                            + " looks like a number that a table program has rewritten. It is kept.",
                    "Compare it with the code in your own system; format the column as text and export again.");
        }
    }

    @Override
    public void blank(RowUnderCheck row) {
        text.blank(row);
    }

    @Override
    public boolean isOneLine() {
        return text.isOneLine();
    }
}
