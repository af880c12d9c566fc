package io.tillbridge.feed.delivery;

import io.tillbridge.storage.OwnerOnly;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * The files of publications, in a folder of each one's id: the feed, the feed compressed, the check report, and the
 * snapshot that the next difference begins with.
 */
public final class FeedFiles implements AutoCloseable {
    static final String FEED = "feed";
    static final String GZIP = "feed.gz";
    static final String FINDINGS_CSV = "findings.csv";
    static final String FINDINGS_JSON = "findings.json";
    static final String SNAPSHOT = "snapshot";

    private static final int PIECE = 64 * 1024;

    private final Spool spool;

    private FeedFiles(Spool spool) {
        this.spool = spool;
    }

    /**
     * Opens the folder and removes what killed processes left unfinished.
     *
     * @throws SpoolFault the folder cannot be made or used
     */
    public static FeedFiles open(Path folder) throws SpoolFault {
        return new FeedFiles(Spool.open(folder));
    }

    /** The feed as it is. */
    public Path feed(long publication) {
        return spool.file(publication, FEED);
    }

    /** The feed compressed. */
    public Path gzip(long publication) {
        return spool.file(publication, GZIP);
    }

    /** The check report as CSV. */
    public Path findingsCsv(long publication) {
        return spool.file(publication, FINDINGS_CSV);
    }

    /** The check report as JSON. */
    public Path findingsJson(long publication) {
        return spool.file(publication, FINDINGS_JSON);
    }

    /** What the next difference begins with. */
    public Path snapshot(long publication) {
        return spool.file(publication, SNAPSHOT);
    }

    /** A new folder for what is being written. */
    Path scratch() throws SpoolFault {
        return spool.scratch();
    }

    void discard(Path unfinished) {
        spool.discard(unfinished);
    }

    static OutputStream create(Path file) throws IOException {
        Files.createFile(file, OwnerOnly.file());
        return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), PIECE);
    }

    static void compress(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = new GZIPOutputStream(create(to), PIECE)) {
            in.transferTo(out);
        }
    }

    /** Renames the files that are there into the folder of the publication, and forces it to the disk. */
    void place(Path scratch, long publication, Set<String> names) throws SpoolFault {
        for (String name : names) {
            Path file = scratch.resolve(name);
            if (Files.exists(file)) {
                spool.place(file, publication, name);
            }
        }
        spool.settle(List.of(publication));
    }

    boolean isWhole(long publication) {
        return Files.isRegularFile(feed(publication)) && Files.isRegularFile(gzip(publication));
    }

    /** Removes all files of a publication. */
    public void remove(long publication) throws SpoolFault {
        spool.remove(publication);
    }

    @Override
    public void close() {
        spool.close();
    }
}
