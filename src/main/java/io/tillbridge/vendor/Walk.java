package io.tillbridge.vendor;

import io.tillbridge.run.RefusedFailure;
import io.tillbridge.vendor.VendorSession.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One look at all files below a folder. Symbolic links are passed over, so no loop can be walked; depth and number are
 * bounded all the same, for the listing is the other side's word.
 */
final class Walk {
    private static final int DEEPEST = 16;
    private static final int MOST_NAMES = 20_000;
    private static final List<String> UNDER_TRANSFER = List.of(".tmp", ".part", ".filepart");

    private final VendorSession session;
    private final String base;
    private final Map<String, RemoteFile> files = new TreeMap<>();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private int names;

    private Walk(VendorSession session, String base) {
        this.session = session;
        this.base = base;
    }

    /** @param base as the connection names it; blank is the folder the server opens by itself */
    static Walk below(VendorSession session, String base) {
        Walk walk = new Walk(session, base);
        walk.folder("", 0);
        walk.skipped.sort(Comparator.comparing(SkippedFile::path));
        return walk;
    }

    /** By path below the base, in that order. */
    Map<String, RemoteFile> files() {
        return files;
    }

    List<SkippedFile> skipped() {
        return skipped;
    }

    /** The path to ask the server for. */
    static String full(String base, String path) {
        String folder = base.isEmpty() ? "." : base;
        if (path.isEmpty()) {
            return folder;
        }
        return folder.endsWith("/") ? folder + path : folder + "/" + path;
    }

    private void folder(String path, int depth) {
        List<Entry> entries = session.entries(full(base, path));
        if (depth == 0 && isFile(entries)) {
            throw new RefusedFailure("The connection's path " + Shown.text(base)
                    + " is a file, expected a folder. Set the path to the folder the file lies in.");
        }
        names += entries.size();
        if (names > MOST_NAMES) {
            throw new RefusedFailure("There are more than " + MOST_NAMES + " names below " + Shown.text(full(base, ""))
                    + ", expected a folder of catalog files. Set the connection's path to that folder.");
        }
        for (Entry entry : entries) {
            take(path.isEmpty() ? entry.name() : path + "/" + entry.name(), entry, depth);
        }
    }

    private void take(String path, Entry entry, int depth) {
        String name = entry.name();
        if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || name.isEmpty()) {
            skip(path, "its name is not the name of a file", true);
        } else if (name.startsWith(".")) {
            return; // dot files, dot folders, and the folder itself and its parent
        } else if (entry.kind() == Entry.Kind.FOLDER) {
            if (depth < DEEPEST) {
                folder(path, depth + 1);
            } else {
                skip(path, "the folder lies more than " + DEEPEST + " folders deep", true);
            }
        } else if (entry.kind() == Entry.Kind.LINK) {
            skip(path, "it is a symbolic link, not a regular file", false);
        } else if (entry.kind() == Entry.Kind.OTHER) {
            skip(path, "it is not a regular file", false);
        } else if (UNDER_TRANSFER.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            skip(path, "its name says that it is still under transfer", false);
        } else {
            files.put(path, new RemoteFile(path, name, entry.size(), entry.modifiedMillis()));
        }
    }

    private void skip(String path, String reason, boolean missed) {
        skipped.add(new SkippedFile(path, reason, missed));
    }

    /** A server asked to list a file answers with that file alone. */
    private boolean isFile(List<Entry> entries) {
        return entries.size() == 1
                && entries.get(0).kind() == Entry.Kind.FILE
                && base.endsWith(entries.get(0).name());
    }
}
