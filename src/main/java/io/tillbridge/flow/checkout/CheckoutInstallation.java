package io.tillbridge.flow.checkout;

import java.time.Instant;

/**
 * What the hub put into a shop.
 *
 * @param remoteId null: nothing is there
 * @param address as the hub wrote it last; null likewise
 * @param version of the connection for which the shop was asked
 * @param fault why the shop is not as the settings want it; null: it is
 */
public record CheckoutInstallation(
        long connectionId,
        CheckoutPart part,
        String remoteId,
        String address,
        long version,
        Instant lookedAt,
        String fault) {}
