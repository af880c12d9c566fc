package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;

/**
 * The language column holds a code of ISO 639-1; it is stored in small letters.
 *
 * @param otherwise the dialect's language where the cell is blank; empty: there is none
 */
record LanguageCheck(IsoLanguages languages, String otherwise) implements CellCheck {

    @Override
    public void filled(String text, RowUnderCheck row) {
        String code = languages.code(text);
        if (code == null) {
            row.found(
                    FindingCode.LANGUAGE_UNKNOWN,
                    row.header() + " must be a code of ISO 639-1; found " + row.quoted() + ".",
                    languages.hint(text));
        } else {
            row.draft.text(Column.LANGUAGE, code);
        }
    }

    @Override
    public void blank(RowUnderCheck row) {
        if (otherwise.isEmpty()) {
            row.found(
                    FindingCode.LANGUAGE_MISSING,
                    row.header() + " is needed in every row; it is blank.",
                    "Write the two letters of ISO 639-1, such as en.");
        } else {
            row.draft.text(Column.LANGUAGE, otherwise);
        }
    }
}
