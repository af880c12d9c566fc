package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.SteadyClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The buckets of this process: one for each account and client at each address, whatever connections use it. */
public final class Buckets {
    private final Map<List<String>, Bucket> buckets = new ConcurrentHashMap<>();
    private final int reservePercent;
    private final int burstPercent;
    private final SteadyClock clock;
    private final Sleeper sleeper;

    /**
     * @param reservePercent share of each bucket that bulk work leaves for orders, 0 to 90
     * @param burstPercent share of the calls of a second that is used, 1 to 100
     */
    public Buckets(int reservePercent, int burstPercent, SteadyClock clock, Sleeper sleeper) {
        this.reservePercent = reservePercent;
        this.burstPercent = burstPercent;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    Bucket of(AccountTarget target) {
        return buckets.computeIfAbsent(
                target.bucket(),
                key -> new Bucket("the R-Series API at " + target, reservePercent, burstPercent, clock, sleeper));
    }
}
