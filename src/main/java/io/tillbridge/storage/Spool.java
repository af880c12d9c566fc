package io.tillbridge.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files the hub keeps, in numbered folders below one root. A file stands there whole or not at all: it is written
 * under a name of our own in a folder for unfinished work, and then renamed. {@link #settle} forces kept folders to the
 * disk, many at once: one by one, thousands of small files would wait for the disk most of the time. No name given by
 * others is ever part of a path.
 */
public final class Spool implements AutoCloseable {
    /** As much as comes at once from an SFTP server. */
    private static final int PIECE = 32 * 1024;

    private final Path root;
    private final Workplace workplace;

    private Spool(Path root, Workplace workplace) {
        this.root = root;
        this.workplace = workplace;
    }

    /**
     * Opens the spool and removes what killed processes left unfinished; living ones are not touched.
     *
     * @throws SpoolFault the folder cannot be made or used
     */
    public static Spool open(Path root) throws SpoolFault {
        try {
            OwnerOnly.folder(root);
            return new Spool(root, Workplace.open(root.resolve("work")));
        } catch (IOException e) {
            throw SpoolFault.of(root, e);
        }
    }

    /**
     * Bytes that are written, but have no place yet.
     *
     * @param size how many were kept; more than the limit means there were more and the rest was not read
     * @param sha256 of all bytes, 32 of them
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    public record Draft(Path path, long size, byte[] sha256) {}

    /**
     * Takes bytes up to a limit. Stops at the first byte over the limit.
     *
     * @throws SpoolFault when writing fails; an IOException of the source comes through as it is
     */
    public Draft keep(InputStream source, long limit) throws IOException {
        Path path = unfinished(".part");
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        long size = 0;
        try (FileChannel channel = create(path)) {
            for (int read = source.read(piece); read >= 0 && size <= limit; read = source.read(piece)) {
                digest.update(piece, 0, read);
                size += read;
                write(channel, path, piece, read);
            }
        } catch (IOException | RuntimeException e) {
            discard(path);
            throw e;
        }
        return new Draft(path, size, digest.digest());
    }

    /** A path for an unfinished file of our own; {@link #place} puts the finished file where it belongs. */
    public Path unfinished(String ending) {
        return workplace.fresh(ending);
    }

    /** A new, empty folder for scratch files; {@link #discard} removes it. */
    public Path scratch() throws SpoolFault {
        Path folder = workplace.fresh("");
        try {
            return OwnerOnly.folder(folder);
        } catch (IOException e) {
            throw SpoolFault.of(folder, e);
        }
    }

    /** Renames a finished file into a kept folder; an earlier one of that name is replaced at once. */
    public Path place(Path finished, long folder, String name) throws SpoolFault {
        Path target = file(folder, name);
        try {
            OwnerOnly.folder(target.getParent());
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw SpoolFault.of(target, e);
        }
    }

    /**
     * Forces kept folders with all files in them to the disk. What the database says of them may be stored after that.
     *
     * @throws SpoolFault when one cannot be: then none may be relied on
     */
    public void settle(Collection<Long> folders) throws SpoolFault {
        try {
            ForcedFolders.force(folders.stream()
                    .map(folder -> root.resolve(Long.toString(folder)))
                    .toList());
            ForcedFolders.force(root);
        } catch (IOException e) {
            throw SpoolFault.of(root, e);
        }
    }

    /** Puts the same kept file under a second folder without a second copy where the disk can do that. */
    public void share(long from, long to, String name) throws SpoolFault {
        Path copy = unfinished(".link");
        try {
            try {
                Files.createLink(copy, file(from, name));
            } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinks) {
                Files.copy(file(from, name), copy);
            }
        } catch (IOException e) {
            throw SpoolFault.of(file(from, name), e);
        }
        place(copy, to, name);
    }

    /** Where a kept file stands, whether it exists or not. */
    public Path file(long folder, String name) {
        return root.resolve(Long.toString(folder)).resolve(name);
    }

    /** Removes a file or folder of unfinished work, as far as it can be; the next start removes the rest. */
    public void discard(Path unfinished) {
        try {
            Workplace.delete(unfinished);
        } catch (IOException left) {
            // Swept at the next start; a fault here must not hide the one that led to it.
            return;
        }
    }

    /** Numbers of the kept folders that were last changed before a moment. */
    public List<Long> foldersOlderThan(Instant moment) throws SpoolFault {
        try {
            List<Long> numbers = new ArrayList<>();
            for (long folder : folders(root)) {
                if (Files.getLastModifiedTime(root.resolve(Long.toString(folder)))
                        .toInstant()
                        .isBefore(moment)) {
                    numbers.add(folder);
                }
            }
            return numbers;
        } catch (IOException e) {
            throw SpoolFault.of(root, e);
        }
    }

    /** Numbers of all kept folders below a root, in their order. */
    public static List<Long> folders(Path root) throws SpoolFault {
        try (Stream<Path> listed = Files.list(root)) {
            return listed.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw SpoolFault.of(root, e);
        }
    }

    /** Removes a kept folder. */
    public void remove(long folder) throws SpoolFault {
        Path path = root.resolve(Long.toString(folder));
        try {
            Workplace.delete(path);
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
    }

    @Override
    public void close() {
        workplace.close();
    }

    private static FileChannel create(Path path) throws SpoolFault {
        try {
            return FileChannel.open(
                    path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file());
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
    }

    private static void write(FileChannel channel, Path path, byte[] piece, int length) throws SpoolFault {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(piece, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
