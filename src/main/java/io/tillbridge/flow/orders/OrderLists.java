package io.tillbridge.flow.orders;

import io.tillbridge.product.listing.SyncRules;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.wording.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the list of orders of each shop showed last. An order once listed is listed again as long as the poll asks from
 * before its last change; a list that lacks most of them is a fault of the shop. Forgotten with the process.
 */
final class OrderLists {
    private static final int MOST = 20_000;
    /** Nobody knows in which zone a shop reads a filter's date: a list may begin later than asked. */
    private static final Duration LATE = Duration.ofHours(2);

    private final Map<Long, Shown> last = new ConcurrentHashMap<>();

    /** @param late so much later than asked a list begins at most */
    private record Shown(Duration late, Map<String, Instant> orders) {}

    /**
     * Remembers a list that can be believed.
     *
     * @param from as the shop was asked
     * @param force it is believed in any case
     * @throws PassingFailure it lacks more than half of what it must show, ten orders or more, or all
     */
    void believe(long connectionId, Instant from, Map<String, Instant> orders, boolean force) {
        Shown before = last.get(connectionId);
        if (before != null && !force) {
            Instant begin = from.plus(before.late());
            long expected = before.orders().values().stream()
                    .filter(changed -> !changed.isBefore(begin))
                    .count();
            long missing = before.orders().entrySet().stream()
                    .filter(order -> !order.getValue().isBefore(begin) && !orders.containsKey(order.getKey()))
                    .count();
            doubt(expected, missing);
        }
        Duration late = orders.values().stream()
                .filter(changed -> !changed.isBefore(from))
                .map(changed -> Duration.between(from, changed))
                .min(Duration::compareTo)
                .filter(time -> time.compareTo(before == null ? LATE : before.late()) < 0)
                .orElse(before == null ? LATE : before.late());
        if (orders.size() <= MOST) {
            last.put(connectionId, new Shown(late, orders));
        } else {
            last.remove(connectionId);
        }
    }

    private static void doubt(long expected, long missing) {
        SyncRules.Limits limits = SyncRules.Limits.usual();
        boolean all = missing == expected && missing > 1;
        boolean many = missing >= limits.atLeast() && missing * 100 > expected * limits.maxGonePercent();
        if (all || many) {
            throw new PassingFailure("The shop's list of changed orders lacks " + missing + " of "
                    + Quantity.of(expected, "order") + " it showed before; at most " + limits.maxGonePercent()
                    + " % may go at once. The watermark stays, and the next poll reads the same span again. If these orders"
                    + " were deleted in the shop, run order-poll with force.");
        }
    }
}
