package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.document.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a reading of the header found. */
final class HeaderFindings {
    private static final int HINTS = 200;

    private final HeaderReading reading;
    private final CsvHeader header;
    private final long line;

    /** @param header null for JSON, which has none */
    HeaderFindings(HeaderReading reading, CsvHeader header) {
        this.reading = reading;
        this.header = header;
        line = header == null ? 1 : header.line();
    }

    List<Finding> fatal() {
        List<Finding> findings = new ArrayList<>();
        if (!reading.duplicates().isEmpty()) {
            findings.add(of(
                    FindingCode.FILE_HEADER_DUPLICATE,
                    "The header names a column twice: " + quoted(reading.duplicates()) + ".",
                    "Take one of the two columns out."));
        }
        if (!reading.missing().isEmpty()) {
            String columns = reading.missing().stream().map(this::missing).collect(Collectors.joining("; "));
            findings.add(of(
                    FindingCode.FILE_HEADER_MISSING,
                    "Read as " + reading.dialect().name() + ", the header lacks required columns: " + columns
                            + ". Line " + line + " was taken for the header: \"" + header.shown() + "\""
                            + (header.below() > 0 ? "; line " + header.below() + " looks like it." : ".")
                            + nearest(),
                    header.below() == 0 && reading.nearest() != null ? nearestHint() : header.hint()));
        }
        return findings;
    }

    private String nearest() {
        Dialect near = reading.nearest();
        return near == null
                ? ""
                : " The nearest dialect is " + near.name() + " (" + near.title() + "); auto takes only a file for it that"
                        + " has one of the columns " + quoted(near.detectedBy()) + ".";
    }

    private String nearestHint() {
        return "Choose the dialect " + reading.nearest().name()
                + " for the connection if the file is one, or rename the columns to the required names.";
    }

    private String missing(Column column) {
        List<String> names = reading.dialect().columns().getOrDefault(column.header(), List.of());
        Dialect.Join join = reading.dialect().joined().get(column.header());
        String own = join != null
                ? " (of " + quoted(join.of()) + ")"
                : names.isEmpty() || names.contains(column.header()) ? "" : " (here " + quoted(names) + ")";
        List<String> wanted = new ArrayList<>(names);
        wanted.add(0, column.header());
        String nearest = wanted.stream()
                .flatMap(name -> NearestName.to(name, reading.unknown()).stream())
                .findFirst()
                .map(name -> ", nearest in the file: \"" + name + "\"")
                .orElse("");
        return "\"" + column.header() + "\"" + own + nearest;
    }

    /** One for each unknown header; the hint is the nearest known name. */
    List<Finding> unknown() {
        Set<String> names = knownNames();
        List<Finding> findings = new ArrayList<>();
        for (String name : new LinkedHashSet<>(reading.unknown())) {
            String message = name.isEmpty()
                    ? "A column has no name; it is passed over."
                    : "The column \"" + Finding.cut(name) + "\" is not known to "
                            + reading.dialect().name() + "; it is passed over.";
            String near = name.isEmpty() || findings.size() >= HINTS ? "" : nearest(name, names);
            findings.add(Finding.ofColumn(line, name, message, near.isEmpty() ? hint(name) : near));
        }
        return findings;
    }

    private static String hint(String name) {
        return name.isEmpty()
                ? "Give the column a name, or take it out."
                : "Leave it if the hub need not read it; else give it the name of a known column.";
    }

    private static String nearest(String header, Set<String> names) {
        int colon = header.indexOf(':');
        if (colon < 0) {
            return NearestName.to(header, names).orElse("");
        }
        return NearestName.to(header.substring(0, colon), List.of("variation", "attribute"))
                .map(prefix -> prefix + header.substring(colon))
                .orElse("");
    }

    private Set<String> knownNames() {
        Set<String> names = new LinkedHashSet<>();
        for (Column column : Column.values()) {
            names.add(column.header());
        }
        reading.dialect().columns().values().forEach(names::addAll);
        return names;
    }

    private Finding of(FindingCode code, String message, String hint) {
        return Finding.ofFile(line, code, message, hint);
    }

    private static String quoted(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("\"" + Finding.cut(name) + "\""));
        return String.join(", ", quoted);

}
}
