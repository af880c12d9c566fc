package io.tillbridge.sandbox;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files that load, with every finding a row or a header can give, in several forms. */
final class FaultyCatalog {
    private static final String PREFIX = "QUA";
    private static final int EVERY = 6;
    private static final String WRONG = "\ue000";
    private static final List<String> TRICKY_NAMES = List.of(
            "Mug \"Say \"\"when\"\"\"",
            "Board, oak;\tlarge | oiled",
            "Lantern\nwith a second line",
            "Teapot 🫖 for two",
            "=HYPERLINK(\"http://evil.example\";\"click\")",
            "+cmd|' /C calc'!A0",
            "@SUM(1+1)*2",
            "Šálek na čaj, žlutý");

    private FaultyCatalog() {}

    static void write(Path folder, int rows) throws IOException {
        SandboxCatalogs.file(folder.resolve("catalog.csv"), out -> main(out, rows));
        SandboxCatalogs.bytes(folder.resolve("seasonal").resolve("winter.csv.gz"), out -> {
            GZIPOutputStream packed = new GZIPOutputStream(out);
            Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
            rows(text, '\t', 10_000, 600);
            text.flush();
            packed.finish();
        });
        beforeWinter(folder.resolve("seasonal"));
        SandboxCatalogs.bytes(folder.resolve("windows.csv"), out -> {
            Writer text = new OutputStreamWriter(out, Charset.forName("windows-1252"));
            CsvWriter csv = SandboxCatalogs.header(text, ';');
            GoodRows good = new GoodRows(PREFIX);
            for (int n = 20_000; n < 20_100; n++) {
                String[] cells = good.row(n);
                cells[Cell.NAME.ordinal()] = "Müslischüssel für Genießer, " + n;
                csv.writeRecord(cells);
            }
            text.flush();
        });
        SandboxCatalogs.bytes(folder.resolve("damaged.csv"), FaultyCatalog::damaged);
        SandboxCatalogs.file(folder.resolve("books.json"), FaultyBooks::write);
    }

    /** A file in UTF-8 in which one letter came as Windows-1252. */
    private static void damaged(OutputStream out) throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter csv = SandboxCatalogs.header(text, ',');
        GoodRows good = new GoodRows(PREFIX);
        for (int n = 21_000; n < 21_020; n++) {
            String[] cells = good.row(n);
            cells[Cell.NAME.ordinal()] = "Müslischüssel für Genießer, " + n;
            if (n == 21_007) {
                cells[Cell.DESCRIPTION.ordinal()] = "Gr" + WRONG + "n";
            }
            csv.writeRecord(cells);
        }
        String[] parts = text.toString().split(WRONG, 2);
        out.write(parts[0].getBytes(StandardCharsets.UTF_8));
        out.write('ü');
        out.write(parts[1].getBytes(StandardCharsets.UTF_8));
    }

    /** A file of before whose articles the newer one holds, too. */
    private static void beforeWinter(Path folder) throws IOException {
        Path autumn = folder.resolve("autumn.csv");
        SandboxCatalogs.file(autumn, out -> {
            CsvWriter csv = SandboxCatalogs.header(out, ',');
            for (int n = 10_000; n < 10_003; n++) {
                csv.writeRecord(new GoodRows(PREFIX).row(n));
            }
        });
        Instant winter =
                Files.getLastModifiedTime(folder.resolve("winter.csv.gz")).toInstant();
        Files.setLastModifiedTime(autumn, FileTime.from(winter.minus(Duration.ofDays(90))));
    }

    /** Every fault of one row in turn, faults that need two rows, articles the other vendor has, and tricky names. */
    private static void main(Writer out, int count) throws IOException {
        out.write(Cell.headerLine(",") + ",stockLevel\r\n");
        CsvWriter csv = SandboxCatalogs.csv(out, ',');
        GoodRows good = new GoodRows(PREFIX);
        for (int n = 0; n < count; n++) {
            String[] cells = good.row(n);
            if (n % EVERY == 2) {
                cells = RowFault.ALL.get(n / EVERY % RowFault.ALL.size()).applyTo(cells);
            } else if (SandboxArticles.isShared(n)) {
                cells[Cell.EAN.ordinal()] = SandboxArticles.ean(n);
            } else if (n % 100 == 41) {
                cells[Cell.VENDOR_SKU.ordinal()] = good.sku(n - 1L);
            } else if (n % 100 == 63) {
                cells[Cell.EAN.ordinal()] = good.ean(n - 1L);
            } else if (n % 100 == 87) {
                cells[Cell.NAME.ordinal()] = TRICKY_NAMES.get(n / 100 % TRICKY_NAMES.size());
            }
            csv.writeRecord(withStock(cells, n));
        }
    }

    private static void rows(Writer out, char delimiter, int from, int count) throws IOException {
        CsvWriter csv = SandboxCatalogs.header(out, delimiter);
        GoodRows good = new GoodRows(PREFIX);
        for (int n = from; n < from + count; n++) {
            String[] cells = good.row(n);
            csv.writeRecord(n % 10 == 3 ? RowFault.ALL.get(n / 10 % RowFault.ALL.size()).applyTo(cells) : cells);
        }
    }

    private static String[] withStock(String[] cells, int n) {
        String[] wider = Arrays.copyOf(cells, cells.length + 1);
        wider[cells.length] = Integer.toString(n % 17);
        return wider;
    }
}
