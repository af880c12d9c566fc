package io.tillbridge.vendor;

import io.tillbridge.run.RunLog;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One pull under way: the files to fetch, and the delivery they go to. Holds no secrets. */
public final class Pull {
    private final RunLog run;
    private final long deliveryId;
    private final List<RemoteFile> files;
    private final AtomicBoolean complete;
    private final LostServer server = new LostServer();
    private final long seen = System.nanoTime();

    Pull(RunLog run, long deliveryId, List<RemoteFile> files, boolean complete) {
        this.run = run;
        this.deliveryId = deliveryId;
        this.files = List.copyOf(files);
        this.complete = new AtomicBoolean(complete);
    }

    /** In the order in which they count: of one SKU in two files, the later file's row is loaded. */
    public List<RemoteFile> getFiles() {
        return files;
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

    LostServer server() {
        return server;
    }

    RunLog run() {
        return run;
    }

    void lacksOne() {
        complete.set(false);
    }
}
