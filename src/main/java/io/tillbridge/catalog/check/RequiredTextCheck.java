package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;

/**
 * {@code vendorSku}, {@code name} and {@code brand}: needed, one line, at most 255 characters.
 *
 * @param otherwise taken where the cell is blank; empty: there is none
 */
record RequiredTextCheck(Column column, FindingCode missing, String otherwise, String hint) implements CellCheck {

    private static final int MOST_CHARACTERS = 255;

    static CellCheck vendorSku() {
        return new RequiredTextCheck(
                Column.VENDOR_SKU, FindingCode.SKU_MISSING, "", "Give each product a SKU of its own that lasts.");
    }

    static CellCheck name() {
        return new NameCheck(new RequiredTextCheck(
                Column.NAME, FindingCode.NAME_MISSING, "", "Give the product the name it should have in the shop."));
    }

    static CellCheck brand(String otherwise) {
        return new RequiredTextCheck(
                Column.BRAND,
                FindingCode.BRAND_MISSING,
                otherwise,
                "Fill the cell, or have the brand set for the whole connection.");
    }

    @Override
    public void filled(String text, RowUnderCheck row) {
        if (text.length() > MOST_CHARACTERS && text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            row.found(
                    FindingCode.TEXT_TOO_LONG,
                    row.header() + " may have at most 255 characters; this one has "
                            + text.codePointCount(0, text.length()) + ".",
                    "Shorten it to 255 characters.");
            return;
        }
        row.draft.text(column, text);
    }

    @Override
    public void blank(RowUnderCheck row) {
        if (otherwise.isEmpty()) {
            row.found(missing, row.header() + " is needed in every row; it is blank.", hint);
        } else {
            row.draft.text(column, otherwise);
        }
    }

    @Override
    public boolean isOneLine() {
        return true;
    }
}
