package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first record of a table, and where its known columns stand. */
final class TableHeader {
    private final char delimiter;
    private final String[] names;
    private final List<TableColumn> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> repeated = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    TableHeader(char delimiter, String[] names, List<TableColumn> columns) {
        this.delimiter = delimiter;
        this.names = names;
        this.columns = columns;
        for (int place = 0; place < names.length; place++) {
            String name = names[place];
            TableColumn column = columns.stream()
                    .filter(one -> one.isCalled(name))
                    .findFirst()
                    .orElse(null);
            if (column == null) {
                unknown.add(name.strip());
            } else if (places.putIfAbsent(column.name(), place) != null) {
                repeated.add(column.name());
            }
        }
    }

    char delimiter() {
        return delimiter;
    }

    int width() {
        return names.length;
    }

    int known() {
        return places.size();
    }

    /** -1 when the header has no such column. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    List<Finding> unknown() {
        return unknown.stream()
                .filter(name -> !name.isBlank())
                .distinct()
                .map(name -> Finding.ofColumn(
                        1, name, "Nothing is read from the column \"" + Finding.cut(name) + "\".", hint()))
                .toList();
    }

    private String hint() {
        return "The columns are " + columns.stream().map(TableColumn::name).collect(Collectors.joining(", ")) + ".";
    }

    void refuse(ReadLimits limits) throws FileFault {
        if (names.length > limits.maxColumns()) {
            throw FileFault.format(
                    "The header has more than " + limits.maxColumns() + " columns.",
                    "Look for a missing line end after the header.");
        }
        if (!repeated.isEmpty()) {
            throw new FileFault(
                    1,
                    FindingCode.FILE_HEADER_DUPLICATE,
                    "The header has the column " + repeated.get(0) + " twice.",
                    "Take one of the two columns out.");
        }
        List<String> missing = columns.stream()
                .filter(column -> column.required() && !places.containsKey(column.name()))
                .map(TableColumn::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new FileFault(
                    1,
                    FindingCode.FILE_HEADER_MISSING,
                    "The header must have the column " + String.join(" and the column ", missing)
                            + "; the first line is \""
                            + Finding.cut(String.join(String.valueOf(delimiter), names).strip()) + "\".",
                    hint());
        }
    }
}
