package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.Severity;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each code, severity and column was found in a file. */
public final class FindingCounts {
    static final String NAME = "finding-counts";
    /** A file has so many codes and columns that matter; what is beyond is counted without its column. */
    private static final int MOST = 2_000;

    private final Map<Key, long[]> counts = new LinkedHashMap<>();

    private record Key(FindingCode code, Severity severity, String column) {}

    /**
     * One count.
     *
     * @param column as in the file's header; blank for findings of a file or a row
     */
    public record Count(FindingCode code, Severity severity, String column, long count) {}

    void add(Finding finding) {
        String column = counts.size() < MOST ? finding.column() : "";
        counts.computeIfAbsent(new Key(finding.code(), finding.severity(), column), first -> new long[1])[0]++;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    void place(Spool spool, long upload) throws SpoolFault {
        Path path = spool.unfinished(".counts");
        try {
            try (DataOutputStream out =
                    new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(path)))) {
                out.writeInt(counts.size());
                for (Map.Entry<Key, long[]> count : counts.entrySet()) {
                    out.writeUTF(count.getKey().code().name());
                    out.writeUTF(count.getKey().severity().name());
                    out.writeUTF(count.getKey().column());
                    out.writeLong(count.getValue()[0]);
                }
            }
            spool.place(path, upload, NAME);
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        } finally {
            spool.discard(path);
        }
    }

    /** The counts of an upload, the most frequent first; by code alone where an earlier release has read the file. */
    public static List<Count> of(Spool spool, Upload upload) throws IOException {
        List<Count> counts = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(spool.file(upload.id(), NAME))))) {
            for (int left = in.readInt(); left > 0; left--) {
                counts.add(new Count(
                        FindingCode.valueOf(in.readUTF()),
                        Severity.valueOf(in.readUTF()),
                        in.readUTF(),
                        in.readLong()));
            }
        } catch (NoSuchFileException earlier) {
            if (upload.summary() != null) {
                upload.summary()
                        .findings()
                        .forEach((code, count) -> counts.add(new Count(code, code.severity(), "", count)));
            }
        }
        counts.sort(Comparator.comparingLong(Count::count).reversed());
        return counts;
    }
}
