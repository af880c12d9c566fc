package io.tillbridge.flow.stock;

import io.tillbridge.flow.ConsecutiveFailures;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One stock push under way: which numbers go next, and by which way. For the one thread of its run. */
public final class InventoryPushRun {
    private static final int MOST_TOLD = 20;

    private final RunLog run;
    private final DueStockLevels due;
    /** Listing → number that was tried in this run. */
    private final Map<Long, Long> tried = new HashMap<>();

    private List<StockToSend> chunk = List.of();
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
    private boolean bulk;
    private boolean mute;
    private boolean ended;
    private long changedInShop;
    private Instant workedOutAt = Instant.EPOCH;

    InventoryPushRun(RunLog run, DueStockLevels due, boolean bulk) {
        this.run = run;
        this.due = due;
        this.bulk = bulk;
        this.ended = due.isNone();
    }

    /** Whether there may be more to send. */
    public boolean isMore() {
        return !ended && !run.stops();
    }

    /** The numbers to send now. */
    public List<StockToSend> getChunk() {
        return chunk;
    }

    /**
     * The numbers that go one by one: all of the chunk that the shop has not taken together. For a streaming split; none
     * after the push has ended.
     */
    public Iterator<StockToSend> getSingles() {
        Iterator<StockToSend> all = (run.dryRun() ? List.<StockToSend>of() : chunk).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return isMore() && all.hasNext();
            }

            @Override
            public StockToSend next() {
                return all.next();
            }
        };
    }

    /** {@code bulk}: all numbers by one call; {@code single}: a call each; {@code none}: nothing is sent. */
    public String getWay() {
        if (chunk.isEmpty() || run.dryRun()) {
            return "none";
        }
        return bulk && chunk.size() > 1 ? "bulk" : "single";
    }

    RunLog run() {
        return run;
    }

    ConsecutiveFailures failures() {
        return failures;
    }

    boolean isBulk() {
        return bulk;
    }

    /** Whether the shop's answer to this chunk together showed none of its numbers. */
    boolean isMute() {
        return mute;
    }

    /** The shop is asked for nothing more. */
    void end() {
        ended = true;
    }

    private boolean isFresh(StockToSend number) {
        return !Long.valueOf(number.number()).equals(tried.get(number.listingId()));
    }

    /** When the numbers of the chunk were worked out. */
    Instant workedOutAt() {
        return workedOutAt;
    }

    void next(int size, Instant now) {
        workedOutAt = now;
        chunk = new ArrayList<>(due.next(this::isFresh, tried.size(), size));
        ended = chunk.isEmpty();
        mute = false;
        chunk.forEach(number -> tried.put(number.listingId(), number.number()));
    }

    /** Of these numbers, counted: those the shop changed by itself, as many as a run tells of. */
    List<StockToSend> changedInShop(List<StockToSend> numbers) {
        List<StockToSend> changed =
                numbers.stream().filter(StockToSend::shopChanged).toList();
        int room = (int) Math.min(changed.size(), Math.max(0, MOST_TOLD - changedInShop));
        changedInShop += changed.size();
        if (!changed.isEmpty()) {
            run.count("shopChanged", changed.size());
        }
        return changed.subList(0, room);
    }

    /** These go one by one: the shop did not show them when they were sent together. */
    void onlySingle(List<StockToSend> numbers) {
        mute = numbers.size() == chunk.size();
        chunk = new ArrayList<>(numbers);
    }

    /** What is left of this push goes one by one. */
    void noBulk() {
        bulk = false;
        mute = false;
    }
}
