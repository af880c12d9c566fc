package io.tillbridge.sandbox;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;

/** The catalogs on the sandbox vendor's server: one vendor who does everything right, one who does everything wrong, and a small one for each other kind of server. */
public final class SandboxCatalogs {
    /** The vendor whose catalog has no fault; also the name of the folder and the user. */
    public static final String CLEAN = "alder-and-finch";

    /** The vendor whose files hold every fault of the contract. */
    public static final String FAULTY = "quarry-supply";

    /** A small vendor without faults whose files lie on an FTP server. */
    public static final String BY_FTP = "fjord-and-sons";

    /** A small vendor without faults whose file has an address on a web server. */
    public static final String BY_HTTPS = "meadow-home";

    private static final int FEW = 200;

    private SandboxCatalogs() {}

    /**
     * Makes the vendors' folders below {@code vendors}. A file that is there already stays as it is, so that a person
     * may change one and see what the next pull says; a file deleted comes back with the same bytes.
     *
     * @param rows of each vendor's main catalog; the small vendors have fewer
     */
    public static void write(Path vendors, int rows) throws IOException {
        good(vendors.resolve(CLEAN).resolve("catalog.csv"), SandboxArticles.CLEAN, rows);
        good(vendors.resolve(BY_FTP).resolve("catalog.csv"), "FJD", Math.min(FEW, rows));
        good(vendors.resolve(BY_HTTPS).resolve("catalog.csv"), "MDW", Math.min(FEW, rows));
        FaultyCatalog.write(vendors.resolve(FAULTY), rows);
        RefusedFiles.write(vendors.resolve(FAULTY).resolve("refused"));
    }

    private static void good(Path file, String prefix, int rows) throws IOException {
        file(file, out -> {
            CsvWriter csv = header(out, ',');
            GoodRows good = new GoodRows(prefix);
            for (int n = 0; n < rows; n++) {
                csv.writeRecord(good.row(n));
            }
        });
    }

    /**
     * Writes one big catalog, about 320 bytes a row, without holding it in memory.
     *
     * @param faultyShare of the rows that get one fault each, 0 to 1
     * @param seed the same seed gives the same bytes
     */
    public static void large(Path file, long rows, double faultyShare, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        GoodRows good = new GoodRows("BIG");
        List<RowFault> faults = RowFault.ALL;
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), 1 << 16)) {
            CsvWriter csv = header(out, ',');
            for (long n = 0; n < rows; n++) {
                String[] cells = good.row(n);
                boolean faulty = random.nextDouble() < faultyShare;
                csv.writeRecord(
                        faulty ? faults.get(random.nextInt(faults.size())).applyTo(cells) : cells);
            }
        }
    }

    static CsvWriter header(Writer out, char delimiter) throws IOException {
        out.write(Cell.headerLine(String.valueOf(delimiter)));
        out.write("\r\n");
        return csv(out, delimiter);
    }

    /** Writes through at once: some files have other bytes between their rows. */
    static CsvWriter csv(Writer out, char delimiter) {
        return CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
    }

    /** What goes into a file of text. */
    @FunctionalInterface
    interface Text {
        void to(Writer out) throws IOException;
    }

    /** What goes into a file of bytes. */
    @FunctionalInterface
    interface Bytes {
        void to(OutputStream out) throws IOException;
    }

    static void file(Path file, Text text) throws IOException {
        bytes(file, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.to(writer);
            writer.flush();
        });
    }

    /** Whole or not at all: a pull may come at any time. */
    static void bytes(Path file, Bytes bytes) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            bytes.to(out);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
