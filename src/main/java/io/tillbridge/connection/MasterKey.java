package io.tillbridge.connection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where the 32 bytes come from that seal every secret: given from outside, or a file only its owner can read. */
final class MasterKey {
    static final String VARIABLE = "TILLBRIDGE_MASTER_KEY";
    static final int BYTES = 32;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String HOW_TO_MAKE = " Make one with: openssl rand -base64 32";

    private MasterKey() {}

    static Path file(Path dataDir) {
        return dataDir.resolve("master-key");
    }

    static byte[] given(String base64) {
        return decoded(base64, VARIABLE);
    }

    /** The key in the file; makes the file when there is none. Of two that start at once, both get the same key. */
    static byte[] inFile(Path dataDir) {
        Path file = file(dataDir);
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(dataDir);
                make(file);
            }
            refuseOpenFile(file);
            return decoded(Files.readString(file, StandardCharsets.US_ASCII), "The master key file " + file);
        } catch (IOException e) {
            throw new MasterKeyFault(
                    "The master key file " + file + " cannot be read or made ("
                            + e.getClass().getSimpleName() + ": "
                            + e.getMessage() + "): let the hub's user read and write that folder, or set " + VARIABLE
                            + ".",
                    e);
        }
    }

    /** A new key as a person gave it for a change. */
    static byte[] chosen(String base64) {
        return decoded(base64, "The new master key");
    }

    static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Keeps the key of a change that is under way, durably, beside the one in use. */
    static void keepNext(Path dataDir, byte[] key) {
        withFiles(dataDir, () -> {
            Path draft = dataDir.resolve("master-key.draft");
            Files.deleteIfExists(draft);
            write(draft, key);
            Files.move(draft, nextFile(dataDir), StandardCopyOption.ATOMIC_MOVE);
            keepEntry(dataDir);
        });
    }

    /** The key of a change that did not come to its end. */
    static Optional<byte[]> next(Path dataDir) {
        Path next = nextFile(dataDir);
        if (Files.notExists(next)) {
            return Optional.empty();
        }
        byte[][] key = new byte[1][];
        withFiles(dataDir, () -> {
            refuseOpenFile(next);
            key[0] = decoded(Files.readString(next, StandardCharsets.US_ASCII), "The master key file " + next);
        });
        return Optional.of(key[0]);
    }

    /** The key of a change takes the place of the one before. */
    static void publishNext(Path dataDir) {
        withFiles(dataDir, () -> {
            Files.move(nextFile(dataDir), file(dataDir), StandardCopyOption.ATOMIC_MOVE);
            keepEntry(dataDir);
        });
    }

    static void dropNext(Path dataDir) {
        withFiles(dataDir, () -> Files.deleteIfExists(nextFile(dataDir)));
    }

    private static Path nextFile(Path dataDir) {
        return dataDir.resolve("master-key.next");
    }

    private interface FileWork {
        void go() throws IOException;
    }

    private static void withFiles(Path dataDir, FileWork work) {
        try {
            work.go();
        } catch (IOException e) {
            throw new MasterKeyFault(
                    "The master key in " + dataDir + " cannot be changed ("
                            + e.getClass().getSimpleName() + ": "
                            + e.getMessage() + "): let the hub's user read and write that folder.",
                    e);
        }
    }

    private static byte[] decoded(String base64, String subject) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            // The cause is left out: it quotes a part of the key.
            throw new MasterKeyFault(
                    subject + " must hold " + BYTES + " bytes in base64, found text that is no base64." + HOW_TO_MAKE);
        }
        if (key.length != BYTES) {
            throw new MasterKeyFault(subject + " must hold " + BYTES + " bytes in base64, found " + key.length
                    + " bytes." + HOW_TO_MAKE);
        }
        return key;
    }

    private static void make(Path file) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".master-key", "", ownerOnly(file));
        try {
            Files.delete(draft);
            write(draft, random());
            publish(draft, file);
            keepEntry(draft.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path file, byte[] key) throws IOException {
        Files.createFile(file, ownerOnly(file));
        Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A hard link appears whole or not at all, and never in the place of a key another process just made. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException otherWasFaster) {
            return;
        } catch (UnsupportedOperationException | FileSystemException noHardLinksHere) {
            if (Files.exists(file)) {
                return;
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** A key that is gone after a power cut takes every secret with it: the folder's entry is made durable too. */
    private static void keepEntry(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            // Some systems open no folders; the file itself is durable there.
        }
    }

    private static void refuseOpenFile(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        String found = PosixFilePermissions.toString(open);
        open.removeAll(EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        if (!open.isEmpty()) {
            throw new MasterKeyFault("The master key file " + file
                    + " must be readable by its owner only (rw-------), found " + found
                    + ": run chmod 600 on it; if others may have read it, set every secret anew afterwards.");
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        return isPosix(file.toAbsolutePath().getParent())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) throws NoSuchFileException, IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
