package io.tillbridge.lightspeed.cseries;

import java.time.Instant;

/**
 * An order as a list of orders shows it: without lines.
 *
 * @param createdAt when it was placed; null: the list does not say
 * @param payAfterwards the customer pays by invoice after the goods have come
 */
public record ListedOrder(
        String remoteId,
        String number,
        Instant createdAt,
        Instant updatedAt,
        String status,
        String paymentStatus,
        String shipmentStatus,
        boolean payAfterwards) {}
