package io.tillbridge.flow.stock;

import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.StockToSend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The numbers a shop does not have yet, for one push. To look through a whole shop takes as long as many calls: that is
 * done now and then, and only the numbers that go next are worked out anew each time.
 */
final class DueStockLevels {
    private static final int MOST_AHEAD = 20_000;
    /** A product that is sold out waits no longer than this behind others. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Listings listings;
    private final Clock clock;
    private final long connectionId;
    private final StockRules rules;
    private final Deque<Long> ahead = new ArrayDeque<>();
    private Instant staleAt = Instant.MIN;

    /** @param clock a steady one */
    DueStockLevels(Listings listings, Clock clock, long connectionId, StockRules rules) {
        this.listings = listings;
        this.clock = clock;
        this.connectionId = connectionId;
        this.rules = rules;
    }

    boolean isNone() {
        return rules.warehouses().isEmpty();
    }

    /**
     * As they are now, the smallest first as far as it is known; none when all are sent or were tried.
     *
     * @param untried whether a number was not tried in this push
     * @param tried how many were
     */
    List<StockToSend> next(Predicate<StockToSend> untried, int tried, int size) {
        while (true) {
            if (ahead.isEmpty() || !clock.instant().isBefore(staleAt)) {
                look(untried, tried);
            }
            if (ahead.isEmpty()) {
                return List.of();
            }
            List<Long> ids = new ArrayList<>(size);
            while (ids.size() < size && !ahead.isEmpty()) {
                ids.add(ahead.poll());
            }
            List<StockToSend> now = listings.due(connectionId, rules, ids).stream()
                    .filter(untried)
                    .toList();
            if (!now.isEmpty()) {
                return now;
            }
        }
    }

    private void look(Predicate<StockToSend> untried, int tried) {
        ahead.clear();
        listings.due(connectionId, rules, tried + MOST_AHEAD).stream()
                .filter(untried)
                .map(StockToSend::listingId)
                .forEach(ahead::add);
        staleAt = clock.instant().plus(FRESH);
    }
}
