package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;
import java.util.Optional;

/** The steps of one delivery in their order, under a lock that is held: a fault in any of them is recorded with its uploads. */
final class GuardedLoad {
    private final Delivery delivery;
    private final LoadResources with;
    private final LoadLock lock;
    private final DeliveryLoad load;
    private Phase reached = Phase.WAITS;
    private DeliveryDecision decision = DeliveryDecision.SETTLED;

    GuardedLoad(Delivery delivery, LoadResources with, LoadLock lock, DatabaseRetry retry, ProgressReporter reporter) {
        this.delivery = delivery;
        this.with = with;
        this.lock = lock;
        this.load = new DeliveryLoad(delivery, with, retry, reporter);
    }

    /** How far a delivery is. */
    enum Phase {
        WAITS,
        BEGUN,
        SURVEYED,
        PLANNED,
        LOADED,
        REPORTED,
        ARCHIVED;

        Phase next() {
            return values()[ordinal() + 1];
        }
    }

    /**
     * Does every step up to one, but those done before.
     *
     * @throws LoadCancelled when the run was asked to stop; the delivery is {@code failed} then
     * @throws LoadFault passing, then the delivery stays {@code loading}; or lasting, then it is {@code failed}
     */
    DeliveryDecision advance(Phase to) {
        try {
            while (reached.compareTo(to) < 0) {
                step(reached.next());
                reached = reached.next();
            }
            return decision;
        } catch (LoadCancelled e) {
            fail("Cancelled. What is loaded stays; " + onward() + " to load the rest.", e);
            throw e;
        } catch (SpoolFault e) {
            throw fail(e.getMessage(), e);
        } catch (LoadFault e) {
            throw e.passing() ? e : fail(e.getMessage(), e);
        } catch (RuntimeException e) {
            if (DatabaseRetry.passes(e)) {
                throw LoadFault.passing("The database does not answer; the load goes on when it is started again.", e);
            }
            throw fail("The load ended by a fault of the hub itself: " + e + ". See the log.", e);
        }
    }

    private void step(Phase phase) throws SpoolFault {
        switch (phase) {
            case BEGUN -> begin();
            case SURVEYED -> {
                if (decision == DeliveryDecision.READ) {
                    load.survey();
                }
            }
            case PLANNED -> {
                if (decision == DeliveryDecision.READ) {
                    decision = load.plan();
                }
            }
            case LOADED -> {
                if (decision == DeliveryDecision.LOAD) {
                    load.load();
                }
            }
            case REPORTED -> load.report(decision);
            case ARCHIVED -> load.archive(decision, lock);
            default -> throw new IllegalStateException("No step leads to " + phase);
        }
    }

    private void begin() {
        if (!delivery.state().settled()) {
            refuseOvertaken();
            decision = load.begin();
        }
    }

    /** What was written since a delivery failed must not be overwritten by it. */
    private void refuseOvertaken() {
        Optional<Delivery> last = with.deliveries().lastPlannedBeside(delivery);
        if (delivery.state() == DeliveryState.FAILED
                && !delivery.checks()
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

    private LoadFault fail(String why, Exception cause) {
        try {
            DeliveryTransitions.failed(with.database(), with.uploads(), delivery.id(), load.written(), why);
        } catch (RuntimeException unwritten) {
            cause.addSuppressed(unwritten);
            return LoadFault.passing(why, cause);
        }
        return cause instanceof LoadFault fault ? fault : LoadFault.lasting(why, cause);
    }

    /** A cancelled delivery is never taken up by itself, so somebody must be told how the files come in again. */
    private String onward() {
        return delivery.source().equals(Delivery.PULL) ? "run the pull again" : "send the file again";
    }

    /** How many products it took from the shelf. */
    long withdrawn() {
        return load.withdrawn();
    }

    /**
     * Takes the scratch files away.
     *
     * @throws LoadFault passing when the disk does not let go of them
     */
    void release() {
        try {
            load.close();
        } catch (SpoolFault e) {
            throw LoadFault.passing(e.getMessage(), e);
        }
    }
}
