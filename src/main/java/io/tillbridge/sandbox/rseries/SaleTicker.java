package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.PeriodTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Customers who buy at the tills by themselves as time passes, one each period. The n-th sale since the account opened is
 * always the same, with the same id: a sandbox that starts again has the sales it had. Safe for several threads.
 */
public final class SaleTicker {
    private static final long FIRST_ID = 1_000_000;

    private final DoubleTill till;
    private final PeriodTicker ticker;
    private final long seed;

    /**
     * @param since when the account opened; the first sale comes one period later
     * @throws IllegalArgumentException when the period is no time at all
     */
    public SaleTicker(DoubleTill till, Clock clock, Duration period, long seed, Instant since) {
        this.till = till;
        this.ticker = new PeriodTicker("Sales of the sandbox till", clock, period, since);
        this.seed = seed;
    }

    /**
     * Rings up the sales of all periods that have passed; after a long silence the last 500.
     *
     * @return how many
     */
    public int catchUp() {
        return ticker.catchUp(this::ring);
    }

    private void ring(long n) {
        List<Long> items = till.stock().itemIds();
        List<Long> shops = till.stock().shopIds();
        if (items.isEmpty() || shops.isEmpty()) {
            return;
        }
        SplittableRandom random = new SplittableRandom(seed * 31 + n);
        SaleDraft draft = SaleDraft.at(shops.get(random.nextInt(shops.size())));
        int lines = 1 + random.nextInt(3);
        for (int i = 0; i < lines; i++) {
            draft = draft.item(items.get(random.nextInt(items.size())), 1 + random.nextInt(2));
        }
        till.sales().rungUp(FIRST_ID + n, draft.completedAt(ticker.at(n)));
    }
}
