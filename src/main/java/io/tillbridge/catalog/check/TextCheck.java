package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.Severity;

/** An optional text: kept as it is, up to its length in bytes. */
record TextCheck(Target target) implements CellCheck {

    static final int MOST_BYTES = 65_535;

    /** Where in the product the text goes. */
    interface Target {
        void put(String text, RowUnderCheck row);
    }

    static CellCheck of(Column column) {
        return new TextCheck((text, row) -> row.draft.text(column, text));
    }

    static CellCheck variation(String name) {
        return new TextCheck((text, row) -> row.draft.variation(name, text));
    }

    static CellCheck attribute(String name) {
        return new TextCheck((text, row) -> row.draft.attribute(name, text));
    }

    @Override
    public void filled(String text, RowUnderCheck row) {
        if (fits(text, row)) {
            target.put(text, row);
        }
    }

    /** Whether the text is short enough; reports it when not. */
    static boolean fits(String text, RowUnderCheck row) {
        if (!CellText.isLongerThan(MOST_BYTES, text)) {
            return true;
        }
        row.found(
                FindingCode.TEXT_TOO_LONG,
                Severity.WARNING,
                row.header() + " may have at most 65,535 bytes of UTF-8; this text has more. The cell is left blank.",
                "Shorten the text.");
        return false;
    }
}
