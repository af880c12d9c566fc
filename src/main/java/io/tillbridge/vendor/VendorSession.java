package io.tillbridge.vendor;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.SftpATTRS;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.DefaultExchange;

/** One SSH session with a vendor's server. Every answer is awaited under a {@link Watch}; faults come out typed. */
final class VendorSession implements AutoCloseable {
    /** What one folder's listing may weigh: some hundred thousand names. */
    private static final long LISTING_BYTES = 16L << 20;

    private final SftpEndpoint endpoint;
    private final VendorOperations operations;
    private final VendorLink link;
    private final Watch watch;
    private final VendorFaults faults;

    VendorSession(
            SftpEndpoint endpoint, VendorOperations operations, VendorLink link, Watch watch, VendorFaults faults) {
        this.endpoint = endpoint;
        this.operations = operations;
        this.link = link;
        this.watch = watch;
        this.faults = faults;
    }

    VendorFaults faults() {
        return faults;
    }

    Watch watch() {
        return watch;
    }

    /** Everything in a folder, {@code .} and {@code ..} with it when the server tells them. */
    List<Entry> entries(String folder) {
        watch.waiting();
        link.allow(LISTING_BYTES);
        try {
            return Arrays.stream(operations.listFiles(quoted(folder)))
                    .map(VendorSession::entry)
                    .toList();
        } catch (RuntimeException e) {
            throw faults.inFolder(e, folder);
        } finally {
            link.allowAny();
            watch.answered();
        }
    }

    /** One file as it stands now; empty when it is not there any more. */
    Optional<Entry> look(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        watch.waiting();
        link.allow(LISTING_BYTES);
        try {
            return Arrays.stream(operations.listFiles(quoted(path)))
                    .map(VendorSession::entry)
                    .filter(entry -> entry.name().equals(name))
                    .findFirst();
        } catch (RuntimeException e) {
            if (faults.isAbsent(e)) {
                return Optional.empty();
            }
            throw faults.inFolder(e, path);
        } finally {
            link.allowAny();
            watch.answered();
        }
    }

    /**
     * The bytes of a file as JSch gives them, sixteen requests ahead of the reader. The server's own answer (gone, not
     * allowed) comes out as camel-ftp throws it.
     */
    InputStream stream(String path) {
        Exchange exchange = new DefaultExchange(endpoint.getCamelContext());
        var target = new org.apache.camel.component.file.remote.RemoteFile<LsEntry>();
        exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, target);
        watch.waiting();
        try {
            operations.retrieveFile(quoted(path), exchange, -1);
            return (InputStream) target.getBody();
        } finally {
            watch.answered();
        }
    }

    @Override
    public void close() {
        watch.close();
        try {
            operations.forceDisconnect();
        } finally {
            link.cut();
        }
    }

    private static Entry entry(SftpRemoteFile<?> file) {
        SftpATTRS attributes = ((LsEntry) file.getRemoteFile()).getAttrs();
        return new Entry(file.getFilename(), kind(attributes), attributes.getSize(), attributes.getMTime() * 1000L);
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

    /** One line of a folder's listing. */
    record Entry(String name, Kind kind, long size, long modifiedMillis) {
        enum Kind {
            FILE,
            FOLDER,
            LINK,
            OTHER
        }
    }
}
