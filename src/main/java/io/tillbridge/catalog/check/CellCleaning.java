package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.Severity;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is made of the text of a cell before it is checked: guards of spreadsheets, entities, control characters and letters
 * nobody sees are taken off, and the row says so.
 */
final class CellCleaning {
    private static final Set<Column> GTINS =
            EnumSet.of(Column.GTIN, Column.GTIN_EAN, Column.GTIN_UPC, Column.GTIN_ISBN, Column.GTIN_ITF14);
    private static final Set<Column> CODES =
            EnumSet.of(Column.VENDOR_SKU, Column.MANUFACTURER_SKU, Column.GROUP_ID, Column.LANGUAGE);
    private static final Set<Column> NAMES = EnumSet.of(Column.NAME, Column.BRAND);
    private static final Set<Column> DESCRIPTIONS = EnumSet.of(Column.DESCRIPTION, Column.ADDITIONAL_DESCRIPTION);
    private static final CellCleaning SKU = new CellCleaning(Column.VENDOR_SKU, true, false);

    private final boolean required;
    private final boolean gtin;
    private final boolean code;
    private final boolean plainText;
    private final int unwanted;
    private final boolean oneLine;
    private final boolean damaged;

    /**
     * For one column.
     *
     * @param column null for a variation or an attribute
     * @param oneLine whether tabs and line ends become blanks
     * @param damaged whether U+FFFD stands for bytes that are no UTF-8
     */
    CellCleaning(Column column, boolean oneLine, boolean damaged) {
        this.required = column != null && column.required();
        this.gtin = GTINS.contains(column);
        this.code = gtin || CODES.contains(column);
        this.plainText = NAMES.contains(column) || DESCRIPTIONS.contains(column);
        this.oneLine = oneLine;
        this.damaged = damaged;
        unwanted = CellText.CONTROLS
                | (oneLine ? CellText.LINE_ENDS : 0)
                | (code || NAMES.contains(column) ? CellText.INVISIBLE : 0);
    }

    /** A SKU as rows are compared by it. */
    static String sku(String cell) {
        String text = CellText.asFound(cell);
        return SKU.isNeeded(text) ? SKU.cleaned(SKU.unguarded(text)) : text;
    }

    /** False for nearly every cell. */
    boolean isNeeded(String text) {
        return CellText.traits(text) != CellText.CLEAN
                || SpreadsheetGuard.mayStand(text)
                || (plainText && text.indexOf('&') >= 0)
                || (gtin && text.indexOf('.') >= 0)
                || (damaged && text.indexOf(CellText.NO_CHARACTER) >= 0);
    }

    /** The text to be checked, or null when the cell is not to be looked at any more; the row takes the findings. */
    String mended(String found, RowUnderCheck row) {
        if (damaged && found.indexOf(CellText.NO_CHARACTER) >= 0) {
            wrongBytes(row);
            return null;
        }
        String bare = unguarded(found);
        if (!bare.equals(found)) {
            row.found(
                    FindingCode.CELL_GUARD,
                    row.header() + " must hold its text alone; a spreadsheet's guard or .0 was taken off. Loaded as "
                            + RowUnderCheck.quoted(bare) + ".",
                    "Export the column as text, without signs around it.");
        }
        String text = cleaned(bare);
        String why = why(bare);
        if (why != null) {
            row.found(
                    FindingCode.TEXT_CONTROL,
                    row.header() + why + " Loaded as " + RowUnderCheck.quoted(text) + ".",
                    "Take tabs, line ends and invisible characters out at the source.");
        }
        return text;
    }

    private void wrongBytes(RowUnderCheck row) {
        row.found(
                FindingCode.TEXT_ENCODING,
                required ? Severity.CRITICAL : Severity.WARNING,
                row.header() + " must be UTF-8, as the rest of the file is; found " + row.quoted()
                        + ", where � stands for a wrong byte." + (required ? "" : " The cell is left blank."),
                FindingCode.TEXT_ENCODING.whatToDo());
    }

    private String why(String bare) {
        String resolved = resolved(bare);
        int traits = CellText.traits(resolved) & unwanted;
        if ((traits & ~CellText.INVISIBLE) != 0) {
            return " must hold no control characters; they were taken out.";
        }
        if (traits != 0) {
            return " must hold no invisible characters; they were taken out.";
        }
        return resolved.equals(bare) ? null : " must hold plain text; its HTML entities were resolved.";
    }

    private String unguarded(String text) {
        String bare = SpreadsheetGuard.mayStand(text) ? SpreadsheetGuard.off(text, code) : text;
        return gtin ? SpreadsheetGuard.withoutDecimalZeros(bare) : bare;
    }

    private String resolved(String text) {
        return plainText ? HtmlEntities.resolved(text) : text;
    }

    private String cleaned(String bare) {
        String text = resolved(bare);
        int traits = CellText.traits(text);
        if ((traits & CellText.SURROGATES) != 0) {
            text = CellText.wellFormed(text);
        }
        return (traits & unwanted) == 0
                ? CellText.trimmed(text)
                : CellText.without(text, oneLine, (traits & unwanted & CellText.INVISIBLE) != 0);
    }
}
