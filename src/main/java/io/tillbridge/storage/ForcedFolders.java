package io.tillbridge.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Forces folders with their files to the disk, several at once: a disk takes many such requests in one go. */
final class ForcedFolders {
    private static final int AT_ONCE = 16;

    private ForcedFolders() {}

    /** Folders that are not there are left out. */
    static void force(List<Path> folders) throws IOException {
        ExecutorService forcing = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, folders.size())));
        try {
            List<Future<Void>> forced = new ArrayList<>();
            for (Path folder : folders) {
                forced.add(forcing.submit(() -> {
                    withFiles(folder);
                    return null;
                }));
            }
            for (Future<Void> one : forced) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while files were forced to the disk");
        } finally {
            forcing.shutdownNow();
        }
    }

    /** One file, or the names in one folder. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void withFiles(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    force(file);
                }
            }
            force(folder);
        }
    }
}
