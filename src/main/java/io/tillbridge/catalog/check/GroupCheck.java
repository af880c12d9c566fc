package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;

/** {@code groupID}: stands with a colour, a size or a variation, or not at all. */
record GroupCheck() implements CellCheck {

    @Override
    public void filled(String text, RowUnderCheck row) {
        if (TextCheck.fits(text, row)) {
            row.draft.text(Column.GROUP_ID, text);
        }
        if (!row.hasVariation()) {
            row.found(
                    FindingCode.GROUP_WITHOUT_VARIATION,
                    row.header() + " " + row.quoted() + " needs a color, a size or a variation:<name> beside it; all"
                            + " are blank.",
                    "Say in what this product differs from the others of its group, or leave " + row.header()
                            + " blank.");
        }
    }

    @Override
    public void blank(RowUnderCheck row) {
        if (row.hasVariation()) {
            row.found(
                    FindingCode.VARIATION_WITHOUT_GROUP,
                    "A color, size or variation:<name> needs a " + row.header() + " beside it; it is blank.",
                    "Give all variants of one product the same " + row.header() + ".");
        }
    }
}
