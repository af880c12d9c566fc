package io.tillbridge.remotefiles;

import java.util.List;

/** What a pull may take, in order of path, and what it passes over. */
public record RemoteListing(List<RemoteFile> files, List<SkippedFile> skipped) {
    public RemoteListing {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /** Whether every catalog file that lies there is among {@link #files}. */
    public boolean complete() {
        return skipped.stream().noneMatch(SkippedFile::missed);
    }
}
