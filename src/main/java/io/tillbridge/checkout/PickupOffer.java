package io.tillbridge.checkout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * A point where a customer can fetch a parcel.
 *
 * @param carrier {@code own}, or the kind of the carrier's connection
 * @param id as the carrier knows it; it comes back with the order
 * @param readyOn the first day on which it can be fetched; null when the source does not tell
 * @param distanceMetres null when the source does not tell
 * @param price may be null
 * @param exceptions days near the answer on which the week does not count, as the answer shows them
 */
public record PickupOffer(
        String carrier,
        String id,
        String name,
        PlaceAddress address,
        OpeningTimes opening,
        LocalDate readyOn,
        Integer distanceMetres,
        BigDecimal price,
        Map<LocalDate, java.util.List<OpeningTimes.Span>> exceptions) {}
