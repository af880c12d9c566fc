package io.tillbridge.access;

import io.tillbridge.run.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after ten failures in five minutes a name or an address has to wait. Whoever is made to wait
 * is not checked, and waiting in vain counts as no failure, so that a wait ends.
 *
 * <p>A name under attack must stay usable for its owner. An address that signed in with that name in the last day is
 * let through, whatever others do to the name; so is an address without a failure of its own, until the name has a
 * hundred failures. An attacker has thus ten tries per address and a hundred per name in five minutes.
 */
final class Throttle {
    static final int LIMIT = 10;
    static final int NAME_CEILING = 100;
    static final Duration SPAN = Duration.ofMinutes(5);
    static final Duration TRUSTED_FOR = Duration.ofDays(1);
    static final int MOST_REMEMBERED = 10_000;

    private final SteadyClock clock;
    private final RecentFailures names = new RecentFailures(SPAN, NAME_CEILING, MOST_REMEMBERED);
    private final RecentFailures addresses = new RecentFailures(SPAN, LIMIT, MOST_REMEMBERED);
    private final Map<String, Instant> trusted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Throttle(SteadyClock clock) {
        this.clock = clock;
    }

    /** How long this name has to wait at this address; zero when it may be checked. */
    synchronized Duration waiting(String name, String address) {
        return waiting(name, address, clock.instant());
    }

    /** Notes how a check ended, unless so many ended meanwhile that this one has to wait after all: then how long. */
    synchronized Duration settle(String name, String address, boolean right) {
        Instant now = clock.instant();
        Duration waiting = waiting(name, address, now);
        if (!waiting.isZero()) {
            return waiting;
        }
        if (right) {
            trusted.remove(pair(name, address));
            trusted.put(pair(name, address), now);
        } else {
            names.add(name, now);
            addresses.add(address, now);
        }
        return Duration.ZERO;
    }

    /** How many more failures of an address are let through now. */
    synchronized int left(String address) {
        return Math.max(0, LIMIT - addresses.count(address, clock.instant()));
    }

    /** How many names, addresses and pairs are in memory. */
    synchronized int size() {
        return names.size() + addresses.size() + trusted.size();
    }

    private Duration waiting(String name, String address, Instant now) {
        Duration ofAddress = addresses.untilFewerThan(LIMIT, address, now);
        Instant trustedAt = trusted.get(pair(name, address));
        if (trustedAt != null && trustedAt.plus(TRUSTED_FOR).isAfter(now)) {
            return ofAddress;
        }
        int limit = addresses.count(address, now) == 0 ? NAME_CEILING : LIMIT;
        Duration ofName = names.untilFewerThan(limit, name, now);
        return ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
    }

    private static String pair(String name, String address) {
        return name + " " + address;
    }
}
