package io.tillbridge.catalog.load;

import io.tillbridge.catalog.load.GuardedLoad.Phase;

/**
 * A delivery between the steps of its load. It holds the connection's load lock from {@link #begin} to {@link #archive}
 * and the scratch files from {@link #survey} on. After a fault or a cancel it holds neither, and the next step begins
 * anew. Not for several threads at once; the steps may run on different threads.
 */
public final class DeliveryInProgress implements DeliverySteps {
    private final long deliveryId;
    private final LoadResources with;
    private final ProgressReporter reporter;
    private final DatabaseRetry retry;
    private LoadLock lock;
    private GuardedLoad load;
    private boolean cancelled;

    DeliveryInProgress(long deliveryId, LoadResources with, LoadProgress progress) {
        this(deliveryId, with, progress, null);
    }

    /** @param held the load lock of its connection, which it gives back at its end; null: it takes it itself */
    DeliveryInProgress(long deliveryId, LoadResources with, LoadProgress progress, LoadLock held) {
        this.lock = held;
        this.deliveryId = deliveryId;
        this.with = with;
        this.reporter = with.reporter(progress);
        this.retry = new DatabaseRetry(with.tuning().patience(), reporter);
    }

    /**
     * Waits for the connection's load lock, loads every older delivery of the connection that waits, and looks at this
     * one. A settled delivery is left as it is.
     */
    @Override
    public DeliveryDecision begin() {
        return advance(Phase.BEGUN);
    }

    @Override
    public DeliveryDecision survey() {
        return advance(Phase.SURVEYED);
    }

    @Override
    public DeliveryDecision plan() {
        return advance(Phase.PLANNED);
    }

    /**
     * Reads the files again, writes what the plan says into products and error files, and takes missing products from
     * the shelf. Only after the decision {@code LOAD}.
     *
     * @throws LoadFault as {@link #begin}; what is written stays
     */
    public DeliveryDecision load() {
        return advance(Phase.LOADED);
    }

    /**
     * Completes the error files of the uploads: of refused files they are written now, of unchanged ones they are those
     * of before. All are forced to the disk.
     *
     * @throws LoadFault as {@link #begin}
     */
    public DeliveryDecision report() {
        return advance(Phase.REPORTED);
    }

    /**
     * Brings delivery and uploads to their last state and gives back the lock.
     *
     * @return how it ended; of a cancelled load what stands in the database
     * @throws LoadFault as {@link #begin}
     */
    public LoadResult archive() {
        advance(Phase.ARCHIVED);
        long hidden = load == null ? 0 : load.withdrawn();
        release();
        try {
            return with.result(deliveryId, hidden);
        } catch (RuntimeException e) {
            throw passing(e);
        }
    }

    /** A database that is away is no fault of the delivery. */
    private static RuntimeException passing(RuntimeException e) {
        return e instanceof LoadFault || !DatabaseRetry.passes(e)
                ? e
                : LoadFault.passing("The database does not answer; the load goes on when it is started again.", e);
    }

    private DeliveryDecision advance(Phase to) {
        if (cancelled) {
            return DeliveryDecision.CANCELLED;
        }
        try {
            if (load == null) {
                load = begun();
            }
            return load.advance(to);
        } catch (LoadCancelled e) {
            cancelled = true;
            release();
            return DeliveryDecision.CANCELLED;
        } catch (RuntimeException e) {
            release(e);
            throw passing(e);
        } catch (Error e) {
            release(e);
            throw e;
        }
    }

    private GuardedLoad begun() {
        Delivery delivery = with.delivery(deliveryId);
        if (delivery.state() == DeliveryState.RECEIVING) {
            throw LoadFault.lasting(
                    "Delivery " + deliveryId + " is still being received; load it when it is whole.", null);
        }
        if (lock == null) {
            lock = LoadLock.take(with.database().dataSource(), delivery.connectionId(), retry, reporter);
        }
        for (Delivery older : with.deliveries().unfinishedBefore(delivery)) {
            reporter.info("Delivery " + older.id() + " of this connection was not finished; it is loaded first.");
            loadOlder(older);
        }
        return new GuardedLoad(with.delivery(deliveryId), with, lock, retry, reporter);
    }

    private void loadOlder(Delivery older) {
        GuardedLoad first = new GuardedLoad(older, with, lock, retry, reporter);
        try {
            first.advance(Phase.ARCHIVED);
        } catch (LoadFault fault) {
            if (fault.passing()) {
                throw fault;
            }
            reporter.info("Delivery " + older.id() + " failed: " + fault.getMessage());
        } finally {
            first.release();
        }
    }

    private void release(Throwable after) {
        try {
            release();
        } catch (RuntimeException e) {
            after.addSuppressed(e);
        }
    }

    private void release() {
        GuardedLoad ended = load;
        load = null;
        try {
            if (ended != null) {
                ended.release();
            }
        } finally {
            if (lock != null) {
                lock.close();
                lock = null;
            }
        }
    }

    @Override
    public void close() {
        try {
            release();
        } finally {
            reporter.close();
        }
    }
}
