package io.tillbridge.routing.editing;

import io.tillbridge.fault.CallerFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * Writes into the routes folder: beside, to the disk, and by one rename in the place of the file, so that a reader finds
 * the old text or the new one. No link is followed, neither that of a file nor that of a folder.
 */
public final class RouteFileWriter {
    private final Path root;

    public RouteFileWriter(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Why a file cannot be written by the hub; empty when it can. */
    public Optional<String> obstacle(String file) {
        Path place = root.resolve(file);
        for (Path part = place; part.startsWith(root) && !part.equals(root); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                return Optional.of("The routes folder has a symbolic link at " + root.relativize(part)
                        + ": the hub follows none. Edit the file it leads to.");
            }
        }
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("The routes folder has a folder at " + file + ": expected a file.");
        }
        Path folder = place.getParent();
        while (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !folder.equals(root)) {
            folder = folder.getParent();
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return Optional.of("The routes folder has a file at " + root.relativize(folder) + ": expected a folder.");
        }
        return Files.isWritable(folder) ? Optional.empty() : Optional.of(readOnly());
    }

    /** Whether a file lies in the routes folder itself, not behind a link that leads out of it. */
    boolean isInside(String file) {
        try {
            return root.resolve(file).toRealPath().startsWith(root.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private String readOnly() {
        return "The routes folder is read-only for the hub: make it writable for the hub's user, or change the file "
                + "where it is deployed from.";
    }

    /** @throws CallerFault CONFLICT: when it cannot be written */
    void write(String file, String text) {
        refuse(obstacle(file));
        Path place = root.resolve(file);
        Path beside = place.resolveSibling("." + place.getFileName() + ".saving");
        try {
            Files.createDirectories(place.getParent());
            Files.deleteIfExists(beside);
            try (FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            keepRights(place, beside);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(place.getParent());
        } catch (IOException e) {
            remove(beside);
            throw fault(file, e);
        }
    }

    /** @throws CallerFault CONFLICT: when it cannot be deleted */
    void delete(String file) {
        refuse(obstacle(file));
        Path place = root.resolve(file);
        try {
            Files.deleteIfExists(place);
            force(place.getParent());
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    private static void keepRights(Path place, Path beside) throws IOException {
        PosixFileAttributeView old =
                Files.getFileAttributeView(place, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (old != null && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(beside, old.readAttributes().permissions());
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException windows) {
            // There a folder cannot be opened; the rename itself is on disk.
        }
    }

    private static void remove(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException left) {
            // A hidden file: no reader takes it for a route file, and the next save replaces it.
        }
    }

    private static void refuse(Optional<String> obstacle) {
        obstacle.ifPresent(why -> {
            throw CallerFault.conflict("routes-read-only", why);
        });
    }

    private CallerFault fault(String file, IOException e) {
        if (e instanceof AccessDeniedException
                || e instanceof FileSystemException system
                        && String.valueOf(system.getReason()).contains("Read-only")) {
            return CallerFault.conflict("routes-read-only", readOnly());
        }
        return CallerFault.conflict(
                "routes-read-only",
                file + " cannot be written: " + e.toString().replace(root + "/", "")
                        + ". The file is as it was; correct the cause and save again.");
    }
}
