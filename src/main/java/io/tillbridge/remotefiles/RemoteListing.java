package io.tillbridge.remotefiles;

import java.util.List;

/**
 * What a pull may take, in order of path, and what it passes over.
 *
 * @param notes what else there is to say of it, a sentence each
 */
public record RemoteListing(List<RemoteFile> files, List<SkippedFile> skipped, List<String> notes) {
    public RemoteListing {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    public RemoteListing(List<RemoteFile> files, List<SkippedFile> skipped) {
        this(files, skipped, List.of());
    }

    /** Whether every catalog file that lies there is among {@link #files}. */
    public boolean complete() {
        return skipped.stream().noneMatch(SkippedFile::missed);
    }
}
