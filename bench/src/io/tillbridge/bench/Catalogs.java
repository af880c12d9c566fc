package io.tillbridge.bench;

import io.tillbridge.sandbox.SandboxCatalogs;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three files of a run; made once for a number of rows and kept for the next run. */
record Catalogs(Path clean, Path faulty, Path changed, long rows) {
    private static final long SEED = 42;
    private static final int CHANGED_EVERY = 100;

    static Catalogs of(Path folder, long rows, double faultyShare) throws IOException {
        Path own = Files.createDirectories(folder.resolve(rows + "-rows"));
        Catalogs catalogs =
                new Catalogs(own.resolve("clean.csv"), own.resolve("faulty.csv"), own.resolve("changed.csv"), rows);
        if (!Files.exists(catalogs.changed)) {
            SandboxCatalogs.large(catalogs.clean, rows, 0, SEED);
            SandboxCatalogs.large(catalogs.faulty, rows, faultyShare, SEED);
            catalogs.change();
        }
        return catalogs;
    }

    /** One row in a hundred gets another description. */
    private void change() throws IOException {
        Path fresh = changed.resolveSibling("changed.part");
        try (BufferedReader in = Files.newBufferedReader(faulty);
                BufferedWriter out = Files.newBufferedWriter(fresh)) {
            long row = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean change = row++ % CHANGED_EVERY == 1;
                out.write(change ? line.replace("made to be used daily", "built to be used daily") : line);
                out.write("\r\n");
            }
        }
        Files.move(fresh, changed);
    }
}
