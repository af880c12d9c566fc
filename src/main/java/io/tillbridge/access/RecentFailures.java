package io.tillbridge.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When somebody failed lately, for a bounded number of somebodies: past that, the one whose last failure is longest
 * ago is forgotten. Not safe for threads.
 */
final class RecentFailures {
    private final Duration span;
    private final int remembered;
    private final Map<String, Deque<Instant>> failures;

    /**
     * @param remembered failures kept of one; the oldest go first
     * @param most how many are told apart
     */
    RecentFailures(Duration span, int remembered, int most) {
        this.span = span;
        this.remembered = remembered;
        this.failures = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                return size() > most;
            }
        };
    }

    void add(String who, Instant now) {
        Deque<Instant> times = failures.remove(who);
        if (times == null) {
            times = new ArrayDeque<>();
        }
        times.addLast(now);
        if (times.size() > remembered) {
            times.removeFirst();
        }
        failures.put(who, times);
    }

    int count(String who, Instant now) {
        return recent(who, now).size();
    }

    /** How long until fewer than so many failures are left; zero when that is so already. */
    Duration untilFewerThan(int limit, String who, Instant now) {
        Deque<Instant> times = recent(who, now);
        return times.stream()
                .skip(Math.max(0, times.size() - limit))
                .findFirst()
                .filter(oldest -> times.size() >= limit)
                .map(oldest -> Duration.between(now, oldest.plus(span)))
                .orElse(Duration.ZERO);
    }

    int size() {
        return failures.size();
    }

    private Deque<Instant> recent(String who, Instant now) {
        Deque<Instant> times = failures.get(who);
        if (times == null) {
            return new ArrayDeque<>();
        }
        while (!times.isEmpty() && !times.peekFirst().plus(span).isAfter(now)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            failures.remove(who);
        }
        return times;
    }
}
