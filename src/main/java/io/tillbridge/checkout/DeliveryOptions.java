package io.tillbridge.checkout;

import io.tillbridge.order.ShippingSchedule;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A source of delivery windows and pick-up points. It answers from memory and never waits. */
public interface DeliveryOptions {
    /**
     * What it offers to a customer who orders then.
     *
     * @param schedule when orders of the shop leave
     */
    Offers offers(Destination where, Instant at, ShippingSchedule schedule);

    /** Completes when what it asks about this place at the moment has arrived, or has failed; at once when it asks nothing. */
    default CompletableFuture<?> arriving(Destination where, Instant at, ShippingSchedule schedule) {
        return CompletableFuture.completedFuture(null);
    }
}
