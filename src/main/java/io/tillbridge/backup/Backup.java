package io.tillbridge.backup;

import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.DatabaseTransfer;
import io.tillbridge.storage.DatabaseTransfer.Part;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes a backup while the hub works. The database is written first, the kept files after it: a file is kept before
 * the database tells of it, so that none the database tells of is missing.
 */
public final class Backup {
    private static final int TELL_EVERY = 1_000;

    private final DatabaseSettings database;
    private final Path spool;
    private final String version;
    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * @param spool where kept files are
     * @param version of the hub
     * @param progress told what is done, in words
     */
    public Backup(DatabaseSettings database, Path spool, String version, Clock clock, Consumer<String> progress) {
        this.database = database;
        this.spool = spool;
        this.version = version;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Writes one archive; a name that is taken is refused.
     *
     * @param masterKey in base64; empty: the backup holds none
     * @throws BackupFault the archive cannot have that name
     */
    public BackupManifest write(Path archive, Optional<String> masterKey) throws IOException {
        Path target = archive.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new BackupFault("FILE: expected a name that is not taken, found " + target
                    + ". Name another file, or move that one away.");
        }
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw new BackupFault(
                    "FILE: expected a file in a folder that exists, found " + target + ". Make the folder.");
        }
        try (DatabaseTransfer transfer = DatabaseTransfer.from(database);
                ArchiveWriter writer = new ArchiveWriter(target)) {
            String schema = transfer.version();
            String made = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            Map<Part, SortedMap<String, Long>> rows = tables(transfer, writer);
            files(writer);
            if (masterKey.isPresent()) {
                writer.add(
                        BackupManifest.MASTER_KEY,
                        out -> out.write((masterKey.get() + "\n").getBytes(StandardCharsets.US_ASCII)));
            }
            BackupManifest manifest =
                    new BackupManifest(BackupManifest.FORMAT, made, version, schema, rows, writer.entries());
            writer.publish(manifest);
            return manifest;
        } catch (IOException e) {
            throw SpoolFault.of(target, e);
        }
    }

    private Map<Part, SortedMap<String, Long>> tables(DatabaseTransfer transfer, ArchiveWriter writer)
            throws IOException {
        Map<Part, SortedMap<String, Long>> rows = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (part == Part.ROUTES && transfer.counts(part).isEmpty()) {
                continue;
            }
            writer.add(
                    BackupManifest.Entry.of(part),
                    out -> rows.put(
                            part,
                            transfer.write(
                                    part, out, count -> progress.accept("Rows written: " + number(count) + " …"))));
        }
        long all = rows.values().stream()
                .flatMap(tables -> tables.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        progress.accept("The database is written: " + Quantity.grouped(all, "row") + ".");
        return rows;
    }

    private void files(ArchiveWriter writer) throws IOException {
        long count = 0;
        if (Files.isDirectory(spool)) {
            for (long folder : Spool.folders(spool)) {
                for (Path file : filesOf(folder)) {
                    count += add(writer, folder, file);
                    if (count > 0 && count % TELL_EVERY == 0) {
                        progress.accept("Kept files written: " + number(count) + " …");
                    }
                }
            }
        }
        progress.accept("The kept files are written: " + number(count) + ".");
    }

    /** None when retention removed the folder meanwhile. */
    private List<Path> filesOf(long folder) throws IOException {
        try (Stream<Path> files = Files.list(spool.resolve(Long.toString(folder)))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException removed) {
            return List.of();
        }
    }

    private static int add(ArchiveWriter writer, long folder, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            writer.add(BackupManifest.Entry.ofFile(folder, file.getFileName().toString()), in::transferTo);
            return 1;
        } catch (NoSuchFileException removed) {
            return 0;
        }
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
