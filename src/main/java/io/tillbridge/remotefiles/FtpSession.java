package io.tillbridge.remotefiles;

import io.tillbridge.remotefiles.RemoteFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.parser.MLSxEntryParser;

/**
 * One FTP session with a vendor's server. Folders are listed by MLSD where the server knows it, else by LIST in any of
 * the forms that commons-net reads; sizes and times then come from SIZE and MDTM, for LIST rounds them.
 */
final class FtpSession implements WritableSession {
    private static final Pattern DENIED =
            Pattern.compile("(?i)denied|permi|not allowed|forbidden|access|verboten|refus|geweigerd|toegang");

    private final FtpControl control;
    private final RemoteLink link;
    private final ReplyWatchdog watch;
    private final VendorFaults faults;
    private final FtpListing listing;
    private final String home;
    private final boolean mlst;
    private boolean sizes = true;
    private boolean aborted;

    /**
     * @param home the folder the server opens by itself
     * @param mlst whether the server knows MLST and MLSD
     */
    FtpSession(
            FtpControl control, RemoteLink link, ReplyWatchdog watch, VendorFaults faults, String home, boolean mlst) {
        this.control = control;
        this.link = link;
        this.watch = watch;
        this.faults = faults;
        this.listing = new FtpListing(control, link, mlst);
        this.home = home;
        this.mlst = mlst;
    }

    /** One exchange of commands under the watchdog. */
    private interface Exchange<T> {
        T run() throws IOException, RemoteFault;
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
        return !aborted && !faults.away() && control.isConnected();
    }

    @Override
    public List<RemoteEntry> entries(String folder) throws RemoteFault {
        return watched(() -> {
            if (!control.changeWorkingDirectory(absolute(folder))) {
                throw refused();
            }
            listing.prepare();
            Socket data =
                    control._openDataConnection_(mlst ? FTPCmd.MLSD.getCommand() : FTPCmd.LIST.getCommand(), null);
            if (data == null) {
                throw refused();
            }
            List<RemoteEntry> entries = listing.read(data);
            if (entries.size() > FtpListing.MOST_NAMES) {
                aborted = true; // the rest of the names is still under way
            } else if (!control.completePendingCommand()) {
                throw refused();
            }
            return entries;
        });
    }

    @Override
    public Optional<RemoteEntry> look(String path) throws RemoteFault {
        return watched(() -> {
            String absolute = absolute(path);
            Optional<RemoteEntry> facts = mlst ? facts(absolute) : Optional.empty();
            return facts.isPresent() ? facts : followed(absolute);
        });
    }

    /** What LIST says is coarser than what {@link #look} says, and both must be the same for a file that stands still. */
    @Override
    public RemoteEntry exact(String path, RemoteEntry listed) throws RemoteFault {
        return mlst || !sizes ? listed : look(path).orElse(listed);
    }

    @Override
    public InputStream stream(String path) throws RemoteFault {
        return watched(() -> {
            String absolute = absolute(path);
            Socket data = control._openDataConnection_(FTPCmd.RETR.getCommand(), absolute);
            if (data != null) {
                return new FtpDownload(control, data, () -> aborted = true);
            }
            RemoteFault refused = refused();
            if (refused.kind() == Kind.ABSENT && look(path).isPresent()) {
                throw RemoteFault.of(Kind.DENIED, "permission denied", refused);
            }
            throw refused;
        });
    }

    @Override
    public void store(String path, InputStream bytes) throws RemoteFault {
        change(() -> new FtpUpload(control).store(absolute(path), new WatchedInput(bytes, watch)));
    }

    @Override
    public void rename(String from, String to) throws RemoteFault {
        change(() -> control.rename(absolute(from), absolute(to)));
    }

    @Override
    public void remove(String path) throws RemoteFault {
        change(() -> control.deleteFile(absolute(path)));
    }

    private void change(Exchange<Boolean> change) throws RemoteFault {
        boolean done = watched(change);
        if (!done) {
            throw refused();
        }
    }

    @Override
    public void close() {
        watch.close();
        try {
            if (usable()) {
                control.quit();
            }
        } catch (IOException e) {
            // It ends all the same.
        } finally {
            link.cut();
        }
    }

    /** MLST: type, size and time in one answer; empty when the server does not say, or it is a link. */
    private Optional<RemoteEntry> facts(String path) throws IOException {
        control.sendCommand("MLST", path);
        String[] lines = control.getReplyStrings();
        return control.answeredWell() && lines.length > 1
                ? listing.facts(name(path), lines[1].strip())
                        .filter(entry ->
                                entry.kind() == RemoteEntry.Kind.FILE || entry.kind() == RemoteEntry.Kind.FOLDER)
                : Optional.empty();
    }

    /** By SIZE and MDTM, which follow a link; a folder has neither, but can be entered. */
    private Optional<RemoteEntry> followed(String path) throws IOException, RemoteFault {
        if (sizes) {
            control.sendCommand("SIZE", path);
            sizes = !control.unknownCommand();
            if (control.getReplyCode() == FTPReply.FILE_STATUS) {
                return Optional.of(new RemoteEntry(name(path), RemoteEntry.Kind.FILE, number(), modified(path)));
            }
        }
        if (control.changeWorkingDirectory(path)) {
            return Optional.of(
                    new RemoteEntry(name(path), RemoteEntry.Kind.FOLDER, RemoteFile.UNKNOWN, RemoteFile.UNKNOWN));
        }
        return sizes ? Optional.empty() : listed(path);
    }

    private Optional<RemoteEntry> listed(String path) throws RemoteFault {
        int slash = path.lastIndexOf('/');
        return entries(slash <= 0 ? "/" : path.substring(0, slash)).stream()
                .filter(entry -> entry.name().equals(name(path)))
                .findFirst();
    }

    private long modified(String path) throws IOException {
        control.sendCommand("MDTM", path);
        String time = control.getReplyCode() == FTPReply.FILE_STATUS ? control.argument() : "";
        Instant instant = time.matches("\\d{14}(\\.\\d{1,9})?") ? MLSxEntryParser.parseGmtInstant(time) : null;
        return instant == null ? RemoteFile.UNKNOWN : FtpListing.seconds(instant);
    }

    private long number() {
        String number = control.argument();
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : RemoteFile.UNKNOWN;
    }

    private <T> T watched(Exchange<T> exchange) throws RemoteFault {
        watch.waiting();
        try {
            return exchange.run();
        } catch (FtpControl.UnsendableName e) {
            throw RemoteFault.of(Kind.ABSENT, e.getMessage(), e);
        } catch (IOException e) {
            aborted = true;
            if (link.overfull()) {
                throw RemoteFault.overfull(e);
            }
            throw RemoteFault.ended(e);
        } finally {
            link.allowAny();
            watch.answered();
        }
    }

    /** What the server's last answer, which is a no, means. */
    private RemoteFault refused() {
        int code = control.getReplyCode();
        String words = control.words();
        if (code == FTPReply.FILE_UNAVAILABLE || code == FTPReply.FILE_ACTION_NOT_TAKEN) {
            return DENIED.matcher(words).find()
                    ? RemoteFault.of(Kind.DENIED, "permission denied", null)
                    : RemoteFault.of(Kind.ABSENT, words, null);
        }
        return RemoteFault.of(Kind.ANSWERED, words, null);
    }

    private String absolute(String path) {
        String bare = path.startsWith("./") ? path.substring(2) : path;
        if (bare.startsWith("/")) {
            return bare;
        }
        return bare.equals(".") || bare.isEmpty() ? home : (home.endsWith("/") ? home : home + "/") + bare;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
