package io.tillbridge.sandbox;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of which nothing may be loaded: one for each way in which a whole file can be wrong. */
final class RefusedFiles {
    private RefusedFiles() {}

    static void write(Path folder) throws IOException {
        SandboxCatalogs.file(folder.resolve("empty.csv"), out -> out.write(""));
        SandboxCatalogs.file(folder.resolve("header-only.csv"), out -> SandboxCatalogs.header(out, ','));
        SandboxCatalogs.file(
                folder.resolve("page.csv"),
                out -> out.write(
                        """
                <!DOCTYPE html>
                <html><head><title>503 Service Unavailable</title></head>
                <body><h1>We'll be back soon</h1></body></html>
                """));
        SandboxCatalogs.file(
                folder.resolve("other-columns.csv"),
                out -> out.write("item,label,maker,amount\r\nQUA-1,Mug,Quarry,9.95\r\n"));
        SandboxCatalogs.file(folder.resolve("twice.csv"), out -> {
            out.write(Cell.headerLine(",") + ",name\r\n");
            String[] cells = Arrays.copyOf(new GoodRows("QUA").row(30_000), Cell.COUNT + 1);
            cells[Cell.COUNT] = "another name";
            SandboxCatalogs.csv(out, ',').writeRecord(cells);
        });
        SandboxCatalogs.file(folder.resolve("cut.csv"), out -> out.write(cut()));
        SandboxCatalogs.bytes(folder.resolve("cut.csv.gz"), out -> {
            byte[] whole = packed();
            out.write(whole, 0, whole.length / 2);
        });
        SandboxCatalogs.file(
                folder.resolve("object.json"), out -> out.write("{\"vendorSku\":\"QUA-1\",\"name\":\"Mug\"}\n"));
        SandboxCatalogs.bytes(folder.resolve("zip.csv"), out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (String name : List.of("catalog.csv", "prices.csv")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(1_767_225_600_000L);
                zip.putNextEntry(entry);
                zip.write(rows().getBytes(StandardCharsets.UTF_8));
            }
            zip.finish();
        });
    }

    /** Ends inside a quoted cell, as a broken transfer leaves it. */
    private static String cut() throws IOException {
        return rows() + "QUA-130500,\"A name that was being writ";
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(rows().getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String rows() throws IOException {
        StringWriter out = new StringWriter();
        CsvWriter csv = SandboxCatalogs.header(out, ',');
        GoodRows good = new GoodRows("QUA");
        for (int n = 30_100; n < 30_140; n++) {
            csv.writeRecord(good.row(n));
        }
        return out.toString();
    }
}
