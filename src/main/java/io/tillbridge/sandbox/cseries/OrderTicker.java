package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.cseries.OrderDraft.Item;
import io.tillbridge.sandbox.server.PeriodTicker;
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
    private static final int PAYS_AFTER = 3;

    private final DoubleShop shop;
    private final PeriodTicker ticker;
    private final long seed;

    /**
     * @param since when the shop opened; the first order comes one period later
     * @throws IllegalArgumentException when the period is no time at all
     */
    public OrderTicker(DoubleShop shop, Clock clock, Duration period, long seed, Instant since) {
        this.shop = shop;
        this.ticker = new PeriodTicker("Orders of the sandbox shop", clock, period, since);
        this.seed = seed;
    }

    /**
     * Places the orders of all periods that have passed; after a long silence the last 500.
     *
     * @return how many
     */
    public int catchUp() {
        return ticker.catchUp(this::tick);
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
        Instant at = ticker.at(n);
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
