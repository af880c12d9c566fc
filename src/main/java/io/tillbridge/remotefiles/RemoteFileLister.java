package io.tillbridge.remotefiles;

import io.tillbridge.run.RefusedFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One look at all files below a folder, or at the one file a connection's path names. Links to folders are passed over,
 * so no loop can be walked; depth and number are bounded all the same, for the listing is the other side's word.
 */
final class RemoteFileLister {
    private static final int MOST_NAMES = 20_000;
    private static final List<String> UNDER_TRANSFER = List.of(".tmp", ".part", ".filepart");

    private final RemoteSession session;
    private final FileSelection selection;
    private final String base;
    private final Map<String, RemoteFile> files = new TreeMap<>();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private int names;
    private boolean ofOneFile;

    private RemoteFileLister(RemoteSession session, FileSelection selection, String base) {
        this.session = session;
        this.selection = selection;
        this.base = base;
    }

    /** @param base as the connection names it; blank is the folder the server opens by itself */
    static RemoteFileLister below(RemoteSession session, String base, FileSelection selection) {
        String wire = RemoteName.wire(base.isEmpty() ? "." : base);
        RemoteFileLister walk = new RemoteFileLister(session, selection, wire);
        Optional<RemoteEntry> named = walk.named(wire);
        if (named.filter(entry -> entry.kind() == RemoteEntry.Kind.FILE).isPresent()) {
            walk.ofOneFile = true;
            walk.add(RemoteName.text(named.get().name()), named.get(), wire);
        } else {
            walk.folder("", wire, 0);
        }
        walk.skipped.sort(Comparator.comparing(SkippedFile::path));
        return walk;
    }

    /** Whether the connection's path names a file itself. */
    boolean ofOneFile() {
        return ofOneFile;
    }

    /** In order of path. */
    List<RemoteFile> files() {
        return files.values().stream()
                .sorted(Comparator.comparing(RemoteFile::path).thenComparing(RemoteFile::wire))
                .toList();
    }

    List<SkippedFile> skipped() {
        return skipped;
    }

    /** What the connection's own path is; a server that does not say lists it all the same. */
    private Optional<RemoteEntry> named(String wire) {
        try {
            return session.look(wire);
        } catch (RemoteFault e) {
            if (session.faults().away()) {
                throw session.faults().inFolder(e, RemoteName.text(wire));
            }
            return Optional.empty();
        }
    }

    private void folder(String path, String wire, int depth) {
        List<RemoteEntry> entries;
        try {
            entries = session.entries(wire);
        } catch (RemoteFault e) {
            if (depth == 0 || !e.isAnswer()) {
                throw session.faults().inFolder(e, RemoteName.text(wire));
            }
            skip(path, "the folder cannot be listed (" + e.words() + ")", true);
            return;
        }
        names += entries.size();
        if (names > MOST_NAMES) {
            throw new RefusedFailure("There are more than " + MOST_NAMES + " names below "
                    + SanitizedText.text(RemoteName.text(base))
                    + ", expected a folder of catalog files. Set the connection's"
                    + " path to that folder.");
        }
        for (RemoteEntry entry : entries) {
            String name = RemoteName.text(entry.name());
            take(path.isEmpty() ? name : path + "/" + name, name, entry, wire, depth);
        }
    }

    private void take(String path, String name, RemoteEntry entry, String folder, int depth) {
        String wire = folder.endsWith("/") ? folder + entry.name() : folder + "/" + entry.name();
        if (entry.kind() == RemoteEntry.Kind.UNREADABLE) {
            skip(path, "this line of the server's listing is in a form the hub does not read", true);
        } else if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || name.isEmpty()) {
            skip(path, "its name is not the name of a file", true);
        } else if (name.startsWith(".")) {
            return; // dot files, dot folders, and the folder itself and its parent
        } else if (entry.kind() == RemoteEntry.Kind.FOLDER) {
            if (selection.ignoresFolder(name)) {
                skip(path, "the setting ignore names folders like it", false);
            } else if (depth < selection.depth()) {
                folder(path, wire, depth + 1);
            } else {
                skip(path, "the folder lies more than " + selection.depth() + " folders deep", true);
            }
        } else if (UNDER_TRANSFER.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            skip(path, "its name says that it is still under transfer", false);
        } else if (selection.ignoresFile(name)) {
            skip(path, "the setting ignore names files like it", false);
        } else if (!selection.includes(name)) {
            skip(path, "the route takes no files with such a name", false);
        } else if (entry.kind() == RemoteEntry.Kind.LINK) {
            link(path, wire);
        } else if (entry.kind() == RemoteEntry.Kind.OTHER) {
            skip(path, "it is not a regular file", false);
        } else {
            add(path, exact(path, entry, wire), wire);
        }
    }

    /** A file that went since its folder was listed is fetched in vain, and told there. */
    private RemoteEntry exact(String path, RemoteEntry entry, String wire) {
        try {
            return session.exact(wire, entry);
        } catch (RemoteFault e) {
            if (!e.isAnswer()) {
                throw session.faults().inFolder(e, path);
            }
            return entry;
        }
    }

    private void link(String path, String wire) {
        if (!selection.linkedFiles()) {
            skip(path, "it is a symbolic link, not a regular file", false);
            return;
        }
        Optional<RemoteEntry> target = Optional.empty();
        try {
            target = session.look(wire);
        } catch (RemoteFault e) {
            if (!e.isAnswer()) {
                throw session.faults().inFolder(e, path);
            }
        }
        if (target.isEmpty()) {
            skip(path, "it is a symbolic link to what is not there or may not be read", true);
        } else if (target.get().kind() == RemoteEntry.Kind.FILE) {
            add(path, target.get(), wire);
        } else {
            skip(path, "it is a symbolic link, and not to a file", false);
        }
    }

    private void add(String path, RemoteEntry entry, String wire) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        files.put(wire, new RemoteFile(path, name, entry.size(), entry.modifiedMillis(), wire, entry.version()));
    }

    private void skip(String path, String reason, boolean missed) {
        skipped.add(new SkippedFile(path, reason, missed));
    }
}
