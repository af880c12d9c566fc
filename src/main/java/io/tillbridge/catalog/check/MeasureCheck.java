package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;
import java.util.List;

/** A shipping measure: a number from 0 to a limit and a unit, stored as number, one blank, unit in small letters. */
record MeasureCheck(Column column, FindingCode invalid, long limit, List<String> units, String expected, String example)
        implements CellCheck {

    static CellCheck side(Column column, FindingCode invalid) {
        return new MeasureCheck(
                column, invalid, 500, List.of("cm", "in"), "a number from 0 to 500 with cm or in", "12.5 cm");
    }

    static CellCheck weight() {
        return new MeasureCheck(
                Column.SHIPPING_WEIGHT,
                FindingCode.WEIGHT_INVALID,
                70_000,
                List.of("g", "kg", "oz", "lb", "lbs"),
                "a number from 0 to 70000 with g, kg, oz, lb or lbs",
                "1.5 kg");
    }

    @Override
    public void filled(String text, RowUnderCheck row) {
        int end = PlainDecimal.end(text);
        String unit = end < 0 ? null : unit(text, end);
        String number = unit == null ? "" : PlainDecimal.rounded(text, end);
        if (unit != null && PlainDecimal.isAtMost(limit, number, number.length())) {
            boolean asWritten = number.length() == end && isWrittenSo(text, end, unit);
            row.draft.text(column, asWritten ? text : number + " " + unit);
            return;
        }
        row.found(
                invalid,
                row.header() + " must be " + expected + "; found " + row.quoted() + ". The cell is left blank.",
                hint(text, end, unit));
    }

    /** The unit after the number, with or without blanks between; null when it is none of ours. */
    private String unit(String text, int end) {
        int start = end;
        while (start < text.length() && CellText.isBlank(text.charAt(start))) {
            start++;
        }
        for (int i = 0; i < units.size(); i++) {
            String unit = units.get(i);
            if (text.length() - start == unit.length() && text.regionMatches(true, start, unit, 0, unit.length())) {
                return unit;
            }
        }
        return null;
    }

    private static boolean isWrittenSo(String text, int end, String unit) {
        return text.length() == end + 1 + unit.length() && text.charAt(end) == ' ' && text.endsWith(unit);
    }

    private String hint(String text, int end, String unit) {
        if (end < 0) {
            return "Write a plain number and its unit, such as " + example + ".";
        }
        if (unit != null) {
            return "At most " + limit + " is possible: check number and unit.";
        }
        return end == text.length()
                ? "Write the unit behind the number, such as " + example + "."
                : "Use one of the units " + String.join(", ", units) + ", such as " + example + ".";
    }
}
