package io.tillbridge.catalog.file;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Makes rows that lean on the rows above them stand alone, as Shopify writes them: what belongs to the product stands on
 * its first row only, and further pictures have rows of their own.
 */
final class GroupedRows {
    private final int group;
    private final int[] filled;
    private final int[] passedOverWithout;
    private final int[] singleColumns;
    private final String[] singleValues;
    private final String[] above;
    private String current;

    /**
     * Named by headers, as the dialect's file says it.
     *
     * @param group rows that follow each other and have the same cell here belong together
     * @param filled blank cells of these columns are filled from the row above of the same group
     * @param passedOverWithout rows whose cells are blank in all these columns are no product
     * @param single where all these cells stand the product has no variants: they and the group are left blank
     */
    record Rule(List<String> group, List<String> filled, List<String> passedOverWithout, Map<String, String> single) {}

    GroupedRows(Rule rule, Map<String, Integer> indexes) {
        group = Arrays.stream(rawIndexes(rule.group(), indexes)).findFirst().orElse(-1);
        filled = rawIndexes(rule.filled(), indexes);
        passedOverWithout = rawIndexes(rule.passedOverWithout(), indexes);
        singleColumns = rawIndexes(List.copyOf(rule.single().keySet()), indexes);
        singleValues = rule.single().keySet().stream()
                .filter(header -> indexes.containsKey(HeaderName.folded(header)))
                .map(header -> rule.single().get(header))
                .toArray(String[]::new);
        above = new String[filled.length];
    }

    static int[] rawIndexes(List<String> headers, Map<String, Integer> indexes) {
        return headers.stream()
                .map(HeaderName::folded)
                .filter(indexes::containsKey)
                .mapToInt(indexes::get)
                .toArray();
    }

    /** False when the row is no product. Cells that lean on the rows above are filled in place. */
    boolean standsAlone(String[] cells) {
        if (group < 0 || cells[group].isBlank()) {
            current = null;
            return true;
        }
        boolean first = !cells[group].equals(current);
        current = cells[group];
        for (int i = 0; i < filled.length; i++) {
            if (first || !cells[filled[i]].isBlank()) {
                above[i] = cells[filled[i]];
            } else {
                cells[filled[i]] = above[i];
            }
        }
        return passedOverWithout.length == 0 || !allBlank(cells);
    }

    /** Takes the group and its marks off a product that has no variants. */
    void blankSingle(String[] values) {
        if (group >= 0 && !values[group].isBlank() && singleColumns.length > 0 && single(values)) {
            values[group] = "";
            for (int column : singleColumns) {
                values[column] = "";
            }
        }
    }

    private boolean allBlank(String[] cells) {
        for (int column : passedOverWithout) {
            if (!cells[column].isBlank()) {
                return false;
            }
        }
        return true;
    }

    private boolean single(String[] cells) {
        for (int i = 0; i < singleColumns.length; i++) {
            if (!cells[singleColumns[i]].strip().equals(singleValues[i])) {
                return false;
            }
        }
        return true;
    }
}
