package io.tillbridge.remotefiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPFileEntryParser;
import org.apache.commons.net.ftp.parser.DefaultFTPFileEntryParserFactory;
import org.apache.commons.net.ftp.parser.MLSxEntryParser;
import org.apache.commons.net.ftp.parser.ParserInitializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a server sends of one folder; bounded, for it is the other side's word. */
final class FtpListing {
    /** More names are not read: no folder of catalogs has as many. */
    static final int MOST_NAMES = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(FtpListing.class);
    private static final long BYTES = 16L << 20;
    private static final int LONGEST_LINE = 4_096;
    private static final Pattern ITSELF = Pattern.compile("(?i)type=[cp]dir;.*");
    private static final Pattern LINK = Pattern.compile("(?i)([^ ]*;)?type=os\\.unix=s(ym)?link[^ ]* .+");

    private final FtpControl control;
    private final RemoteLink link;
    private final boolean mlst;
    private FTPFileEntryParser parser;

    FtpListing(FtpControl control, RemoteLink link, boolean mlst) {
        this.control = control;
        this.link = link;
        this.mlst = mlst;
    }

    /**
     * Reads a listing to its end and ends the data connection.
     *
     * @throws RemoteFault when nothing of it can be read as a listing
     */
    List<RemoteEntry> read(Socket data) throws IOException, RemoteFault {
        List<String> lines = lines(data);
        List<RemoteEntry> entries = new ArrayList<>();
        for (String line : parser.preParse(lines)) {
            if (!mlst || !ITSELF.matcher(line).matches()) {
                entries.add(entry(parser, line));
            }
        }
        if (!entries.isEmpty() && entries.stream().allMatch(entry -> entry.kind() == RemoteEntry.Kind.UNREADABLE)) {
            throw RemoteFault.of(
                    RemoteFault.Kind.ANSWERED,
                    "its listing is in a form the hub does not read: "
                            + SanitizedText.text(entries.get(0).name()),
                    null);
        }
        return entries;
    }

    /** The parsers are made for what honest servers send. */
    private static RemoteEntry entry(FTPFileEntryParser form, String line) {
        if (LINK.matcher(line).matches()) {
            String name = line.substring(line.indexOf(' ') + 1);
            return new RemoteEntry(name, RemoteEntry.Kind.LINK, RemoteFile.UNKNOWN, RemoteFile.UNKNOWN);
        }
        try {
            FTPFile file = line.length() > LONGEST_LINE ? null : form.parseFTPEntry(line);
            if (file != null && file.getName() != null) {
                return entry(file.getName(), file);
            }
        } catch (RuntimeException malformed) {
            LOG.debug("A line of a listing cannot be parsed", malformed);
        }
        return new RemoteEntry(line, RemoteEntry.Kind.UNREADABLE, RemoteFile.UNKNOWN, RemoteFile.UNKNOWN);
    }

    /** What MLST says of one path; the name in it may be a whole path. Some servers take a name for a pattern. */
    Optional<RemoteEntry> facts(String name, String line) {
        RemoteEntry entry = entry(MLSxEntryParser.getInstance(), line);
        String last = entry.name().substring(entry.name().lastIndexOf('/') + 1);
        return last.equals(name)
                ? Optional.of(new RemoteEntry(name, entry.kind(), entry.size(), entry.modifiedMillis()))
                : Optional.empty();
    }

    private List<String> lines(Socket data) throws IOException {
        link.allowData(BYTES);
        List<String> lines = new ArrayList<>();
        try (data;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(data.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = reader.readLine(); line != null && lines.size() <= MOST_NAMES + 3; ) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = reader.readLine();
            }
        }
        return lines;
    }

    /** Finds out the form of the listings; to be called while no answer is awaited. */
    void prepare() {
        if (parser == null) {
            parser = mlst ? MLSxEntryParser.getInstance() : form();
        }
    }

    private FTPFileEntryParser form() {
        DefaultFTPFileEntryParserFactory forms = new DefaultFTPFileEntryParserFactory();
        try {
            return forms.createFileEntryParser(system());
        } catch (ParserInitializationException | IOException unknown) {
            return forms.createFileEntryParser("UNIX");
        }
    }

    private String system() throws IOException {
        String system = control.getSystemType();
        return system == null ? "UNIX" : system;
    }

    static RemoteEntry entry(String name, FTPFile file) {
        Instant modified = file.getTimestampInstant();
        return new RemoteEntry(
                name,
                kind(file),
                file.getSize() < 0 ? RemoteFile.UNKNOWN : file.getSize(),
                modified == null ? RemoteFile.UNKNOWN : seconds(modified));
    }

    static long seconds(Instant time) {
        return Math.max(0, time.truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
    }

    private static RemoteEntry.Kind kind(FTPFile file) {
        if (file.isDirectory()) {
            return RemoteEntry.Kind.FOLDER;
        }
        if (file.isSymbolicLink()) {
            return RemoteEntry.Kind.LINK;
        }
        return file.isFile() ? RemoteEntry.Kind.FILE : RemoteEntry.Kind.OTHER;
    }
}
