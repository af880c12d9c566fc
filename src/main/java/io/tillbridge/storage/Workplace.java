package io.tillbridge.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The folder of one process for what is not finished yet. It holds a locked file as long as the process lives, so
 * that the next one can tell leftovers of a killed process from the work of a living one.
 */
final class Workplace implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;
    private final AtomicLong names = new AtomicLong();

    private Workplace(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Workplace open(Path all) throws IOException {
        OwnerOnly.folder(all);
        Path folder = all.resolve(UUID.randomUUID().toString());
        OwnerOnly.folder(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        sweep(all, folder);
        return new Workplace(folder, lock);
    }

    Path folder() {
        return folder;
    }

    /** A path nobody has used yet. */
    Path fresh(String ending) {
        return folder.resolve(names.incrementAndGet() + ending);
    }

    private static void sweep(Path all, Path own) throws IOException {
        List<Path> others;
        try (Stream<Path> listed = Files.list(all)) {
            others = listed.filter(path -> !path.equals(own)).toList();
        }
        for (Path other : others) {
            if (isAbandoned(other)) {
                delete(other);
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        } catch (NoSuchFileException neverLocked) {
            // Its process may be between making the folder and locking it: left for the start after next.
            return Files.exists(folder)
                    && Files.getLastModifiedTime(folder).toMillis() < System.currentTimeMillis() - 60_000;
        }
    }

    /** Deletes a folder with all in it; what is gone already is no fault. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException fault) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            lock.close();
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
