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
 * One SSH session with a vendor's server, for one reader at a time. Every answer is awaited under a {@link ReplyWatchdog};
 * faults come out typed. Paths are wire paths, see {@link RemoteName}.
 */
final class VendorSession implements AutoCloseable {
    /** What one folder's listing may weigh: some hundred thousand names. */
    private static final long LISTING_BYTES = 16L << 20;

    private final Session session;
    private final ChannelSftp sftp;
    private final SshConnection link;
    private final ReplyWatchdog watch;
    private final VendorFaults faults;

    VendorSession(Session session, ChannelSftp sftp, SshConnection link, ReplyWatchdog watch, VendorFaults faults) {
        this.session = session;
        this.sftp = sftp;
        this.link = link;
        this.watch = watch;
        this.faults = faults;
    }

    VendorFaults faults() {
        return faults;
    }

    ReplyWatchdog watch() {
        return watch;
    }

    /** Whether another answer can be expected. */
    boolean usable() {
        return !faults.away() && session.isConnected() && sftp.isConnected();
    }

    /**
     * Everything in a folder, {@code .} and {@code ..} with it when the server lists them.
     *
     * @throws SftpException the server's own answer, or what ended the connection
     */
    List<Entry> entries(String folder) throws SftpException {
        List<Entry> entries = new ArrayList<>();
        watch.waiting();
        link.allow(LISTING_BYTES);
        try {
            sftp.ls(quoted(folder), line -> {
                entries.add(entry(line));
                return ChannelSftp.LsEntrySelector.CONTINUE;
            });
        } finally {
            link.allowAny();
            watch.answered();
        }
        return entries;
    }

    /** What stands at a path now, a link followed; empty when nothing does. */
    Optional<Entry> look(String path) throws SftpException {
        watch.waiting();
        link.allow(LISTING_BYTES);
        try {
            return Optional.of(entry(path.substring(path.lastIndexOf('/') + 1), sftp.stat(quoted(path))));
        } catch (SftpException e) {
            if (faults.isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        } finally {
            link.allowAny();
            watch.answered();
        }
    }

    /** The bytes of a file as JSch gives them, some requests ahead of the reader; to be read to the end or closed. */
    InputStream stream(String path) throws SftpException {
        watch.waiting();
        try {
            return sftp.get(quoted(path));
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

    private static Entry entry(LsEntry line) {
        return entry(line.getFilename(), line.getAttrs());
    }

    private static Entry entry(String name, SftpATTRS attributes) {
        return new Entry(name, kind(attributes), attributes.getSize(), attributes.getMTime() * 1000L);
    }

    private static Entry.Kind kind(SftpATTRS attributes) {
        if (attributes.isDir()) {
            return Entry.Kind.FOLDER;
        }
        if (attributes.isLink()) {
            return Entry.Kind.LINK;
        }
        boolean told = (attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) != 0;
        return attributes.isReg() || !told ? Entry.Kind.FILE : Entry.Kind.OTHER;
    }

    /** JSch reads {@code *}, {@code ?} and {@code \} in a path as a pattern; a vendor's name is never one. */
    private static String quoted(String path) {
        return path.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    /** One line of a folder's listing; the name is a wire name. */
    record Entry(String name, Kind kind, long size, long modifiedMillis) {
        enum Kind {
            FILE,
            FOLDER,
            LINK,
            OTHER
        }
    }
}
