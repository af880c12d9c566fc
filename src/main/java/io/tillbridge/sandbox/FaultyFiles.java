package io.tillbridge.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** The files as the sandbox vendor serves them: to be read only, and with the faults that are switched on. */
final class FaultyFiles implements SftpEventListener, SftpFileSystemAccessor {
    private static final char UNREADABLE = '\uFFFD';

    private final SandboxFaults faults;

    FaultyFiles(SandboxFaults faults) {
        this.faults = faults;
    }

    @Override
    public void reading(
            ServerSession session, String remote, FileHandle file, long offset, byte[] data, int from, int length) {
        while (faults.stall() && session.isOpen()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Override
    public void read(
            ServerSession session,
            String remote,
            FileHandle file,
            long offset,
            byte[] data,
            int from,
            int length,
            int read,
            Throwable thrown)
            throws IOException {
        if (faults.takeGrowing(nameOf(file.getFile()))) {
            Files.writeString(file.getFile(), "one line more\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
        long speed = faults.bytesPerSecond();
        if (speed > 0 && read > 0) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) * read / speed);
        }
        long limit = faults.dropAfter();
        if (limit >= 0 && offset + Math.max(0, read) >= limit) {
            session.getIoSession().close(true);
            throw new IOException("the sandbox vendor hangs up, as it was told to");
        }
    }

    @Override
    public void readEntries(ServerSession session, String remote, DirectoryHandle folder, Map<String, Path> entries)
            throws IOException {
        for (Path entry : entries.values()) {
            if (faults.growsAtEachLook(nameOf(entry)) && Files.isRegularFile(entry)) {
                Files.writeString(entry, "+", StandardOpenOption.APPEND);
            }
        }
    }

    @Override
    public void putRemoteFileName(
            SftpSubsystemProxy subsystem, Path path, Buffer buffer, String name, boolean shortName) throws IOException {
        if (faults.latin1Names()) {
            buffer.putBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            SftpFileSystemAccessor.super.putRemoteFileName(subsystem, path, buffer, faults.shown(name), shortName);
        }
    }

    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path root, String remote) throws IOException {
        if (!faults.latin1Names()) {
            return SftpFileSystemAccessor.super.resolveLocalFilePath(subsystem, root, faults.real(remote));
        }
        Path path = root.toAbsolutePath();
        for (Path name : Path.of(remote)) {
            path = named(path.resolve(name.toString()));
        }
        return path.normalize();
    }

    /** SSHD reads a request as UTF-8: the file meant is the one whose Latin-1 bytes read so. */
    private static Path named(Path garbled) throws IOException {
        if (nameOf(garbled).indexOf(UNREADABLE) < 0) {
            return garbled;
        }
        try (Stream<Path> files = Files.list(garbled.getParent())) {
            return files.filter(file -> new String(
                                    nameOf(file).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                            .equals(nameOf(garbled)))
                    .findFirst()
                    .orElse(garbled);
        }
    }

    @Override
    public void opening(ServerSession session, String remote, Handle handle) throws IOException {
        if (faults.denies(nameOf(handle.getFile()))) {
            throw new AccessDeniedException(remote);
        }
        if (handle instanceof FileHandle file
                && file.getOpenOptions().stream().anyMatch(option -> option != StandardOpenOption.READ)) {
            refuse(handle.getFile());
        }
    }

    @Override
    public void creating(ServerSession session, Path path, Map<String, ?> attributes) throws IOException {
        refuse(path);
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
        refuse(from);
    }

    @Override
    public void removing(ServerSession session, Path path, boolean folder) throws IOException {
        refuse(path);
    }

    @Override
    public void linking(ServerSession session, Path source, Path target, boolean symbolic) throws IOException {
        refuse(source);
    }

    @Override
    public void modifyingAttributes(ServerSession session, Path path, Map<String, ?> attributes) throws IOException {
        refuse(path);
    }

    private void refuse(Path path) throws AccessDeniedException {
        faults.countWrite();
        throw new AccessDeniedException(path.toString(), null, "this server is only read");
    }

    private static String nameOf(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }
}
