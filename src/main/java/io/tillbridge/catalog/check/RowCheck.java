package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.file.Layout;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.product.GtinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks the rows of one file, one at a time: every fault of a row is reported, in the order of the file's columns. What
 * to do with each column is chosen once from the header. One instance per thread.
 */
public final class RowCheck {

    private final String[] headers;
    private final int fileWidth;
    private final CellCheck[] checks;
    private final boolean[] oneLine;
    private final int sku;
    private final int[] variations;
    private final List<Column> absent = new ArrayList<>();
    private final CellPlan plan;
    private final FindingOrder order;
    private final RowUnderCheck row = new RowUnderCheck();

    public RowCheck(Layout layout, RowDefaults defaults) {
        headers = layout.headers();
        fileWidth = layout.fileWidth();
        checks = new CellCheck[headers.length];
        oneLine = new boolean[headers.length];
        sku = layout.indexOf(Column.VENDOR_SKU);
        variations = variations(layout);
        plan = new CellPlan(layout, defaults);
        order = new FindingOrder(headers, sku, gtins(layout));
        for (int raw = 0; raw < headers.length; raw++) {
            checks[raw] = plan.of(layout, raw);
            oneLine[raw] = checks[raw] != null && checks[raw].isOneLine();
        }
        for (Column column : Column.values()) {
            if (layout.indexOf(column) < 0 && (column.required() || column == Column.GROUP_ID)) {
                absent.add(column);
            }
        }
    }

    /** Checks a row; never throws, whatever the row holds. */
    public Checked check(RawRow raw) {
        String[] values = raw.values();
        row.begin(raw.line(), sku < 0 || sku >= values.length ? "" : oneLine(values[sku]), holdsVariation(values));
        if (raw.malformed() != null) {
            row.at("", "");
            row.found(
                    FindingCode.ROW_MALFORMED,
                    raw.malformed().message(),
                    raw.malformed().hint());
        } else if (raw.cells().length != fileWidth) {
            width(raw.cells().length);
        } else {
            values(raw);
        }
        return row.checked();
    }

    /**
     * The findings of a row together with those that needed the whole file, in the order of the file's columns.
     *
     * @param gtinMask {@link GtinKind#bit}s of the cells whose GTIN stands under other SKUs, too
     * @param replacedByLine line of the last row with this SKU; 0 when this row is the last
     */
    public List<Finding> findings(RawRow raw, Checked checked, int gtinMask, long replacedByLine) {
        return raw.cells().length != fileWidth
                ? checked.findings()
                : order.merged(raw, checked, gtinMask, replacedByLine);
    }

    private void values(RawRow cells) {
        boolean asInFile = cells.values() == cells.cells();
        for (int raw = 0; raw < checks.length; raw++) {
            if (checks[raw] != null) {
                value(cells, raw, asInFile);
            }
        }
        for (int i = 0; i < absent.size(); i++) {
            row.at(absent.get(i).header(), "");
            plan.of(absent.get(i)).blank(row);
        }
    }

    private void value(RawRow cells, int raw, boolean asInFile) {
        String value = CellText.asFound(cells.values()[raw]);
        if (asInFile) {
            row.at(headers[raw], value);
        } else {
            row.at(headers[cells.source(raw)], CellText.asFound(cells.cell(raw)));
        }
        int traits = CellText.traits(value);
        String text = traits == CellText.CLEAN ? value : mended(value, traits, oneLine[raw]);
        if (text.isEmpty()) {
            checks[raw].blank(row);
        } else {
            checks[raw].filled(text, row);
        }
    }

    private String mended(String value, int traits, boolean isOneLine) {
        String text = (traits & CellText.SURROGATES) != 0 ? CellText.wellFormed(value) : value;
        if ((traits & CellText.CONTROLS) == 0 && (!isOneLine || (traits & CellText.LINE_ENDS) == 0)) {
            return text;
        }
        String repaired = CellText.withoutControls(text, isOneLine);
        row.found(
                FindingCode.TEXT_CONTROL,
                row.header() + " must hold no control characters; they were taken out. Loaded as "
                        + RowUnderCheck.quoted(repaired) + ".",
                "Take tabs, line ends and invisible characters out at the source.");
        return repaired;
    }

    private static String oneLine(String cell) {
        String text = CellText.asFound(cell);
        return CellText.traits(text) == CellText.CLEAN
                ? text
                : CellText.withoutControls(CellText.wellFormed(text), true);
    }

    private void width(int found) {
        row.at("", "");
        row.found(
                FindingCode.ROW_WIDTH,
                "A row must have as many cells as the header, " + fileWidth + "; this one has " + found + ".",
                FindingCode.ROW_WIDTH.whatToDo());
    }

    private boolean holdsVariation(String[] values) {
        for (int raw : variations) {
            if (raw < values.length && !CellText.isBlank(values[raw])) {
                return true;
            }
        }
        return false;
    }

    private static int[] variations(Layout layout) {
        return IntStream.range(0, layout.width())
                .filter(raw -> layout.variation(raw) != null
                        || layout.column(raw) == Column.COLOR
                        || layout.column(raw) == Column.SIZE)
                .toArray();
    }

    private static int[] gtins(Layout layout) {
        int[] gtins = new int[GtinKind.values().length];
        for (GtinKind kind : GtinKind.values()) {
            gtins[kind.index()] = layout.indexOf(Column.of(kind));
        }
        return gtins;
    }
}
