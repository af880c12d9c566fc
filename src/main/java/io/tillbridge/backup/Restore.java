package io.tillbridge.backup;

import io.tillbridge.connection.MasterKeyCopy;
import io.tillbridge.storage.DataFolderUse;
import io.tillbridge.storage.DatabaseFault;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.DatabaseTransfer;
import io.tillbridge.storage.DatabaseTransfer.Part;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts a backup into a data folder without a database. The archive is verified before anything is touched; the database
 * is published last, when its counts are those of the manifest.
 */
public final class Restore {
    private static final int TELL_EVERY = 1_000;

    private final DatabaseSettings database;
    private final Path spool;
    private final String givenKey;
    private final Consumer<String> progress;

    /**
     * @param spool where kept files belong
     * @param givenKey the master key of the configuration; blank when it belongs into the data folder
     * @param progress told what is done, in words
     */
    public Restore(DatabaseSettings database, Path spool, String givenKey, Consumer<String> progress) {
        this.database = database;
        this.spool = spool;
        this.givenKey = givenKey;
        this.progress = progress;
    }

    /**
     * Restores all.
     *
     * @throws BackupFault the file is no whole backup, or kept files are there already
     */
    public BackupManifest read(Path archive) throws IOException {
        try (ArchiveReader reader = new ArchiveReader(archive.toAbsolutePath().normalize())) {
            BackupManifest manifest = reader.manifest();
            reader.verify();
            progress.accept(
                    "The backup of " + manifest.made() + " is whole: " + Quantity.grouped(manifest.allRows(), "row")
                            + ", " + Backup.number(manifest.files().size()) + " kept files.");
            String key = manifest.holdsMasterKey() ? reader.text(BackupManifest.MASTER_KEY) : null;
            if (key != null) {
                MasterKeyCopy.check(database.dataDir(), givenKey, key);
            }
            try (DatabaseTransfer transfer = DatabaseTransfer.into(database)) {
                if (!transfer.knows(manifest.schema())) {
                    throw new BackupFault("FILE: expected a backup of this version of the hub or of an older one, found"
                            + " one of the hub " + manifest.hub() + " with the tables of version " + manifest.schema()
                            + ". Restore it with that version; nothing was changed.");
                }
                fill(reader, manifest, transfer, key);
            }
            return manifest;
        } catch (IOException e) {
            throw SpoolFault.of(database.dataDir(), e);
        }
    }

    private void fill(ArchiveReader reader, BackupManifest manifest, DatabaseTransfer transfer, String key)
            throws IOException {
        makeRoom(transfer.resumed());
        transfer.begin();
        load(Part.TABLES, reader, manifest, transfer);
        load(Part.ROUTES, reader, manifest, transfer);
        files(reader, manifest);
        if (key != null) {
            MasterKeyCopy.put(database.dataDir(), givenKey, key);
        }
        load(Part.MIGRATIONS, reader, manifest, transfer);
        transfer.publish();
    }

    /** Files of an earlier restore that was cut off are not the work of any hub. */
    private void makeRoom(boolean resumed) throws IOException {
        if (!Files.isDirectory(spool)) {
            return;
        }
        List<Long> kept = Spool.folders(spool);
        if (kept.isEmpty()) {
            return;
        }
        if (!resumed) {
            throw new BackupFault("expected a folder without kept files, found " + kept.size() + " folders in " + spool
                    + ". Name an empty folder by data.dir (and storage.uri); nothing was changed.");
        }
        try (Spool leftovers = Spool.open(spool)) {
            for (long folder : kept) {
                leftovers.remove(folder);
            }
        }
    }

    private void load(Part part, ArchiveReader reader, BackupManifest manifest, DatabaseTransfer transfer)
            throws IOException {
        Map<String, Long> expected = manifest.rows().get(part);
        if (expected == null) {
            return;
        }
        String name = BackupManifest.Entry.of(part);
        try (InputStream sql = new ProgressInput(reader.open(name), manifest.size(name), progress)) {
            transfer.load(part, sql);
        } catch (DatabaseFault e) {
            throw new BackupFault("The backup cannot be loaded: " + e.getMessage() + beforeTheNextTry(), e);
        }
        List<String> differences = BackupManifest.differences(expected, transfer.counts(part));
        if (!differences.isEmpty()) {
            throw new BackupFault("The restored tables are not those of the backup: " + String.join(", ", differences)
                    + ". The restore was given up; take another backup." + beforeTheNextTry());
        }
        if (part == Part.TABLES) {
            long rows = expected.values().stream().mapToLong(Long::longValue).sum();
            progress.accept("The database is loaded: " + Quantity.grouped(rows, "row") + ".");
        }
    }

    /** What is half done aside goes by itself; a schema on a server is not ours to empty. */
    private String beforeTheNextTry() {
        return database.embedded() ? "" : " Empty the schemas <name> and <name>_routes before the next try.";
    }

    private void files(ArchiveReader reader, BackupManifest manifest) throws IOException {
        List<BackupManifest.Entry> files = manifest.files();
        try (Spool kept = Spool.open(spool)) {
            long count = 0;
            for (BackupManifest.Entry entry : files) {
                try (InputStream in = reader.open(entry.name())) {
                    kept.place(kept.keep(in, Long.MAX_VALUE).path(), entry.folder(), entry.fileName());
                }
                if (++count % TELL_EVERY == 0) {
                    progress.accept("Kept files restored: " + Backup.number(count) + " …");
                }
            }
            kept.settle(
                    files.stream().map(BackupManifest.Entry::folder).distinct().toList());
        }
        progress.accept("The kept files are restored: " + Backup.number(files.size()) + ".");
    }

    /** Whether a hub would find a master key. */
    public boolean masterKeyIsThere() {
        return MasterKeyCopy.exists(database.dataDir(), givenKey);
    }

    /** Refuses a data folder that a restore may not touch, before a long archive is read. */
    public void refuseUsedFolder() {
        DataFolderUse use = DataFolderUse.of(database.dataDir());
        if (use != DataFolderUse.EMPTY) {
            throw new BackupFault("data.dir: expected an empty folder, found " + database.dataDir()
                    + (use == DataFolderUse.RUNNING ? " in use by a hub" : ", which holds a database")
                    + ". Name another folder by -Ddata.dir=…; nothing was changed.");
        }
    }
}
