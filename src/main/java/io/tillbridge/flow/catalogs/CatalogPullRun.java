package io.tillbridge.flow.catalogs;

import io.tillbridge.remotefiles.LostServer;
import io.tillbridge.remotefiles.RemoteFile;
import io.tillbridge.remotefiles.RemoteListing;
import io.tillbridge.remotefiles.VendorReader;
import io.tillbridge.run.RunLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One pull under way: the files to fetch, the sessions that read them, and the delivery they go to. */
public final class CatalogPullRun {
    static final String VARIABLE = "pull";

    private final RunLog run;
    private final long deliveryId;
    private final List<RemoteFile> files;
    private final int sessions;
    private final AtomicBoolean complete;
    private final VendorReader reader;
    private final LostServer server = new LostServer();
    private final long seen = System.nanoTime();

    private CatalogPullRun(
            RunLog run, long deliveryId, List<RemoteFile> files, int sessions, VendorReader reader, boolean complete) {
        this.run = run;
        this.deliveryId = deliveryId;
        this.files = List.copyOf(files);
        this.sessions = sessions;
        this.reader = reader;
        this.complete = new AtomicBoolean(complete);
    }

    /** One without any file. */
    static CatalogPullRun nothing(RunLog run) {
        return new CatalogPullRun(run, 0, List.of(), 1, null, false);
    }

    /** @param sessions how many sessions read side by side */
    static CatalogPullRun of(RunLog run, long deliveryId, RemoteListing listing, int sessions, VendorReader reader) {
        return new CatalogPullRun(run, deliveryId, listing.files(), sessions, reader, listing.complete());
    }

    public List<RemoteFile> getFiles() {
        return files;
    }

    /** The files as the sessions share them, each in order of path. */
    public List<List<RemoteFile>> getSessions() {
        List<List<RemoteFile>> shares = new ArrayList<>();
        for (int session = 0; session < Math.min(sessions, files.size()); session++) {
            List<RemoteFile> share = new ArrayList<>();
            for (int i = session; i < files.size(); i += sessions) {
                share.add(files.get(i));
            }
            shares.add(share);
        }
        return shares;
    }

    /** 0 when there is nothing to fetch. */
    public long getDeliveryId() {
        return deliveryId;
    }

    /** Whether every catalog file that lies there was taken: only then can a product be called missing. */
    public boolean isComplete() {
        return complete.get();
    }

    /** {@link System#nanoTime} when the files had been looked at. */
    long seen() {
        return seen;
    }

    VendorReader reader() {
        return reader;
    }

    LostServer server() {
        return server;
    }

    RunLog run() {
        return run;
    }

    void lacksOne() {
        complete.set(false);
    }

    /** Ends the sessions. */
    void fetched() {
        if (reader != null) {
            reader.close();
        }
    }
}
