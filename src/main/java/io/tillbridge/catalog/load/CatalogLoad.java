package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads deliveries into products. Whatever ended an earlier load of a delivery, another one brings it to the same end. */
public final class CatalogLoad {
    private final Database database;
    private final Spool spool;
    private final CatalogFiles files;
    private final LoadTuning tuning;
    private final DeliveryStore deliveries;
    private final UploadStore uploads;

    public CatalogLoad(Database database, Spool spool, ReadLimits limits, Dialects dialects) {
        this(database, spool, limits, dialects, LoadTuning.usual());
    }

    CatalogLoad(Database database, Spool spool, ReadLimits limits, Dialects dialects, LoadTuning tuning) {
        this.database = database;
        this.spool = spool;
        this.files = new CatalogFiles(spool, limits, dialects);
        this.tuning = tuning;
        this.deliveries = new DeliveryStore(database);
        this.uploads = new UploadStore(database);
    }

    /**
     * Loads a delivery, and before it every older one of the same connection that is still to be loaded. A settled delivery
     * is left as it is, and its result told again.
     *
     * @throws LoadFault when it cannot go to its end: passing, then the delivery stays {@code loading} and another call goes
     *     on with it; or lasting, then its uploads are {@code failed} with the reason
     */
    public LoadResult load(long deliveryId, LoadProgress progress) {
        try (ProgressReporter reporter =
                new ProgressReporter(progress, tuning.pulse().toMillis()).start()) {
            return load(deliveryId, reporter);
        }
    }

    /**
     * Tells what loading a delivery that waits would do, and changes nothing.
     *
     * @throws LoadFault passing when disk or database are away
     */
    public LoadDryRun tryOut(long deliveryId, LoadProgress progress) {
        return tryOut(deliveryId, delivery(deliveryId).whole(uploads.ofDelivery(deliveryId)), progress);
    }

    /**
     * The same for one that may still be receiving.
     *
     * @param whole whether it holds every file the vendor offers
     * @throws LoadFault passing when disk or database are away
     */
    public LoadDryRun tryOut(long deliveryId, boolean whole, LoadProgress progress) {
        Delivery delivery = delivery(deliveryId);
        List<Upload> kept = uploads.ofDelivery(deliveryId).stream()
                .filter(upload -> upload.sha256() != null)
                .toList();
        try (ProgressReporter reporter =
                new ProgressReporter(progress, tuning.pulse().toMillis()).start()) {
            DatabaseRetry retry = new DatabaseRetry(tuning.patience(), reporter);
            KnownProducts products = new KnownProducts(database.dataSource(), delivery.connectionId(), retry, reporter);
            LoadDryRun trial = new DeliveryDryRun(delivery, whole, spool, files, tuning, products, reporter)
                    .run(kept, new UnchangedFileDetector(deliveries, uploads));
            reporter.tell();
            return trial;
        } catch (LoadCancelled cancelled) {
            return new LoadDryRun(false, List.of(), 0, MissingProducts.KEEP);
        } catch (SpoolFault e) {
            throw LoadFault.passing(e.getMessage(), e);
        }
    }

    private LoadResult load(long deliveryId, ProgressReporter reporter) {
        DatabaseRetry retry = new DatabaseRetry(tuning.patience(), reporter);
        Delivery delivery = delivery(deliveryId);
        if (delivery.state() == DeliveryState.RECEIVING) {
            throw LoadFault.lasting(
                    "Delivery " + deliveryId + " is still being received; load it when it is whole.", null);
        }
        try (LoadLock lock = LoadLock.take(database.dataSource(), delivery.connectionId(), retry, reporter)) {
            for (Delivery older : deliveries.unfinishedBefore(delivery)) {
                reporter.info("Delivery " + older.id() + " of this connection was not finished; it is loaded first.");
                loadOlder(older, lock, retry, reporter);
            }
            return loadOne(delivery(deliveryId), lock, retry, reporter);
        } catch (LoadCancelled cancelled) {
            return result(delivery(deliveryId), 0);
        }
    }

    private void loadOlder(Delivery older, LoadLock lock, DatabaseRetry retry, ProgressReporter reporter) {
        try {
            loadOne(older, lock, retry, reporter);
        } catch (LoadFault fault) {
            if (fault.passing()) {
                throw fault;
            }
            reporter.info("Delivery " + older.id() + " failed: " + fault.getMessage());
        }
    }

    private LoadResult loadOne(Delivery delivery, LoadLock lock, DatabaseRetry retry, ProgressReporter reporter) {
        if (delivery.state().settled()) {
            return result(delivery, 0);
        }
        DeliveryTransitions books = new DeliveryTransitions(database, uploads, retry, reporter);
        KnownProducts products = new KnownProducts(database.dataSource(), delivery.connectionId(), retry, reporter);
        DeliveryLoad load =
                new DeliveryLoad(delivery, database, spool, files, tuning, uploads, books, products, retry, reporter);
        try {
            refuseOvertaken(delivery);
            long hidden = load.run(new UnchangedFileDetector(deliveries, uploads), lock);
            reporter.tell();
            return result(delivery(delivery.id()), hidden);
        } catch (LoadCancelled e) {
            fail(
                    delivery,
                    load.written(),
                    "Cancelled. What is loaded stays; " + onward(delivery) + " to load the rest.",
                    e);
            throw e;
        } catch (SpoolFault e) {
            throw fail(delivery, load.written(), e.getMessage(), e);
        } catch (LoadFault e) {
            throw e.passing() ? e : fail(delivery, load.written(), e.getMessage(), e);
        } catch (RuntimeException e) {
            if (DatabaseRetry.passes(e)) {
                throw LoadFault.passing("The database does not answer; the load goes on when it is started again.", e);
            }
            throw fail(
                    delivery,
                    load.written(),
                    "The load ended by a fault of the hub itself: " + e + ". See the log.",
                    e);
        }
    }

    /** A cancelled delivery is never taken up by itself, so somebody must be told how the files come in again. */
    private static String onward(Delivery delivery) {
        return delivery.source().equals(Delivery.PULL) ? "run the pull again" : "send the file again";
    }

    /** What was written since a delivery failed must not be overwritten by it. */
    private void refuseOvertaken(Delivery delivery) {
        Optional<Delivery> last = deliveries.lastPlannedBeside(delivery);
        if (delivery.state() == DeliveryState.FAILED
                && last.isPresent()
                && last.get().finishedAt() != null
                && last.get().finishedAt().isAfter(delivery.finishedAt())) {
            throw LoadFault.lasting(
                    "Delivery " + delivery.id() + " was overtaken by delivery "
                            + last.get().id()
                            + ", which was loaded since. Have the files sent again if they are to count.",
                    null);
        }
    }

    private LoadFault fail(Delivery delivery, Map<Long, Summary> written, String why, Exception cause) {
        try {
            DeliveryTransitions.failed(database, uploads, delivery.id(), written, why);
        } catch (RuntimeException unwritten) {
            cause.addSuppressed(unwritten);
            return LoadFault.passing(why, cause);
        }
        return cause instanceof LoadFault fault ? fault : LoadFault.lasting(why, cause);
    }

    private Delivery delivery(long id) {
        return deliveries
                .find(id)
                .orElseThrow(() -> LoadFault.lasting("There is no delivery " + id + "; it was deleted.", null));
    }

    private LoadResult result(Delivery delivery, long hidden) {
        return new LoadResult(delivery.id(), delivery.state(), uploads.ofDelivery(delivery.id()), hidden);
    }
}
