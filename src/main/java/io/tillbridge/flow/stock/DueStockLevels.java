package io.tillbridge.flow.stock;

import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.StockToSend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The numbers a shop does not have yet, for one push. To look through a whole shop takes as long as many calls: that is
 * done now and then, and only the numbers that go next are worked out anew each time.
 */
final class DueStockLevels {
    private static final int MOST_AHEAD = 20_000;
    /** A product that is sold out waits no longer than this behind others. */
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** The smallest first; what was missed the last time comes after all others. */
    private static final Comparator<StockToSend> ORDER = Comparator.comparing(StockToSend::missed)
            .thenComparingLong(number -> number.missed() ? 0 : number.number());

    private final Listings listings;
    private final Clock clock;
    private final long connectionId;
    private final List<StockRules> rules;
    private final Deque<Long> ahead = new ArrayDeque<>();
    private Instant staleAt = Instant.MIN;

    /**
     * @param clock a steady one
     * @param rules one for a web shop; one for each shop of a till's account
     */
    DueStockLevels(Listings listings, Clock clock, long connectionId, List<StockRules> rules) {
        this.listings = listings;
        this.clock = clock;
        this.connectionId = connectionId;
        this.rules = List.copyOf(rules);
    }

    /**
     * As they are now, the smallest first as far as it is known; none when all are sent or were tried.
     *
     * @param untried whether a number was not tried in this push
     * @param tried how many were
     * @param size of how many listings; each may have a number in several shops
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
            List<StockToSend> now = inOrder(of -> listings.due(connectionId, of, ids), untried);
            if (!now.isEmpty()) {
                return now;
            }
        }
    }

    private void look(Predicate<StockToSend> untried, int tried) {
        ahead.clear();
        inOrder(of -> listings.due(connectionId, of, tried + MOST_AHEAD), untried).stream()
                .map(StockToSend::listingId)
                .distinct()
                .forEach(ahead::add);
        staleAt = clock.instant().plus(FRESH);
    }

    /** Each list is in order already; only several must be brought into one. */
    private List<StockToSend> inOrder(Function<StockRules, List<StockToSend>> numbers, Predicate<StockToSend> untried) {
        Stream<StockToSend> all =
                rules.stream().flatMap(of -> numbers.apply(of).stream()).filter(untried);
        return (rules.size() < 2 ? all : all.sorted(ORDER)).toList();
    }
}
