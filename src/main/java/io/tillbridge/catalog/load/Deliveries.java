package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The one way in for catalog files: their bytes are kept first, and only then loaded. */
public final class Deliveries {
    private static final int LONGEST_NAME = 1_000;
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final Database database;
    private final Spool spool;
    private final DeliveryStore deliveries;
    private final UploadStore uploads;
    private final Clock clock;

    public Deliveries(Database database, Spool spool, Clock clock) {
        this.database = database;
        this.jdbi = database.jdbi();
        this.spool = spool;
        this.deliveries = new DeliveryStore(database);
        this.uploads = new UploadStore(database);
        this.clock = clock;
    }

    /**
     * Begins a delivery.
     *
     * @param source {@code pull}, {@code manual} or, for what is only tried out and discarded, {@code trial}; only a pull can say which products are missing
     * @param runId the run that receives it, or null
     * @param forced passes the drop guard and loads files that were loaded before
     */
    public long open(long connectionId, String source, Long runId, CatalogSettings settings, boolean forced) {
        return deliveries.insert(connectionId, source, runId, settings, forced, clock.instant());
    }

    /** The same for a file of which nobody says when it was changed. */
    public Upload receive(long deliveryId, String filename, long maxSize, InputStream bytes) throws IOException {
        return receive(deliveryId, filename, null, maxSize, bytes);
    }

    /**
     * Keeps a file. The bytes are sure to be on the disk after {@link #received}; a file over the limit is not kept, but recorded as refused
     * with its finding.
     *
     * @param filename as its owner calls it
     * @param modified when its owner last changed it, or null when that is not known
     * @param maxSize in bytes
     * @throws SpoolFault the hub cannot keep the bytes, a full disk among the reasons
     * @throws IOException of the source, as it came
     */
    public Upload receive(long deliveryId, String filename, Instant modified, long maxSize, InputStream bytes)
            throws IOException {
        Spool.Draft draft = spool.keep(bytes, maxSize);
        try {
            if (draft.size() > maxSize) {
                return tooLarge(deliveryId, filename, draft.size(), maxSize);
            }
            return record(
                    deliveryId,
                    filename,
                    modified,
                    draft.size(),
                    draft.sha256(),
                    upload -> spool.place(draft.path(), upload, CatalogFiles.NAME));
        } finally {
            spool.discard(draft.path());
        }
    }

    /**
     * Records a file that was not read because it is larger than the limit.
     *
     * @param size in bytes, as far as known
     */
    public Upload tooLarge(long deliveryId, String filename, long size, long maxSize) throws SpoolFault {
        Finding finding = Finding.ofFile(
                1,
                FindingCode.FILE_TOO_LARGE,
                "The file may have at most " + maxSize + " bytes, found "
                        + (size > maxSize ? size + " or more." : "more."),
                FindingCode.FILE_TOO_LARGE.whatToDo());
        UploadCounts tally = new UploadCounts();
        tally.found(finding.code());
        long id = record(deliveryId, filename, null, size, null, upload -> {
                    try (FileReport report = new FileReport(spool, List.of(finding))) {
                        report.place(upload);
                    }
                })
                .id();
        spool.settle(List.of(id));
        jdbi.useTransaction(handle -> {
            uploads.plan(handle, id, null, tally.refused());
            uploads.end(handle, id, UploadState.REFUSED, finding.message(), clock.instant());
        });
        return upload(id);
    }

    /** Records a file that could not be fetched: the delivery is not complete. */
    public Upload failed(long deliveryId, String filename, String why) throws SpoolFault {
        long id = record(deliveryId, filename, null, 0, null, upload -> {}).id();
        jdbi.useTransaction(handle -> uploads.end(handle, id, UploadState.FAILED, why, clock.instant()));
        return upload(id);
    }

    /**
     * All files are kept: they are forced to the disk, and the delivery can be loaded.
     *
     * @param complete the vendor offers no other file
     * @throws SpoolFault when the disk does not keep them
     */
    public void received(long deliveryId, boolean complete) throws SpoolFault {
        spool.settle(uploads.ofDelivery(deliveryId).stream()
                .filter(upload -> upload.sha256() != null)
                .map(Upload::id)
                .toList());
        deliveries.received(deliveryId, complete);
    }

    public Optional<Delivery> find(long deliveryId) {
        return deliveries.find(deliveryId);
    }

    /** Gives up a delivery whose receiver is gone; what it has kept stays to be looked at. */
    public void abandon(long deliveryId, String why) {
        DeliveryTransitions.failed(database, uploads, deliveryId, Map.of(), why);
    }

    /** Takes a delivery away with all that was kept of it, as if it had never come. */
    public void discard(long deliveryId) throws SpoolFault {
        List<Upload> kept = uploads.ofDelivery(deliveryId);
        deliveries.delete(deliveryId);
        for (Upload upload : kept) {
            spool.remove(upload.id());
        }
    }

    /** Deliveries whose bytes are kept and whose load is still to be done or finished, oldest first. */
    public List<Delivery> unfinished() {
        return deliveries.unfinished();
    }

    /** Deliveries that are, or were when their process died, being received. */
    public List<Delivery> receiving() {
        return deliveries.receiving();
    }

    /**
     * Removes files whose upload is gone: its connection was deleted, or the process was killed between keeping and recording.
     * For the start of the hub.
     *
     * @return how many uploads' files were removed
     */
    public int removeOrphans() throws SpoolFault {
        int removed = 0;
        // What was kept within the hour may be about to be recorded by another process.
        for (long folder : spool.foldersOlderThan(clock.instant().minus(ORPHAN_AGE))) {
            if (uploads.find(folder).isEmpty()) {
                spool.remove(folder);
                removed++;
            }
        }
        return removed;
    }

    private interface Keeping {
        void under(long upload) throws SpoolFault;
    }

    /** The row and the files appear together: the row is stored when the files stand in their place. */
    private Upload record(long deliveryId, String filename, Instant modified, long size, byte[] sha256, Keeping keeping)
            throws SpoolFault {
        return jdbi.<Upload, SpoolFault>inTransaction((Handle handle) -> {
            Upload upload = uploads.insert(
                            handle, deliveryId, shortened(filename), modified, size, sha256, clock.instant())
                    .orElseThrow(
                            () -> LoadFault.lasting("There is no delivery " + deliveryId + "; it was deleted.", null));
            keeping.under(upload.id());
            return upload;
        });
    }

    private Upload upload(long id) {
        return uploads.find(id).orElseThrow();
    }

    private static String shortened(String filename) {
        return filename.length() <= LONGEST_NAME ? filename : filename.substring(filename.length() - LONGEST_NAME);

}
}
