package io.tillbridge.backup;

import io.tillbridge.storage.OwnerOnly;
import io.tillbridge.storage.SpoolFault;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive under a name of its own beside the one it gets; nobody but its owner can read it. The unfinished file
 * is locked while its process lives, so that what a killed backup left is known and removed by the next one.
 */
final class ArchiveWriter implements AutoCloseable {
    private static final Pattern UNFINISHED = Pattern.compile(".+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    private final Path target;
    private final Path aside;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<BackupManifest.Entry> entries = new ArrayList<>();
    private boolean published;

    ArchiveWriter(Path target) throws SpoolFault {
        this.target = target;
        this.aside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            removeAbandoned(target.getParent());
            channel = FileChannel.open(
                    aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file());
            channel.lock();
        } catch (IOException e) {
            throw SpoolFault.of(aside, e);
        }
        zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 17));
    }

    private static void removeAbandoned(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(one ->
                            UNFINISHED.matcher(one.getFileName().toString()).matches())
                    .toList()) {
                removeUnlessLocked(file);
            }
        }
    }

    private static void removeUnlessLocked(Path file) throws IOException {
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = other.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException | NoSuchFileException | AccessDeniedException inUse) {
            // Another backup of this process or user writes it, or has just ended.
        }
    }

    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Adds an entry and remembers its digest. */
    void add(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Digested digested = new Digested(zip);
        content.writeTo(digested);
        zip.closeEntry();
        entries.add(new BackupManifest.Entry(name, digested.size, HexFormat.of().formatHex(digested.digest.digest())));
    }

    List<BackupManifest.Entry> entries() {
        return List.copyOf(entries);
    }

    /** Adds the manifest and gives the archive its name. */
    void publish(BackupManifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
        zip.write(manifest.text());
        zip.finish();
        zip.flush();
        channel.force(true);
        zip.close();
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        published = true;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!published) {
            channel.close();
            Files.deleteIfExists(aside);
        }
    }

    private static final class Digested extends FilterOutputStream {
        private final MessageDigest digest = sha256();
        private long size;

        Digested(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            size += length;
        }
    }
}
