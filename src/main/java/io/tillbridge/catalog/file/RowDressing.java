package io.tillbridge.catalog.file;

import java.util.Arrays;
import java.util.List;

/** What a dialect does to each row before anyone sees it: fills, turns and adds cells. Only for rows as wide as the header. */
final class RowDressing {
    /** A cell behind those of the file: the cells at these places joined. */
    record Joined(List<Integer> of, String with) {
        String cell(String[] cells) {
            StringBuilder joined = new StringBuilder();
            for (int raw : of) {
                String part = cells[raw].strip();
                joined.append(joined.length() == 0 || part.isEmpty() ? "" : with)
                        .append(part);
            }
            return joined.toString();
        }
    }

    private final int fileWidth;
    private final GroupedRows grouped;
    private final ValueRule[] rules;
    private final List<Joined> added;

    /**
     * Any part may be without effect.
     *
     * @param grouped null when rows do not lean on each other
     * @param rules for each header what turns its cells, or null; then for each added column
     */
    RowDressing(int fileWidth, GroupedRows grouped, ValueRule[] rules, List<Joined> added) {
        this.fileWidth = fileWidth;
        this.grouped = grouped;
        this.rules = Arrays.stream(rules).allMatch(rule -> rule == null) ? new ValueRule[0] : rules;
        this.added = added;
    }

    /** Whether a row means the same whoever has seen the rows above it. */
    boolean rowsStandAlone() {
        return grouped == null;
    }

    /** The row as it goes on; null when it is no product. A row of wrong width stays of wrong width. */
    String[] dress(String[] cells) {
        if (cells.length != fileWidth) {
            return cells.length == fileWidth + added.size() ? blankAdded(cells) : cells;
        }
        if (grouped != null && !grouped.standsAlone(cells)) {
            return null;
        }
        String[] dressed = added.isEmpty() ? cells : Arrays.copyOf(cells, fileWidth + added.size());
        for (int i = 0; i < added.size(); i++) {
            dressed[fileWidth + i] = added.get(i).cell(cells);
        }
        for (int i = 0; i < rules.length; i++) {
            if (rules[i] != null) {
                dressed[i] = rules[i].apply(dressed[i]);
            }
        }
        return dressed;
    }

    private static String[] blankAdded(String[] cells) {
        String[] wider = Arrays.copyOf(cells, cells.length + 1);
        wider[cells.length] = "";
        return wider;
    }
}
