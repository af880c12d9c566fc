package io.tillbridge.flow.orders;

import io.tillbridge.lightspeed.cseries.ListedOrder;
import io.tillbridge.order.IncomingOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders that were fetched and are none of ours: not fetched again before they change. Forgotten with the process. */
final class IgnoredOrders {
    private static final int MOST = 20_000;

    private final Map<String, Instant> seen = new LinkedHashMap<>();

    synchronized boolean has(long connectionId, ListedOrder order) {
        return order.updatedAt().equals(seen.get(connectionId + ":" + order.remoteId()));
    }

    /** One that was asked for too soon after its change is looked at again: it may have become ours in the same second. */
    synchronized void add(long connectionId, IncomingOrder order, Instant askedAt) {
        if (!order.settledWhenAsked(askedAt)) {
            return;
        }
        seen.put(connectionId + ":" + order.remoteId(), order.updatedAt());
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
    }
}
