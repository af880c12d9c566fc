package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.file.Layout;
import io.tillbridge.catalog.file.Layouts;
import io.tillbridge.catalog.file.RawRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row on line 2 with good required cells, to which a test adds the cells it is about. */
final class SampleRow {

    private final Map<String, String> cells = new LinkedHashMap<>();

    private SampleRow() {
        cells.put("vendorSku", "A-1");
        cells.put("name", "Trail jacket");
        cells.put("brand", "Northwind");
        cells.put("msrp", "129.95");
        cells.put("defaultCost", "64.50");
        cells.put("language", "en");
    }

    static SampleRow with(String column, String cell) {
        return new SampleRow().and(column, cell);
    }

    SampleRow and(String column, String cell) {
        cells.put(column, cell);
        return this;
    }

    SampleRow without(String column) {
        cells.remove(column);
        return this;
    }

    RawRow raw() {
        return new RawRow(2, cells.values().toArray(String[]::new));
    }

    RowCheck check(RowDefaults defaults) {
        Layout layout = Layouts.of(cells.keySet().toArray(String[]::new));
        return new RowCheck(layout, defaults);
    }

    Checked checked() {
        return check(RowDefaults.none()).check(raw());
    }

    /** The row with every cell blank. */
    Checked checkedBlank() {
        cells.replaceAll((column, cell) -> "");
        return checked();
    }

    /** Each finding as {@code column CODE severity}. */
    List<String> codes() {
        return codes(checked().findings());
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.column() + " " + f.code() + " " + f.severity().text())
                .toList();
    }

    /** The one finding of the row. */
    Finding finding() {
        List<Finding> findings = checked().findings();
        if (findings.size() != 1) {
            throw new AssertionError("expected one finding, found " + findings);
        }
        return findings.get(0);
    }
}
