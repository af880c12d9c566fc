package io.tillbridge.remotefiles;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One SSH session with a vendor's server. Faults of JSch come out as those of any protocol.
 */
final class SftpSession implements WritableSession {
    /** What one folder's listing may weigh: some hundred thousand names. */
    private static final long LISTING_BYTES = 16L << 20;

    private final Session session;
    private final ChannelSftp sftp;
    private final RemoteLink link;
    private final ReplyWatchdog watch;
    private final VendorFaults faults;

    SftpSession(Session session, ChannelSftp sftp, RemoteLink link, ReplyWatchdog watch, VendorFaults faults) {
        this.session = session;
        this.sftp = sftp;
        this.link = link;
        this.watch = watch;
        this.faults = faults;
    }

    @Override
    public VendorFaults faults() {
        return faults;
    }

    @Override
    public ReplyWatchdog watch() {
        return watch;
    }

    @Override
    public boolean usable() {
        return !faults.away() && session.isConnected() && sftp.isConnected();
    }

    @Override
    public List<RemoteEntry> entries(String folder) throws RemoteFault {
        List<RemoteEntry> entries = new ArrayList<>();
        watch.waiting();
        link.allow(LISTING_BYTES);
        try {
            sftp.ls(quoted(folder), line -> {
                entries.add(entry(line));
                return ChannelSftp.LsEntrySelector.CONTINUE;
            });
        } catch (SftpException e) {
            throw fault(e);
        } finally {
            link.allowAny();
            watch.answered();
        }
        return entries;
    }

    @Override
    public Optional<RemoteEntry> look(String path) throws RemoteFault {
        watch.waiting();
        link.allow(LISTING_BYTES);
        try {
            return Optional.of(entry(path.substring(path.lastIndexOf('/') + 1), sftp.stat(quoted(path))));
        } catch (SftpException e) {
            RemoteFault fault = fault(e);
            if (fault.kind() == RemoteFault.Kind.ABSENT) {
                return Optional.empty();
            }
            throw fault;
        } finally {
            link.allowAny();
            watch.answered();
        }
    }

    /** JSch asks for some parts ahead of the reader. */
    @Override
    public InputStream stream(String path) throws RemoteFault {
        watch.waiting();
        try {
            return sftp.get(quoted(path));
        } catch (SftpException e) {
            throw fault(e);
        } finally {
            watch.answered();
        }
    }

    @Override
    public void store(String path, InputStream bytes) throws RemoteFault {
        change(() -> sftp.put(new WatchedInput(bytes, watch), quoted(path), ChannelSftp.OVERWRITE));
    }

    @Override
    public void rename(String from, String to) throws RemoteFault {
        change(() -> sftp.rename(quoted(from), quoted(to)));
    }

    @Override
    public void remove(String path) throws RemoteFault {
        change(() -> sftp.rm(quoted(path)));
    }

    private interface SftpChange {
        void run() throws SftpException;
    }

    private void change(SftpChange change) throws RemoteFault {
        watch.waiting();
        try {
            change.run();
        } catch (SftpException e) {
            throw fault(e);
        } finally {
            watch.answered();
        }
    }

    @Override
    public void close() {
        watch.close();
        try {
            sftp.disconnect();
            session.disconnect();
        } finally {
            link.cut();
        }
    }

    private RemoteFault fault(SftpException e) {
        if (link.overfull()) {
            return RemoteFault.overfull(e);
        }
        if (faults.away()) {
            return RemoteFault.ended(e);
        }
        return switch (e.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> RemoteFault.of(RemoteFault.Kind.ABSENT, "no such file", e);
            case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
                RemoteFault.of(RemoteFault.Kind.DENIED, "permission denied", e);
            default ->
                e.getCause() != null
                        ? RemoteFault.ended(e)
                        : RemoteFault.of(
                                RemoteFault.Kind.ANSWERED,
                                "fault " + e.id + ", " + SanitizedText.text(String.valueOf(e.getMessage())),
                                e);
        };
    }

    private static RemoteEntry entry(LsEntry line) {
        return entry(line.getFilename(), line.getAttrs());
    }

    private static RemoteEntry entry(String name, SftpATTRS attributes) {
        return new RemoteEntry(name, kind(attributes), attributes.getSize(), attributes.getMTime() * 1000L);
    }

    private static RemoteEntry.Kind kind(SftpATTRS attributes) {
        if (attributes.isDir()) {
            return RemoteEntry.Kind.FOLDER;
        }
        if (attributes.isLink()) {
            return RemoteEntry.Kind.LINK;
        }
        boolean told = (attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) != 0;
        return attributes.isReg() || !told ? RemoteEntry.Kind.FILE : RemoteEntry.Kind.OTHER;
    }

    /** JSch reads {@code *}, {@code ?} and {@code \} in a path as a pattern; a vendor's name is never one. */
    private static String quoted(String path) {
        return path.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
}
