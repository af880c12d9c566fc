package io.tillbridge.catalog.load;

import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import java.util.Optional;

/** Loads deliveries into products. Whatever ended an earlier load of a delivery, another one brings it to the same end. */
public final class CatalogLoad {
    private final LoadResources with;

    public CatalogLoad(Database database, Spool spool, ReadLimits limits, Dialects dialects) {
        this(database, spool, limits, dialects, LoadTuning.usual());
    }

    CatalogLoad(Database database, Spool spool, ReadLimits limits, Dialects dialects, LoadTuning tuning) {
        with = new LoadResources(
                database,
                spool,
                new CatalogFiles(spool, limits, dialects),
                tuning,
                new DeliveryStore(database),
                new UploadStore(database));
    }

    /**
     * Loads a delivery, and before it every older one of the same connection that is still to be loaded. A settled delivery
     * is left as it is, and its result told again.
     *
     * @throws LoadFault when it cannot go to its end: passing, then the delivery stays {@code loading} and another call goes
     *     on with it; or lasting, then its uploads are {@code failed} with the reason
     */
    public LoadResult load(long deliveryId, LoadProgress progress) {
        try (DeliveryInProgress delivery = open(deliveryId, progress)) {
            return delivery.archive();
        }
    }

    /**
     * A delivery to be loaded step by step. Nothing happens before its first step. To be closed.
     *
     * @param progress hears of the load until it is closed
     */
    public DeliveryInProgress open(long deliveryId, LoadProgress progress) {
        return new DeliveryInProgress(deliveryId, with, progress);
    }

    /** What small deliveries are loaded with while somebody waits: little memory, and no long wait for the database. */
    LoadResources forBatches() {
        return new LoadResources(
                with.database(), with.spool(), with.files(), LoadTuning.ofBatches(), with.deliveries(), with.uploads());
    }

    /**
     * The same for a dry run, which changes nothing.
     *
     * @param whole whether it holds every file the vendor offers; empty: what the delivery itself says, which one that
     *     is still being received does not know
     * @throws LoadFault when there is no such delivery
     */
    public DeliveryDryRun dryRun(long deliveryId, Optional<Boolean> whole, LoadProgress progress) {
        return new DeliveryDryRun(deliveryId, whole, with, progress);
    }
}
