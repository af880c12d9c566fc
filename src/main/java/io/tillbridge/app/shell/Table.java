package io.tillbridge.app.shell;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, columns as wide as their widest cell; numbers stand right, texts left. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "" : plain(cell.toString()));
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** One text per line, without line ends. */
    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? "" : GAP).append(numeric(column) ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private boolean numeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[0-9,.]*"));
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** A name from outside must not steer the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
