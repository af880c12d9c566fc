package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One header read by one dialect: which raw column means what, what is missing, what stands there twice, what is unknown. */
final class HeaderReading {
    private final Dialect dialect;
    private final String[] header;
    private final String[] meanings;
    private final boolean[] passedOver;
    private final Map<String, Integer> first = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final Set<String> duplicates = new LinkedHashSet<>();
    private final List<String> addedNames = new ArrayList<>();
    private final List<RowDressing.Joined> added = new ArrayList<>();
    private final List<RowDressing.Otherwise> otherwise = new ArrayList<>();
    private final List<Column> missing;
    private final boolean skuByOwnName;
    private final String language;
    private String languageOfHeader;

    HeaderReading(Dialect dialect, String[] header, Set<Column> given) {
        this.dialect = dialect;
        this.header = header;
        meanings = new String[header.length];
        passedOver = new boolean[header.length];
        readCanonicalNames();
        Set<String> canonical = Set.copyOf(found);
        dialect.joined().forEach(this::join);
        readOwnNames();
        dialect.otherwise().forEach((target, names) -> {
            if (!canonical.contains(identity(target))) {
                otherwise(target, names);
            }
        });
        skuByOwnName = !canonical.contains(Column.VENDOR_SKU.header()) && found.contains(Column.VENDOR_SKU.header());
        passOver();
        language = languageOfRows();
        if (language != null) {
            found.add(Column.LANGUAGE.header());
        }
        missing = Arrays.stream(Column.values())
                .filter(column -> column.required() && !given.contains(column) && !found.contains(column.header()))
                .toList();
    }

    private void readCanonicalNames() {
        for (int raw = 0; raw < header.length; raw++) {
            first.putIfAbsent(ValueRule.folded(header[raw]), raw);
            String name = Dialect.canonicalName(header[raw]);
            meanings[raw] = name;
            if (name != null && !found.add(identity(name))) {
                duplicates.add(header[raw].strip());
            }
        }
    }

    private static String identity(String canonicalName) {
        return canonicalName.indexOf(':') < 0 ? canonicalName : ValueRule.folded(canonicalName);
    }

    private void readOwnNames() {
        languageOfHeader = languageOfHeader();
        dialect.columns().forEach((target, names) -> {
            if (!found.contains(identity(target))) {
                names.stream()
                        .map(this::ownName)
                        .filter(first::containsKey)
                        .findFirst()
                        .ifPresent(name -> take(target, name));
                names.forEach(this::passOver);
            }
        });
    }

    private void take(String target, String name) {
        found.add(identity(target));
        for (int raw = 0; raw < header.length; raw++) {
            if (ValueRule.folded(header[raw]).equals(name)) {
                if (raw != first.get(name)) {
                    duplicates.add(header[raw].strip());
                }
                meanings[raw] = target;
            }
        }
    }

    private void join(String target, Dialect.Join join) {
        List<String> names = join.of().stream().map(ValueRule::folded).toList();
        names.forEach(this::passOver);
        if (!found.contains(target) && first.keySet().containsAll(names)) {
            found.add(target);
            addedNames.add(target);
            added.add(new RowDressing.Joined(names.stream().map(first::get).toList(), join.with()));
        }
    }

    private void otherwise(String target, List<String> names) {
        names.forEach(this::passOver);
        int[] from = names.stream()
                .map(this::ownName)
                .filter(first::containsKey)
                .mapToInt(first::get)
                .filter(raw -> !target.equals(meanings[raw]))
                .toArray();
        if (from.length == 0) {
            return;
        }
        if (found.add(identity(target))) {
            addedNames.add(target);
            added.add(new RowDressing.Joined(List.of(), ""));
        }
        int raw = Arrays.asList(withAdded(meanings)).indexOf(target);
        boolean group = target.equals(Column.GROUP_ID.header());
        otherwise.add(new RowDressing.Otherwise(raw, from, group ? variations() : null));
    }

    /** A product that differs from no other has no group. */
    private int[] variations() {
        return IntStream.range(0, meanings.length)
                .filter(raw -> Dialect.isVariation(meanings[raw]))
                .toArray();
    }

    private void passOver() {
        dialect.ignored().forEach(this::passOver);
        passOver(Dialect.ERRORS);
        if (dialect.rows() != null) {
            passOver(dialect.rows().group());
            dialect.rows().single().keySet().forEach(this::passOver);
            dialect.rows().filled().forEach(this::passOver);
            dialect.rows().passedOverWithout().forEach(this::passOver);
        }
    }

    private void passOver(String name) {
        Pattern pattern = pattern(name);
        for (int raw = 0; raw < header.length; raw++) {
            passedOver[raw] |= pattern.matcher(ValueRule.folded(header[raw])).matches();
        }
    }

    private String languageOfHeader() {
        List<Pattern> marked = dialect.columns().values().stream()
                .flatMap(List::stream)
                .filter(name -> name.contains(Dialect.LANGUAGE_MARK))
                .map(HeaderReading::pattern)
                .toList();
        for (String name : header) {
            for (Pattern pattern : marked) {
                Matcher matcher = pattern.matcher(ValueRule.folded(name));
                if (matcher.matches()) {
                    return matcher.group(1);
                }
            }
        }
        return null;
    }

    private String ownName(String name) {
        return ValueRule.folded(
                languageOfHeader == null ? name : name.replace(Dialect.LANGUAGE_MARK, languageOfHeader));
    }

    private static Pattern pattern(String name) {
        String quoted = Pattern.quote(ValueRule.folded(name)).replace(Dialect.LANGUAGE_MARK, "\\E([a-z]{2})\\Q");
        return Pattern.compile(quoted);
    }

    /** The language every row has, when neither a column nor the header's own marks say another. */
    private String languageOfRows() {
        if (found.contains(Column.LANGUAGE.header())) {
            return null;
        }
        return languageOfHeader == null ? dialect.language() : languageOfHeader;
    }

    Dialect dialect() {
        return dialect;
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
            if (meanings[raw] == null && !passedOver[raw]) {
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
        return new Layout(dialect.name(), withAdded(header), header.length, columns, named, language);
    }

    private String[] withAdded(String[] ofFile) {
        String[] all = Arrays.copyOf(ofFile, ofFile.length + addedNames.size());
        System.arraycopy(addedNames.toArray(), 0, all, ofFile.length, addedNames.size());
        return all;
    }

    RowDressing dressing() {
        ValueRule[] rules = Arrays.stream(withAdded(meanings))
                .map(name -> name == null ? null : dialect.values().get(name))
                .toArray(ValueRule[]::new);
        GroupedRows grouped = dialect.rows() == null ? null : new GroupedRows(dialect.rows(), first);
        return new RowDressing(header.length, grouped, added, otherwise, rules);
    }
}
