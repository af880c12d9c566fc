package io.tillbridge.catalog.load;

import java.util.concurrent.atomic.AtomicLongArray;

/** How many products of each file of a delivery are stored so far: what a load that fails has done. */
final class StoredRows {
    private final AtomicLongArray created;
    private final AtomicLongArray updated;

    StoredRows(int files) {
        created = new AtomicLongArray(files);
        updated = new AtomicLongArray(files);
    }

    void add(int file, boolean known, int rows) {
        (known ? updated : created).addAndGet(file, rows);
    }

    long created(int file) {
        return created.get(file);
    }

    long updated(int file) {
        return updated.get(file);
    }
}
