package io.tillbridge.feed.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often each feed is fetched: so many times in each minute that begins with a pull. Of this node alone. */
public final class PullLimit {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final LongSupplier nanos;
    private final Map<Long, Window> windows = new HashMap<>();

    /** @param nanos a clock that never goes back */
    public PullLimit(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    private record Window(long begin, int taken) {}

    /** What is let through in a minute. */
    public int most() {
        return most;
    }

    /**
     * Takes one.
     *
     * @return how many more are let through now; negative: this one is not
     */
    public synchronized int take(long feed) {
        Window now = window(feed);
        if (now.taken() >= most) {
            return -1;
        }
        windows.put(feed, new Window(now.begin(), now.taken() + 1));
        return most - now.taken() - 1;
    }

    /** How long until one is let through again. */
    public synchronized Duration waiting(long feed) {
        Window now = window(feed);
        return now.taken() < most ? Duration.ZERO : Duration.ofNanos(MINUTE - (nanos.getAsLong() - now.begin()));
    }

    private Window window(long feed) {
        long now = nanos.getAsLong();
        Window known = windows.get(feed);
        return known == null || now - known.begin() >= MINUTE ? new Window(now, 0) : known;
    }
}
