package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.MissingCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One header read by one dialect: which raw column means what, what is missing, what stands there twice, what is unknown. */
final class HeaderReading {
    private final Dialect dialect;
    private final String[] header;
    private final String[] meanings;
    private final DialectNames own;
    private final Map<String, Integer> first = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final Set<String> duplicates = new LinkedHashSet<>();
    private final List<String> addedNames = new ArrayList<>();
    private final List<DialectTransform.Joined> added = new ArrayList<>();
    private final List<DialectTransform.Otherwise> otherwise = new ArrayList<>();
    private final List<Column> missing;
    private final Set<String> canonical;
    private final DialectChoice choice;
    private final boolean blankCosts;
    private final boolean skuByOwnName;
    private final String language;
    private Dialect nearest;

    HeaderReading(Dialect dialect, String[] header, DialectChoice choice) {
        this.choice = choice;
        this.dialect = dialect;
        this.header = header;
        meanings = new String[header.length];
        own = new DialectNames(dialect, header);
        readCanonicalNames();
        canonical = found.stream().filter(name -> !isOwnName(name)).collect(Collectors.toUnmodifiableSet());
        dialect.joined().forEach(this::join);
        readOwnNames();
        dialect.otherwise().forEach((target, names) -> {
            if (!canonical.contains(Dialect.identity(target))) {
                otherwise(target, names);
            }
        });
        if (dialect.hidden().keySet().stream().anyMatch(name -> first.containsKey(HeaderName.folded(name)))
                && found.add(Column.IS_VISIBLE.header())) {
            addedNames.add(Column.IS_VISIBLE.header());
            added.add(new DialectTransform.Joined(List.of(), "", false));
        }
        skuByOwnName = !canonical.contains(Column.VENDOR_SKU.header()) && found.contains(Column.VENDOR_SKU.header());
        own.passOverWhatSaysNothing();
        own.reportBeside(canonical);
        blankCosts = (choice.missingCost() == null ? dialect.missingCost() : choice.missingCost()) == MissingCost.BLANK;
        language = own.languageOfRows(
                found.contains(Column.LANGUAGE.header()), choice.given().contains(Column.LANGUAGE));
        if (language != null) {
            found.add(Column.LANGUAGE.header());
        }
        missing = Arrays.stream(Column.values())
                .filter(column -> column.required() && !isGiven(column) && !found.contains(column.header()))
                .toList();
    }

    private boolean isGiven(Column column) {
        return choice.given().contains(column) || (column == Column.DEFAULT_COST && blankCosts);
    }

    private void readCanonicalNames() {
        for (int raw = 0; raw < header.length; raw++) {
            first.putIfAbsent(HeaderName.folded(header[raw]), raw);
            String name = Dialect.canonicalName(header[raw]);
            meanings[raw] = name;
            if (name != null && !found.add(Dialect.identity(name))) {
                duplicates.add(header[raw].strip());
            }
        }
    }

    /** Whether the system calls a column by its canonical name, among others. */
    private boolean isOwnName(String target) {
        return dialect.columns().getOrDefault(target, List.of()).stream()
                .anyMatch(name -> target.equals(Dialect.canonicalName(name)));
    }

    private void readOwnNames() {
        dialect.columns().forEach((target, names) -> {
            if (!found.contains(Dialect.identity(target))) {
                names.stream()
                        .map(own::of)
                        .filter(first::containsKey)
                        .findFirst()
                        .ifPresent(name -> take(target, name));
                names.forEach(own::passOver);
            }
        });
    }

    private void take(String target, String name) {
        found.add(Dialect.identity(target));
        for (int raw = 0; raw < header.length; raw++) {
            if (HeaderName.folded(header[raw]).equals(name)) {
                if (raw != first.get(name)) {
                    duplicates.add(header[raw].strip());
                }
                meanings[raw] = target;
            }
        }
    }

    private void join(String target, Dialect.Join join) {
        boolean some = join.parts() == Dialect.Join.Parts.SOME;
        List<String> names = join.of().stream()
                .map(own::of)
                .filter(name -> !some || first.containsKey(name))
                .toList();
        join.of().forEach(own::passOver);
        if (!found.contains(target) && !names.isEmpty() && first.keySet().containsAll(names)) {
            found.add(target);
            addedNames.add(target);
            added.add(new DialectTransform.Joined(
                    names.stream().map(first::get).toList(), join.with(), join.parts() == Dialect.Join.Parts.ALL));
        }
    }

    private void otherwise(String target, List<String> names) {
        names.forEach(own::passOver);
        int[] from = names.stream()
                .map(own::of)
                .filter(first::containsKey)
                .mapToInt(first::get)
                .filter(raw -> !target.equals(meanings[raw]))
                .toArray();
        if (from.length == 0) {
            return;
        }
        if (found.add(Dialect.identity(target))) {
            addedNames.add(target);
            added.add(new DialectTransform.Joined(List.of(), "", false));
        }
        int raw = Arrays.asList(withAdded(meanings)).indexOf(target);
        boolean group = target.equals(Column.GROUP_ID.header());
        otherwise.add(new DialectTransform.Otherwise(raw, from, group ? variations() : null));
    }

    /** A product that differs from no other has no group. */
    private int[] variations() {
        return IntStream.range(0, meanings.length)
                .filter(raw -> Dialect.isVariation(meanings[raw]))
                .toArray();
    }

    Dialect dialect() {
        return dialect;
    }

    /** Whether the header has a name of this system alone. */
    boolean isDetected() {
        return own.isDetected();
    }

    HeaderReading nearTo(HeaderReading other) {
        nearest = other == null ? null : other.dialect;
        return this;
    }

    /** The dialect that misses less than this one but was not detected; null for none. */
    Dialect nearest() {
        return nearest;
    }

    /** Whether the vendorSku came by a name of the dialect: then the file is of that system. */
    boolean skuByOwnName() {
        return skuByOwnName;
    }

    List<Column> missing() {
        return missing;
    }

    Set<String> duplicates() {
        return duplicates;
    }

    /** Headers that mean something in this dialect. */
    int known() {
        return found.size();
    }

    /** The canonical name of a raw column, or null. */
    String meaning(int raw) {
        return meanings[raw];
    }

    /** Headers that the dialect does not know, in the file's order. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int raw = 0; raw < header.length; raw++) {
            if (meanings[raw] == null && !own.isPassedOver(raw)) {
                unknown.add(header[raw].strip());
            }
        }
        return unknown;
    }

    Layout layout() {
        String[] all = withAdded(meanings);
        Column[] columns = Arrays.stream(all).map(Dialect::column).toArray(Column[]::new);
        String[] named = Arrays.stream(all)
                .map(name -> Dialect.column(name) == null ? name : null)
                .toArray(String[]::new);
        return new Layout(dialect.name(), withAdded(header), header.length, columns, named, language)
                .returned(first.getOrDefault(Dialect.ERRORS, -1))
                .article(article())
                .blankCosts(blankCosts);
    }

    /** The parts of a joined SKU without those in which the rows of one article differ. */
    private List<Integer> article() {
        int sku = addedNames.indexOf(Column.VENDOR_SKU.header());
        if (sku < 0 || dialect.carriedOver().isEmpty()) {
            return List.of();
        }
        Set<Integer> over = dialect.carriedOver().stream()
                .map(name -> first.get(HeaderName.folded(name)))
                .collect(Collectors.toSet());
        return added.get(sku).of().stream().filter(raw -> !over.contains(raw)).toList();
    }

    private String[] withAdded(String[] ofFile) {
        String[] all = Arrays.copyOf(ofFile, ofFile.length + addedNames.size());
        System.arraycopy(addedNames.toArray(), 0, all, ofFile.length, addedNames.size());
        return all;
    }

    DialectTransform transform() {
        ValueRule[] rules = Arrays.stream(withAdded(meanings))
                .map(name -> name == null ? null : dialect.values().get(name))
                .toArray(ValueRule[]::new);
        GroupedRows grouped = dialect.rows() == null ? null : new GroupedRows(dialect.rows(), first);
        int visible = Arrays.asList(withAdded(meanings)).indexOf(Column.IS_VISIBLE.header());
        DialectTransform.Hiding hiding = DialectTransform.Hiding.of(dialect.hidden(), first, visible);
        int[] zeros = GroupedRows.rawIndexes(dialect.zeroIsBlank(), first);
        return new DialectTransform(header.length, grouped, added, otherwise, rules, hiding, zeros);

}
}
