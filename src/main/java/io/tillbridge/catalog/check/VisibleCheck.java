package io.tillbridge.catalog.check;

import io.tillbridge.catalog.FindingCode;

/** {@code isVisible}: true, false, yes or no. */
record VisibleCheck() implements CellCheck {

    @Override
    public void filled(String text, RowUnderCheck row) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes")) {
            row.draft.visible(true);
        } else if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no")) {
            row.draft.visible(false);
        } else {
            row.found(
                    FindingCode.VISIBLE_INVALID,
                    row.header() + " must be true, false, yes or no; found " + row.quoted() + ". It is taken as true.",
                    "Write true to show the product, false to hide it.");
        }
    }
}
