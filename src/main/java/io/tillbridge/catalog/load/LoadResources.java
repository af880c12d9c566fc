package io.tillbridge.catalog.load;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;

/** What every load of an installation works with. */
record LoadResources(
        Database database,
        Spool spool,
        CatalogFiles files,
        LoadTuning tuning,
        DeliveryStore deliveries,
        UploadStore uploads) {

    UnchangedFileDetector unchangedFiles() {
        return new UnchangedFileDetector(deliveries, uploads);
    }

    ProgressReporter reporter(LoadProgress progress) {
        return new ProgressReporter(progress, tuning.pulse().toMillis()).start();
    }

    Delivery delivery(long id) {
        return deliveries
                .find(id)
                .orElseThrow(() -> LoadFault.lasting("There is no delivery " + id + "; it was deleted.", null));
    }

    LoadResult result(long deliveryId, long hidden) {
        return new LoadResult(deliveryId, delivery(deliveryId).state(), uploads.ofDelivery(deliveryId), hidden);
    }
}
