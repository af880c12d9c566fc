package io.tillbridge.lightspeed.cseries;

import java.time.Instant;

/**
 * An order as a list of orders shows it: without lines.
 *
 * @param payAfterwards the customer pays by invoice after the goods have come
 */
public record ListedOrder(
        String remoteId,
        String number,
        Instant updatedAt,
        String status,
        String paymentStatus,
        String shipmentStatus,
        boolean payAfterwards) {}
