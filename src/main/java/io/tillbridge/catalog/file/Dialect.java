package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.MissingCost;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one system names the canonical columns. docs/dialects.md explains each part; every dialect knows the canonical names,
 * too.
 *
 * @param columns canonical name → the system's headers, the first one present counts; {@code {language}} in a header
 *     stands for two letters
 * @param joined canonical name → headers whose cells together make the value
 * @param otherwise canonical name → headers whose cells count, one after the other, in rows that leave its own blank
 * @param values canonical name → what turns its cells into canonical text
 * @param language of all rows when the file does not say it, or null
 * @param ignored headers of the system that say nothing to the hub, folded
 * @param rows how rows depend on the rows above them, or null
 * @param missingCost what a missing cost means unless the connection says it
 * @param carriedOver headers in which the rows of one article may differ: several of them may hold one GTIN
 * @param hidden headers → folded words; a row with one of them is not visible, whatever else it says
 * @param zeroIsBlank headers of amounts whose 0 says that there is none
 * @param detectedBy headers of this system alone: {@code auto} takes only a file that has one of them; none: any file
 */
record Dialect(
        String name,
        String title,
        Map<String, List<String>> columns,
        Map<String, Join> joined,
        Map<String, List<String>> otherwise,
        Map<String, ValueRule> values,
        String language,
        Set<String> ignored,
        GroupedRows.Rule rows,
        MissingCost missingCost,
        List<String> carriedOver,
        Map<String, Set<String>> hidden,
        List<String> zeroIsBlank,
        List<String> detectedBy) {

    static final String CANONICAL = "lightspeed-vendor";
    static final String LANGUAGE_MARK = "{language}";
    /** In a header of {@code ignored}: any text. */
    static final String ANY_MARK = "*";

    static final String ERRORS = "errors";

    private static final List<String> PREFIXES = List.of("variation:", "attribute:");
    private static final Map<String, String> CANONICAL_NAMES = canonicalNames();

    /**
     * Cells of several columns, put together with a text between those that are not blank.
     *
     * @param parts which of the headers and cells have to be there
     */
    record Join(List<String> of, String with, Parts parts) {
        enum Parts {
            /** All headers; of the cells those that are filled. */
            HEADERS,
            /** Whichever headers the file has. */
            SOME,
            /** All headers, and all cells: else the value is blank. */
            ALL;

            static Parts of(String word) {
                return word.equals("some") ? SOME : word.equals("all") ? ALL : HEADERS;
            }
        }
    }

    static Dialect canonical() {
        return new Dialect(
                CANONICAL,
                "Lightspeed vendor",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                Set.of(),
                null,
                MissingCost.REFUSE,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    /** The canonical spelling of a header that is a canonical name in any case, else null. */
    static String canonicalName(String header) {
        String folded = HeaderName.folded(header);
        for (String prefix : PREFIXES) {
            if (folded.startsWith(prefix)) {
                return prefix + header.strip().substring(prefix.length()).strip();
            }
        }
        return CANONICAL_NAMES.get(folded);
    }

    /** By which two canonical names are told apart: those of variations and attributes as headers are. */
    static String identity(String canonicalName) {
        return canonicalName.indexOf(':') < 0 ? canonicalName : HeaderName.folded(canonicalName);
    }

    /** The column of a canonical name; null for a variation or an attribute. */
    static Column column(String canonicalName) {
        for (Column column : Column.values()) {
            if (column.header().equals(canonicalName)) {
                return column;
            }
        }
        return null;
    }

    /** Whether products of one group differ in the column of this canonical name; null is none. */
    static boolean isVariation(String canonicalName) {
        return canonicalName != null
                && (canonicalName.startsWith(PREFIXES.get(0))
                        || canonicalName.equals(Column.COLOR.header())
                        || canonicalName.equals(Column.SIZE.header()));
    }

    static List<String> canonicalHeaders() {
        return List.of(Column.values()).stream().map(Column::header).toList();
    }

    private static Map<String, String> canonicalNames() {
        Map<String, String> names = new java.util.HashMap<>();
        for (Column column : Column.values()) {
            names.put(HeaderName.folded(column.header()), column.header());
        }
        return Map.copyOf(names);

}
}
