package io.tillbridge.catalog.load;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.file.ProductRows;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.SpoolFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Batches of rows that a program sends: each is a delivery of one small file, checked and loaded as every other while the
 * caller waits. Batches and files of one connection are loaded one after the other.
 */
public final class ProductBatches {
    /** Rows of a batch. */
    public static final int MOST_ROWS = 1_000;

    private static final int MOST_AT_ONCE = 4;
    private static final int RETRY_SECONDS = 5;
    private static final Duration CUT_OFF_AFTER = Duration.ofHours(24);

    private final LoadResources with;
    private final Deliveries deliveries;
    private final StoredProducts products;
    private final BatchOutcomes outcomes;
    private final Clock clock;
    private final Duration wait;
    private final LoadProgress progress;
    private final Semaphore underWay = new Semaphore(MOST_AT_ONCE);

    /** @param wait how long a batch waits for another load of its connection */
    public ProductBatches(CatalogLoad loads, Deliveries deliveries, Clock clock, Duration wait) {
        this(loads, deliveries, clock, wait, LoadProgress.silent());
    }

    ProductBatches(CatalogLoad loads, Deliveries deliveries, Clock clock, Duration wait, LoadProgress progress) {
        this.with = loads.forBatches();
        this.deliveries = deliveries;
        this.products = new StoredProducts(with.database());
        this.outcomes = new BatchOutcomes(with.spool(), with.uploads().changes());
        this.clock = clock;
        this.wait = wait;
        this.progress = progress;
    }

    /**
     * Checks and stores rows. A row that is not right does not hold up the others.
     *
     * @param rows plain JSON values, at most {@link #MOST_ROWS}
     * @param partial members that a row lacks stay as they are; else the row is read as one of a file
     * @throws CallerFault BUSY: when another load of the connection is under way or waits
     */
    public BatchResult write(long connectionId, CatalogSettings settings, List<?> rows, boolean partial)
            throws IOException {
        if (!underWay.tryAcquire()) {
            throw CallerFault.busy(
                    "The hub has " + MOST_AT_ONCE + " batches of products under way: send the batch again soon.",
                    RETRY_SECONDS);
        }
        try (ProgressReporter reporter = with.reporter(progress)) {
            DatabaseRetry retry = new DatabaseRetry(with.tuning().patience(), reporter);
            LoadLock lock = LoadLock.take(with.database().dataSource(), connectionId, retry, reporter, wait)
                    .orElseThrow(() -> busy(connectionId));
            return locked(lock, connectionId, settings, rows, partial);
        } finally {
            underWay.release();
        }
    }

    private BatchResult locked(
            LoadLock lock, long connectionId, CatalogSettings settings, List<?> rows, boolean partial)
            throws IOException {
        long delivery;
        List<?> whole;
        try {
            refuseBehindFiles(connectionId);
            abandonEarlier(connectionId);
            whole = partial ? merged(connectionId, rows) : rows;
            delivery = received(connectionId, partial ? canonical(settings) : settings, whole);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
        LoadResult result;
        try (DeliveryInProgress load = new DeliveryInProgress(delivery, with, progress, lock)) {
            result = load.archive();
        } catch (LoadFault e) {
            throw e.passing()
                    ? CallerFault.busy(
                            e.getMessage() + " The batch is kept, and loaded as soon as that is possible.",
                            RETRY_SECONDS)
                    : e;
        }
        return outcomes.of(result.uploads().get(0), whole);
    }

    /** A file that waits is loaded before what came later; that may take long. */
    private void refuseBehindFiles(long connectionId) {
        if (deliveries.unfinished().stream().anyMatch(waiting -> waiting.connectionId() == connectionId)) {
            throw busy(connectionId);
        }
    }

    /** No batch or file of a program is received for so long: the hub was stopped while it came. */
    private void abandonEarlier(long connectionId) {
        for (Delivery left : deliveries.receiving()) {
            if (left.connectionId() == connectionId
                    && left.source().equals(Delivery.API)
                    && left.receivedAt().isBefore(clock.instant().minus(CUT_OFF_AFTER))) {
                deliveries.abandon(left.id(), "The hub stopped before all of it was stored; nothing of it was loaded.");
            }
        }
    }

    private static CallerFault busy(long connectionId) {
        return CallerFault.busy(
                "Connection " + connectionId + " loads another file or batch at this moment: send the batch again soon."
                        + " Nothing of it was stored.",
                RETRY_SECONDS);
    }

    private List<Object> merged(long connectionId, List<?> rows) {
        Set<String> skus = rows.stream()
                .map(BatchOutcomes::sku)
                .filter(sku -> !sku.isEmpty())
                .collect(Collectors.toSet());
        Map<String, Map<String, String>> stored = products.rows(connectionId, skus);
        List<Object> merged = new ArrayList<>();
        for (Object row : rows) {
            merged.add(ProductRows.merged(row, stored.get(BatchOutcomes.sku(row))));
        }
        return merged;
    }

    private static CatalogSettings canonical(CatalogSettings settings) {
        return new CatalogSettings(
                ProductRows.CANONICAL,
                settings.country(),
                settings.brand(),
                settings.language(),
                settings.missingCost(),
                BlankCells.CLEAR,
                settings.missingProducts(),
                settings.maxDropPercent());
    }

    private long received(long connectionId, CatalogSettings settings, List<?> rows) throws IOException {
        long delivery = deliveries.open(connectionId, Delivery.API, null, settings, true);
        try {
            String name = "batch-"
                    + clock.instant().truncatedTo(ChronoUnit.MILLIS).toString().replace(':', '-') + ".json";
            byte[] bytes = ProductRows.file(rows);
            deliveries.receive(delivery, name, bytes.length, new ByteArrayInputStream(bytes));
            deliveries.received(delivery, false);
            return delivery;
        } catch (SpoolFault | RuntimeException e) {
            deliveries.abandon(delivery, "The batch could not be kept");
            throw e;
        }
    }
}
