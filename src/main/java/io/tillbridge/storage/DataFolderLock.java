package io.tillbridge.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Holds a data folder for one hub. The kernel lets go of the lock when the process dies, however it dies. */
final class DataFolderLock implements AutoCloseable {
    private static final String NAME = "hub.lock";

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another hub holds the folder. */
    static Optional<DataFolderLock> tryTake(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            String holder = "process " + ProcessHandle.current().pid() + ", since "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS);
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(holder));
            return Optional.of(new DataFolderLock(channel));
        } catch (IOException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    "data.dir: expected a folder this user can write, found " + folder + " (" + e
                            + "). Name another folder or mend its rights.",
                    e);
        }
    }

    /** Whether a hub holds the folder; makes no file. */
    static boolean isHeld(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (Files.notExists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !locked(channel);
        }
    }

    static DatabaseFault inUse(Path folder) {
        String holder;
        try {
            holder = Files.readString(folder.resolve(NAME)).strip();
        } catch (IOException e) {
            holder = "unknown process";
        }
        return new DatabaseFault(
                DatabaseFault.Kind.IN_USE,
                "data.dir: expected a folder of its own for each hub, found " + folder + " in use by another hub ("
                        + holder + "). Stop that one, or start this one with another data.dir.");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseFault(DatabaseFault.Kind.BROKEN, "The lock of the data folder cannot be closed: " + e, e);
        }
    }
}
