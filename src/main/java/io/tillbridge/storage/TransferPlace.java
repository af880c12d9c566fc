package io.tillbridge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a {@link DatabaseTransfer} works. An embedded database is filled aside and moved into place when whole: a kill
 * before that leaves a data folder without a database.
 */
final class TransferPlace implements AutoCloseable {
    private static final String ASIDE = "restoring";
    private static final String FILLING = "filling";

    private final Path dataDir;
    private final boolean resumed;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private JdbcUrl url;
    private DatabaseSettings.Account owner;
    private ServerFolder filled;

    private TransferPlace(Path dataDir, boolean resumed) {
        this.dataDir = dataDir;
        this.resumed = resumed;
    }

    static TransferPlace ofHub(DatabaseSettings settings) throws IOException {
        TransferPlace place = new TransferPlace(settings.dataDir(), false);
        if (!settings.embedded()) {
            place.external(settings);
            return place;
        }
        ServerFolder folder = ServerFolder.in(settings.dataDir());
        Optional<DataFolderLock> lock = DataFolderLock.tryTake(settings.dataDir());
        if (lock.isPresent()) {
            place.open.push(lock.get());
            place.start(folder, settings);
            return place;
        }
        OptionalInt port = folder.announcedPort();
        if (port.isEmpty()) {
            throw DataFolderLock.inUse(settings.dataDir());
        }
        place.url = JdbcUrl.local(port.getAsInt(), EmbeddedServer.DATABASE);
        place.owner = folder.owner();
        return place;
    }

    static TransferPlace empty(DatabaseSettings settings) throws IOException {
        Path dataDir = settings.dataDir();
        DataFolderLock lock = DataFolderLock.tryTake(dataDir).orElseThrow(() -> DataFolderLock.inUse(dataDir));
        TransferPlace place =
                new TransferPlace(dataDir, Files.exists(dataDir.resolve(ASIDE).resolve(FILLING)));
        place.open.push(lock);
        try {
            ServerFolder aside = new ServerFolder(
                    dataDir.resolve(ASIDE).resolve("mariadb"),
                    ServerFolder.in(dataDir).base());
            if (Files.exists(ServerFolder.in(dataDir).data())) {
                throw new DatabaseFault(
                        DatabaseFault.Kind.SETTINGS,
                        "data.dir: expected a folder without a database, found one in " + dataDir
                                + ". Name an empty folder by data.dir; nothing was changed.");
            }
            StaleServer.stop(aside);
            Workplace.delete(dataDir.resolve(ASIDE));
            OwnerOnly.folder(dataDir.resolve(ASIDE));
            if (place.resumed) {
                place.begin();
            }
            if (settings.embedded()) {
                OwnerOnly.folder(ServerFolder.in(dataDir).home());
                place.filled = aside;
                place.start(aside, settings);
            } else {
                place.external(settings);
            }
            return place;
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            place.close();
            throw new DatabaseFault(DatabaseFault.Kind.BROKEN, "The restore was interrupted.", e);
        }
    }

    private void external(DatabaseSettings settings) {
        url = JdbcUrl.parse(settings.url());
        owner = settings.migrations() == null ? settings.account() : settings.migrations();
    }

    private void start(ServerFolder folder, DatabaseSettings settings) throws IOException {
        try {
            EmbeddedServer server = EmbeddedServer.start(folder, settings.bufferPool(), List.of());
            open.push(server);
            url = server.url(EmbeddedServer.DATABASE);
            owner = folder.owner();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    JdbcUrl url() {
        return url;
    }

    DatabaseSettings.Account owner() {
        return owner;
    }

    boolean resumed() {
        return resumed;
    }

    /** From here on files beside the database may be half restored. */
    void begin() throws IOException {
        Path marker = dataDir.resolve(ASIDE).resolve(FILLING);
        if (Files.notExists(marker)) {
            Files.createFile(marker, OwnerOnly.file());
        }
    }

    void publish() throws IOException {
        if (filled != null) {
            closeFirst();
            Files.move(filled.data(), ServerFolder.in(dataDir).data(), StandardCopyOption.ATOMIC_MOVE);
            ForcedFolders.force(ServerFolder.in(dataDir).home());
        }
        Workplace.delete(dataDir.resolve(ASIDE));
    }

    private void closeFirst() throws IOException {
        try {
            open.pop().close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** What was begun and not published is left for the next restore to remove; a refused restore leaves nothing. */
    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            boolean last = open.size() == 1;
            if (last && Files.notExists(dataDir.resolve(ASIDE).resolve(FILLING))) {
                Workplace.delete(dataDir.resolve(ASIDE));
            }
            closeFirst();
        }
    }
}
