package io.tillbridge.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many requests of one address in a minute, for addresses that need no sign-in. What was not used is given back evenly.
 * A bounded number of addresses is told apart; past that, the one that asked first is forgotten.
 */
public final class AddressRate {
    private static final int MOST_REMEMBERED = 20_000;
    private static final double MINUTE = 60e9;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Allowance> allowances = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private static final class Allowance {
        private double left;
        private Instant at;
    }

    /** @param clock a steady one */
    public AddressRate(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Counts a request; how long the address has to wait, zero when it is let through. */
    public synchronized Duration enter(String address) {
        Allowance allowance = filled(address);
        if (allowance.left >= 1) {
            allowance.left--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - allowance.left) * MINUTE / perMinute));
    }

    /** How many more are let through now. */
    public synchronized int left(String address) {
        return (int) filled(address).left;
    }

    public int perMinute() {
        return perMinute;
    }

    private Allowance filled(String address) {
        Instant now = clock.instant();
        Allowance allowance = allowances.computeIfAbsent(AddressRange.of(address), first -> full(now));
        double more = Duration.between(allowance.at, now).toNanos() / MINUTE * perMinute;
        allowance.left = Math.min(perMinute, allowance.left + more);
        allowance.at = now;
        return allowance;
    }

    private Allowance full(Instant now) {
        Allowance allowance = new Allowance();
        allowance.left = perMinute;
        allowance.at = now;
        return allowance;
    }
}
