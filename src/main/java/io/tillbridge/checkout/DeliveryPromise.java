package io.tillbridge.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What a customer who orders at a moment may expect.
 *
 * @param zone the shop's; days and times are of its clock
 * @param sameDayUntil the cut-off of this day, when an order still leaves on it; else null
 * @param shipsOn null when it is not in stock
 * @param deliversFrom null when the shop's table does not tell, as {@code deliversTo}
 * @param validUntil until then the answer to the same question is the same
 * @param complete false when a carrier was not asked in time: another try may find more
 * @param inStock null when nothing was asked about stock
 */
public record DeliveryPromise(
        Instant at,
        ZoneId zone,
        Instant sameDayUntil,
        LocalDate shipsOn,
        LocalDate deliversFrom,
        LocalDate deliversTo,
        List<Window> windows,
        List<PickupOffer> pickupPoints,
        Instant validUntil,
        boolean complete,
        Boolean inStock) {
    private static final long ALMOST_A_SECOND = 999;

    public DeliveryPromise {
        windows = List.copyOf(windows);
        pickupPoints = List.copyOf(pickupPoints);
    }

    /** Until the cut-off, the last one begun counted; 0 when an order does not leave the same day. */
    public long secondsLeft() {
        return sameDayUntil == null
                ? 0
                : Duration.between(at, sameDayUntil).plusMillis(ALMOST_A_SECOND).toSeconds();
    }
}
