package io.tillbridge.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Opens an archive and makes sure that it is whole before anything of it is used. */
final class ArchiveReader implements AutoCloseable {
    private final Path archive;
    private final ZipFile zip;
    private final BackupManifest manifest;

    ArchiveReader(Path archive) throws IOException {
        this.archive = archive;
        if (!Files.isRegularFile(archive) || !Files.isReadable(archive)) {
            throw new BackupFault("FILE: expected a readable file, found none at " + archive + ".");
        }
        try {
            zip = new ZipFile(archive.toFile());
        } catch (ZipException e) {
            throw fault("it is no archive, or its end is missing", e);
        }
        try {
            manifest = readManifest();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private BackupManifest readManifest() throws IOException {
        ZipEntry entry = zip.getEntry(BackupManifest.NAME);
        if (entry == null) {
            throw fault("it holds no " + BackupManifest.NAME, null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            BackupManifest read = BackupManifest.read(in.readAllBytes());
            if (read.format() != BackupManifest.FORMAT) {
                throw new BackupFault("FILE: expected a backup of format " + BackupManifest.FORMAT + ", found format "
                        + read.format() + ", written by the hub " + read.hub() + ". Restore it with that version.");
            }
            if (read.entries() == null || read.rows() == null || read.schema() == null) {
                throw fault(BackupManifest.NAME + " is not complete", null);
            }
            return read;
        } catch (JsonProcessingException e) {
            throw fault(BackupManifest.NAME + " cannot be read", e);
        }
    }

    BackupManifest manifest() {
        return manifest;
    }

    /** Compares every entry with the manifest. */
    void verify() throws IOException {
        Set<String> told = new HashSet<>(Set.of(BackupManifest.NAME));
        for (BackupManifest.Entry entry : manifest.entries()) {
            if (!entry.known() || !told.add(entry.name())) {
                throw fault("it tells of an entry that no backup has: " + entry.name(), null);
            }
            if (zip.getEntry(entry.name()) == null) {
                throw fault("it lacks " + entry.name(), null);
            }
            MessageDigest digest = ArchiveWriter.sha256();
            try (InputStream in = new DigestInputStream(open(entry.name()), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (ZipException e) {
                throw fault(entry.name() + " is damaged", e);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
                throw fault(entry.name() + " is not what was written (its SHA-256 differs)", null);
            }
        }
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !told.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw fault("it holds an entry that its manifest does not tell of: " + name, null);
                });
    }

    InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw fault("it lacks " + name, null);
        }
        return zip.getInputStream(entry);
    }

    String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private BackupFault fault(String what, Throwable cause) {
        return new BackupFault(
                "FILE: expected a whole backup, found " + archive + ": " + what
                        + ". Take another copy of it, or another backup; nothing was changed.",
                cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
