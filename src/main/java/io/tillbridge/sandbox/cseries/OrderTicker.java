package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.cseries.OrderDraft.Item;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Customers who order by themselves as time passes, one each period. The n-th order since the shop opened is always the
 * same, with the same id: a sandbox that starts again has the orders it had. Every fourth is not paid at once but three
 * periods later. Safe for several threads.
 */
public final class OrderTicker {
    private static final long FIRST_ID = DoubleOrders.ORDERS + 10_000_000;
    private static final int MOST_AT_ONCE = 500;
    private static final int PAYS_AFTER = 3;

    private final DoubleShop shop;
    private final Clock clock;
    private final Duration period;
    private final long seed;
    private final Instant since;
    private long next;

    /**
     * @param since when the shop opened; the first order comes one period later
     * @throws IllegalArgumentException when the period is no time at all
     */
    public OrderTicker(DoubleShop shop, Clock clock, Duration period, long seed, Instant since) {
        if (period.toMillis() <= 0) {
            throw new IllegalArgumentException("Orders of the sandbox shop come every " + period
                    + ", expected a millisecond or more: give a longer period");
        }
        this.shop = shop;
        this.clock = clock;
        this.period = period;
        this.seed = seed;
        this.since = since;
    }

    /**
     * Places the orders of all periods that have passed; after a long silence the last 500.
     *
     * @return how many
     */
    public synchronized int catchUp() {
        long passed = Duration.between(since, clock.instant()).toMillis() / period.toMillis();
        next = Math.max(next, passed - MOST_AT_ONCE);
        int placed = 0;
        while (next < passed) {
            tick(next);
            next++;
            placed++;
        }
        return placed;
    }

    private void tick(long n) {
        SplittableRandom random = new SplittableRandom(seed * 31 + n);
        List<Long> variants = shop.catalog().variantIds();
        if (variants.isEmpty()) {
            return;
        }
        Item[] items = new Item[1 + random.nextInt(3)];
        for (int i = 0; i < items.length; i++) {
            items[i] = Item.of(variants.get(random.nextInt(variants.size())), 1 + random.nextInt(2));
        }
        Instant at = since.plus(period.multipliedBy(n + 1));
        OrderDraft draft = isPaidLater(n) ? OrderDraft.awaitingPayment(items) : OrderDraft.paid(items);
        shop.orders().place(draft.withId(FIRST_ID + n).at(at).by(random.nextInt(1_000)));
        long waiting = n - PAYS_AFTER;
        if (waiting >= 0 && isPaidLater(waiting)) {
            pay(FIRST_ID + waiting, at);
        }
    }

    private void pay(long id, Instant at) {
        if (shop.orders().has(id) && shop.orders().status(id).equals("processing_awaiting_payment")) {
            shop.orders().pay(id);
            shop.orders().changedAt(id, at);
        }
    }

    private static boolean isPaidLater(long n) {
        return n % 4 == 2;
    }
}
