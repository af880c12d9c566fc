package io.tillbridge.app;

import io.tillbridge.checkout.CarrierFault;
import io.tillbridge.checkout.CarrierOptions;
import io.tillbridge.connection.Connections;
import io.tillbridge.run.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the state of a carrier's connection by its calls: at a change at once, else every few minutes. */
final class CarrierWatch implements CarrierOptions.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(CarrierWatch.class);
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofMinutes(5);

    private final Connections connections;
    private final long connectionId;
    private final CheckoutMetrics metrics;
    private final SteadyClock clock;
    private Instant toldAt = Instant.MIN;

    CarrierWatch(Connections connections, long connectionId, CheckoutMetrics metrics, SteadyClock clock) {
        this.connections = connections;
        this.connectionId = connectionId;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void answered(boolean recovered) {
        metrics.carrier("ok");
        if (isDue(recovered)) {
            told(() -> connections.markSuccess(connectionId));
        }
    }

    @Override
    public void failed(CarrierFault why, boolean leftAlone) {
        metrics.carrier(why.isRefused() ? "refused" : why.isOfQuestion() ? "not-taken" : "failed");
        if (leftAlone && isDue(true)) {
            LOG.warn("Connection {} answers no questions of checkouts: {}", connectionId, why.getMessage());
            told(() -> connections.markFailing(connectionId, why.getMessage()));
        }
    }

    @Override
    public void heldBack() {
        metrics.carrier("held-back");
    }

    private synchronized boolean isDue(boolean changed) {
        Instant now = clock.instant();
        if (!changed && toldAt.isAfter(now.minus(TOLD_AGAIN_AFTER))) {
            return false;
        }
        toldAt = now;
        return true;
    }

    /** A database that is away must not spoil an answer that is there. */
    private void told(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("The state of connection {} could not be kept: {}", connectionId, e.toString());
        }
    }
}
