package io.tillbridge.catalog.file;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a dialect makes of each row before it is checked: fills, adds, replaces and turns cells. What stands in the file
 * goes on beside it. Only for rows as wide as the header.
 */
final class DialectTransform {
    /** A cell behind those of the file: the cells at these places joined. */
    record Joined(List<Integer> of, String with, boolean all) {
        String cell(String[] cells) {
            StringBuilder joined = new StringBuilder();
            for (int raw : of) {
                String part = cells[raw].strip();
                if (all && part.isEmpty()) {
                    return "";
                }
                joined.append(joined.length() == 0 || part.isEmpty() ? "" : with)
                        .append(part);
            }
            return joined.toString();
        }

        /** Nothing when one of the cells is not there: half a SKU would be another product's. */
        String cellOfOtherWidth(String[] cells) {
            return of.stream().allMatch(raw -> raw < cells.length) ? cell(cells) : "";
        }
    }

    /**
     * Where a blank cell's value stands otherwise.
     *
     * @param from places to look at, one after the other
     * @param onlyWith null, or: only in rows in which one of these cells is filled
     */
    @SuppressWarnings("ArrayRecordComponent") // made once a file, compared by nobody
    record Otherwise(int raw, int[] from, int[] onlyWith) {
        /** The place whose value counts; when all are blank, the last one is the one to fill. */
        int source(String[] values) {
            if (!values[raw].isBlank() || (onlyWith != null && !anyFilled(values))) {
                return raw;
            }
            for (int source : from) {
                if (!values[source].isBlank()) {
                    return source;
                }
            }
            return from[from.length - 1];
        }

        private boolean anyFilled(String[] values) {
            for (int place : onlyWith) {
                if (!values[place].isBlank()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Rows that are not visible because one of their cells says so; {@code words} by the cell's place, folded. */
    record Hiding(int visible, Map<Integer, Set<String>> words) {
        /** Null when the file has none of the columns. */
        static Hiding of(Map<String, Set<String>> wordsByHeader, Map<String, Integer> places, int visible) {
            Map<Integer, Set<String>> words = new HashMap<>();
            wordsByHeader.forEach((header, hidden) -> {
                Integer raw = places.get(HeaderName.folded(header));
                if (raw != null) {
                    words.put(raw, hidden);
                }
            });
            return words.isEmpty() ? null : new Hiding(visible, words);
        }

        /** Place of the cell that hides the row, or -1. */
        int by(String[] values) {
            for (Map.Entry<Integer, Set<String>> cell : words.entrySet()) {
                if (cell.getValue().contains(ValueRule.folded(values[cell.getKey()]))) {
                    return cell.getKey();
                }
            }
            return -1;
        }
    }

    private final int fileWidth;
    private final GroupedRows grouped;
    private final List<Joined> added;
    private final List<Otherwise> otherwise;
    private final ValueRule[] rules;
    private final Hiding hiding;
    private final int[] zeros;
    private final boolean turnsNothing;

    /**
     * Any part may be without effect.
     *
     * @param grouped null when rows do not lean on each other
     * @param rules for each header what turns its cells, or null; then for each added column
     * @param hiding null when no cell hides its row
     * @param zeros places of amounts whose 0 counts as blank
     */
    DialectTransform(
            int fileWidth,
            GroupedRows grouped,
            List<Joined> added,
            List<Otherwise> otherwise,
            ValueRule[] rules,
            Hiding hiding,
            int[] zeros) {
        this.hiding = hiding;
        this.zeros = zeros;
        this.fileWidth = fileWidth;
        this.grouped = grouped;
        this.added = added;
        this.otherwise = otherwise;
        this.rules = Arrays.stream(rules).allMatch(rule -> rule == null) ? new ValueRule[0] : rules;
        turnsNothing = grouped == null
                && added.isEmpty()
                && otherwise.isEmpty()
                && this.rules.length == 0
                && hiding == null
                && zeros.length == 0;
    }

    /** Whether a row means the same whoever has seen the rows above it. */
    boolean rowsStandAlone() {
        return grouped == null;
    }

    /** The row as it goes on; null when it is no product. */
    RawRow dress(long line, long number, String[] cells, MalformedRecord malformed) {
        if (turnsNothing) {
            return new RawRow(line, number, cells, cells, null, malformed);
        }
        if (cells.length != fileWidth) {
            return new RawRow(line, number, cells, ofOtherWidth(cells), null, malformed);
        }
        if (grouped != null && !grouped.standsAlone(cells)) {
            return null;
        }
        String[] values = Arrays.copyOf(cells, fileWidth + added.size());
        for (int i = 0; i < added.size(); i++) {
            values[fileWidth + i] = added.get(i).cell(cells);
        }
        if (grouped != null) {
            grouped.blankSingle(values);
        }
        for (int raw : zeros) {
            values[raw] = isZero(values[raw].strip()) ? "" : values[raw];
        }
        int[] sources = replaceBlanks(values);
        for (int i = 0; i < rules.length; i++) {
            if (rules[i] != null) {
                values[i] = rules[i].apply(values[i]);
            }
        }
        return new RawRow(line, number, cells, values, hidden(values, sources), malformed);
    }

    private int[] hidden(String[] values, int[] sources) {
        int by = hiding == null ? -1 : hiding.by(values);
        if (by < 0) {
            return sources;
        }
        values[hiding.visible()] = "no";
        int[] all = sources == null ? IntStream.range(0, values.length).toArray() : sources;
        all[hiding.visible()] = by;
        return all;
    }

    private static boolean isZero(String amount) {
        return !amount.isEmpty() && amount.charAt(0) == '0' && amount.chars().allMatch(c -> c == '0' || c == '.');
    }

    private int[] replaceBlanks(String[] values) {
        int[] sources = null;
        for (Otherwise blank : otherwise) {
            int source = blank.source(values);
            if (source != blank.raw()) {
                if (sources == null) {
                    sources = new int[values.length];
                    Arrays.setAll(sources, raw -> raw);
                }
                sources[blank.raw()] = source;
                values[blank.raw()] = values[source];
            }
        }
        return sources;
    }

    private String[] ofOtherWidth(String[] cells) {
        String[] values = new String[fileWidth + added.size()];
        for (int i = 0; i < fileWidth; i++) {
            values[i] = i < cells.length ? cells[i] : "";
        }
        for (int i = 0; i < added.size(); i++) {
            values[fileWidth + i] = added.get(i).cellOfOtherWidth(cells);
        }
        return values;
    }
}
