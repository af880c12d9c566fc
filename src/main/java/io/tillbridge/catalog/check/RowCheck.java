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
    private final CellCleaning[] mendings;
    private final int sku;
    private final int cost;
    private final int errors;
    private final int[] article;
    private final int[] variations;
    private final List<Column> absent = new ArrayList<>();
    private final CellPlan plan;
    private final FindingOrder order;
    private final RowUnderCheck row = new RowUnderCheck();

    public RowCheck(Layout layout, RowDefaults defaults) {
        headers = layout.headers();
        fileWidth = layout.fileWidth();
        checks = new CellCheck[headers.length];
        mendings = new CellCleaning[headers.length];
        errors = layout.indexOfErrors();
        article = layout.article();
        cost = layout.indexOf(Column.DEFAULT_COST);
        sku = layout.indexOf(Column.VENDOR_SKU);
        variations = variations(layout);
        plan = new CellPlan(layout, defaults);
        order = new FindingOrder(headers, sku, gtins(layout));
        for (int raw = 0; raw < headers.length; raw++) {
            checks[raw] = plan.of(raw);
            if (checks[raw] != null) {
                mendings[raw] = new CellCleaning(layout.column(raw), checks[raw].isOneLine(), layout.damaged());
            }
        }
        for (Column column : Column.values()) {
            if (layout.indexOf(column) < 0 && (column.required() || column == Column.GROUP_ID)) {
                absent.add(column);
            }
        }
    }

    /** A SKU as it is stored, of a cell as it stands in a file. */
    public static String sku(String cell) {
        return CellCleaning.sku(cell);
    }

    /** Checks a row; never throws, whatever the row holds. */
    public Checked check(RawRow raw) {
        String[] values = raw.values();
        String vendorSku = sku < 0 || sku >= values.length ? "" : CellCleaning.sku(values[sku]);
        row.begin(raw.line(), raw.number(), vendorSku, holdsVariation(values));
        if (raw.malformed() != null) {
            row.at("", "");
            row.found(
                    FindingCode.ROW_MALFORMED,
                    raw.malformed().message(),
                    raw.malformed().hint());
        } else if (raw.cells().length != fileWidth) {
            width(raw.cells().length);
        } else if (errors >= 0 && raw.cells()[errors].contains(FindingCode.ROW_WIDTH.name())) {
            widthOfBefore();
        } else if (vendorSku.isEmpty() && isBlank(values)) {
            noValue();
        } else {
            values(raw);
        }
        return row.checked();
    }

    /** What rows of one article have in common, so that one GTIN may stand in all of them; null: each SKU is an article. */
    public String article(RawRow raw) {
        if (article.length == 0 || raw.cells().length != fileWidth) {
            return null;
        }
        StringBuilder joined = new StringBuilder();
        for (int part : article) {
            joined.append(CellText.asFound(raw.cells()[part])).append('\n');
        }
        return joined.toString();
    }

    /**
     * The findings of a row together with those that needed the whole file, in the order of the file's columns.
     *
     * @param gtinMask {@link GtinKind#bit}s of the cells whose GTIN stands under other SKUs, too
     * @param replacedByLine line of the last row with this SKU; 0 when this row is the last
     * @param others the rows those GTINs stand in, too
     */
    public List<Finding> findings(RawRow raw, Checked checked, int gtinMask, long replacedByLine, OtherRows others) {
        return has(FindingCode.ROW_WIDTH, checked.findings())
                ? checked.findings()
                : order.merged(raw, checked, gtinMask, replacedByLine, others);
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
        costAboveMsrp(cells);
    }

    private void costAboveMsrp(RawRow cells) {
        String msrp = row.draft.text(Column.MSRP);
        String paid = row.draft.text(Column.DEFAULT_COST);
        if (msrp != null && paid != null && cost >= 0 && PlainDecimal.scaled(paid) > PlainDecimal.scaled(msrp)) {
            row.at(headers[cells.source(cost)], CellText.asFound(cells.cell(cost)));
            row.found(
                    FindingCode.COST_ABOVE_MSRP,
                    row.header() + " should be at most the msrp, " + msrp + "; found " + row.quoted()
                            + ". Both are kept.",
                    FindingCode.COST_ABOVE_MSRP.whatToDo());
            order.place(row.findings());
        }
    }

    /** A line of delimiters only: one finding says all there is to say. */
    private void noValue() {
        row.at(sku < 0 ? Column.VENDOR_SKU.header() : headers[sku], "");
        row.found(
                FindingCode.SKU_MISSING,
                "The row holds no value at all.",
                "Take lines that hold nothing but delimiters out.");
    }

    private boolean isBlank(String[] values) {
        for (String value : values) {
            if (!CellText.isBlank(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(FindingCode code, List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).code() == code) {
                return true;
            }
        }
        return false;
    }

    private void value(RawRow cells, int raw, boolean asInFile) {
        String value = CellText.asFound(cells.values()[raw]);
        if (asInFile) {
            row.at(headers[raw], value);
        } else {
            row.at(headers[cells.source(raw)], CellText.asFound(cells.cell(raw)));
        }
        String text = mendings[raw].isNeeded(value) ? mendings[raw].mended(value, row) : value;
        if (text == null) {
            return;
        }
        if (text.isEmpty()) {
            checks[raw].blank(row);
        } else {
            checks[raw].filled(text, row);
        }
    }

    /** A row that came back filled up: its cells still stand in the wrong columns until somebody has looked. */
    private void widthOfBefore() {
        row.at("", "");
        row.found(
                FindingCode.ROW_WIDTH,
                "The row came back because it had more or fewer cells than the header, and its cell errors still says so.",
                "Put each value into its column, then clear the cell errors.");
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
