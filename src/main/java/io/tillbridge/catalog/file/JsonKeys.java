package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that occur anywhere in a JSON file, in place of a header: a first reading of the whole file finds them, and
 * with them whether it is JSON to its end.
 */
final class JsonKeys {
    private final Map<String, Integer> slots = new HashMap<>();
    private final HeaderReading asRead;
    private final HeaderReading canonical;

    private JsonKeys(Set<String> keys, DialectChoice choice) {
        Map<String, String> distinct = new LinkedHashMap<>();
        keys.forEach(key -> distinct.putIfAbsent(HeaderName.folded(key), key));
        String[] header = distinct.values().toArray(String[]::new);
        asRead = choice.dialects().read(header, choice);
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(Column.values()).map(Column::header).forEach(names::add);
        Set<String> found = new LinkedHashSet<>();
        for (int raw = 0; raw < header.length; raw++) {
            found.add(asRead.meaning(raw));
        }
        found.remove(null);
        names.addAll(found);
        leaveOut(Column.GTIN, names, found);
        if (asRead.dialect().language() != null || choice.given().contains(Column.LANGUAGE)) {
            leaveOut(Column.LANGUAGE, names, found); // the dialect or the connection adds it
        }
        List<String> order = List.copyOf(names);
        canonical = new HeaderReading(asRead.dialect(), order.toArray(String[]::new), choice);
        Map<String, Integer> byFolded = new HashMap<>();
        for (int raw = 0; raw < header.length; raw++) {
            if (asRead.meaning(raw) != null) {
                byFolded.put(HeaderName.folded(header[raw]), order.indexOf(asRead.meaning(raw)));
            }
        }
        for (String key : keys) {
            Integer slot = byFolded.get(HeaderName.folded(key));
            if (slot != null) {
                slots.put(key, slot);
            }
        }
    }

    private static void leaveOut(Column column, Set<String> names, Set<String> found) {
        if (!found.contains(column.header())) {
            names.remove(column.header());
        }
    }

    static JsonKeys find(FileDetection look, ReadLimits limits, DialectChoice choice) throws IOException {
        Seen seen = new Seen(limits.maxColumns());
        try (InputStream text = look.text(new CountingFileInput(look.file()), limits);
                JsonRecords records = new JsonRecords(text, look.json(), limits)) {
            String[] cells = records.next(seen, 0, -1);
            while (cells != null) {
                cells = records.next(seen, 0, -1);
            }
        }
        if (seen.keys.size() > limits.maxColumns()) {
            throw FileFault.format(
                    "The products have more than " + limits.maxColumns() + " different keys.",
                    "Send only the keys of the catalog; put a value into the value, not into its key.");
        }
        return new JsonKeys(seen.keys, choice);
    }

    /** For each key the number of its cell. */
    Map<String, Integer> slots() {
        return slots;
    }

    /** Of rows with the canonical columns and the variations and attributes found. */
    Layout layout() {
        return canonical.layout();
    }

    DialectTransform transform() {
        return canonical.transform();
    }

    List<Finding> unknown() {
        return new HeaderFindings(asRead, null).unknown();
    }

    /** Takes note of every key that is looked up, up to one more than the limit. */
    private static final class Seen extends java.util.AbstractMap<String, Integer> {
        private final Set<String> keys = new LinkedHashSet<>();
        private final int most;

        private Seen(int most) {
            this.most = most;
        }

        @Override
        public Integer get(Object key) {
            if (keys.size() <= most) {
                keys.add((String) key);
            }
            return null;
        }

        @Override
        public Set<Entry<String, Integer>> entrySet() {
            return Set.of();
        }
    }
}
