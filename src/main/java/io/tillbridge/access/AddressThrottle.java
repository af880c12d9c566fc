package io.tillbridge.access;

import io.tillbridge.run.SteadyClock;
import java.time.Duration;

/** Slows down an address that fails at a door without names: after ten failures in five minutes it has to wait. */
public final class AddressThrottle {
    private final SteadyClock clock;
    private final RecentFailures failures = new RecentFailures(Throttle.SPAN, Throttle.LIMIT, Throttle.MOST_REMEMBERED);

    public AddressThrottle(SteadyClock clock) {
        this.clock = clock;
    }

    /** How long it has to wait; zero when it may knock. Waiting in vain counts as no failure. */
    public synchronized Duration waiting(String address) {
        return failures.untilFewerThan(Throttle.LIMIT, AddressRange.of(address), clock.instant());
    }

    public synchronized void failed(String address) {
        failures.add(AddressRange.of(address), clock.instant());
    }

    /** How many more failures of it are let through now. */
    public synchronized int left(String address) {
        return Math.max(0, Throttle.LIMIT - failures.count(AddressRange.of(address), clock.instant()));
    }
}
