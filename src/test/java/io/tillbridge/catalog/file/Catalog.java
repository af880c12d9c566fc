package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** A catalog file on disk, read to its end: its rows, or the fault that refused it. */
final class Catalog {
    static final String HEADER = "vendorSku,name,brand,msrp,defaultCost,language";
    static final String ROW = "A-1,Shoe,Acme,10.00,5.00,en";
    static final ReadLimits LIMITS = ReadLimits.of(1L << 30, 1L << 30);

    private final List<RawRow> rows = new ArrayList<>();
    private List<Finding> fatal = List.of();
    private List<Finding> warnings = List.of();
    private Layout layout;
    private char delimiter;
    private long bytesRead;

    static Catalog csv(String... lines) {
        return read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static Catalog text(String text, Charset charset) {
        return read(text.getBytes(charset));
    }

    static Catalog read(byte[] bytes) {
        return read(bytes, LIMITS);
    }

    static Catalog read(byte[] bytes, ReadLimits limits) {
        return read(bytes, limits, DialectChoice.auto(shipped()));
    }

    static Catalog read(byte[] bytes, ReadLimits limits, DialectChoice choice) {
        try {
            Path file = Files.write(Files.createTempFile("catalog", ".csv"), bytes);
            try {
                return read(file, limits, choice);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Catalog read(Path path, ReadLimits limits, DialectChoice choice) {
        Catalog catalog = new Catalog();
        try (CatalogFile file = CatalogFile.open(path, "catalog.csv", limits, choice)) {
            catalog.layout = file.layout();
            catalog.warnings = file.headerFindings();
            catalog.delimiter = file.delimiter();
            for (RawRow row = file.next(); row != null; row = file.next()) {
                catalog.rows.add(row);
                catalog.bytesRead = file.bytesRead();
            }
        } catch (CatalogFileFault fault) {
            catalog.fatal = fault.findings();
        }
        return catalog;
    }

    static Dialects shipped() {
        try {
            return Dialects.read(Path.of("config/dialects"));
        } catch (DialectsInvalid e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    List<RawRow> rows() {
        return rows;
    }

    /** Each row as its line and its cells, put together with {@code |}. */
    List<String> lines() {
        return rows.stream()
                .map(row -> row.line() + ": " + String.join("|", row.cells()))
                .toList();
    }

    /** As {@link #lines}, of what the dialect makes of the cells. */
    List<String> values() {
        return rows.stream()
                .map(row -> row.line() + ": " + String.join("|", row.values()))
                .toList();
    }

    /** One cell of the first row. */
    String cell(int column) {
        return rows.get(0).cells()[column];
    }

    List<String> malformed() {
        return rows.stream()
                .map(row -> row.malformed() == null ? null : row.malformed().message())
                .toList();
    }

    List<FindingCode> refusedFor() {
        return fatal.stream().map(Finding::code).toList();
    }

    /** Code, line, message and hint of each fatal finding. */
    String refusal() {
        return fatal.stream().map(Catalog::told).collect(Collectors.joining("\n"));
    }

    List<String> warnings() {
        return warnings.stream().map(Catalog::told).toList();
    }

    private static String told(Finding finding) {
        return finding.code() + " line " + finding.line() + ": " + finding.message() + " [" + finding.hint() + "]";
    }

    Layout layout() {
        return layout;
    }

    char delimiter() {
        return delimiter;
    }

    long bytesRead() {
        return bytesRead;
    }
}
