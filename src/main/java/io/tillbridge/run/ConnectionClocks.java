package io.tillbridge.run;

import io.tillbridge.run.ConnectionClockStore.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clocks of a job that fires for each connection in that connection's own time zone. The next firing is stored, so
 * each one queues one run, whenever the hub restarts and however many nodes look. Firings that were missed while the hub
 * was down are made up for by one run.
 */
public final class ConnectionClocks {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionClocks.class);

    private final JobClock defaults;
    private final Supplier<Map<Long, ZoneId>> zones;
    private final ConnectionClockStore store;
    private final RunHistory history;
    private final RunOffers offers;
    private final Clock clock;

    ConnectionClocks(
            JobClock defaults,
            Supplier<Map<Long, ZoneId>> zones,
            ConnectionClockStore store,
            RunHistory history,
            RunOffers offers,
            Clock clock) {
        this.defaults = defaults;
        this.zones = zones;
        this.store = store;
        this.history = history;
        this.offers = offers;
        this.clock = clock;
    }

    /** When a connection's job fires next, and in which zone its cron text is read; null when it never does. */
    public record Firing(ZoneId zone, Instant nextAt) {}

    public Job job() {
        return defaults.job();
    }

    public String cron() {
        return defaults.cron();
    }

    /**
     * Queues a run for each connection of the list whose firing has come. A firing of another connection passes without
     * a run: what is switched on later begins with the next one.
     *
     * @param wanted rows with the {@code id} of each connection that wants the job
     */
    public void fire(List<Map<String, Object>> wanted) {
        Set<Long> ids = new HashSet<>();
        wanted.forEach(row -> ids.add(((Number) row.get("id")).longValue()));
        Instant now = now();
        Map<Long, ZoneId> all = zones.get();
        begin(all, now);
        Map<Long, Entry> entries = store.of(job().name());
        all.forEach((id, zone) -> {
            Entry entry = entries.get(id);
            if (entry != null) {
                tick(id, entry, clockIn(zone), ids.contains(id), now);
            }
        });
    }

    private void tick(long id, Entry entry, JobClock in, boolean wanted, Instant now) {
        Instant next = in.after(now).orElse(null);
        if (entry.isDue(now) && wanted) {
            store.fire(id, entry, in, next, now).ifPresent(run -> {
                LOG.debug("Job {} of connection {} was due at {}: run {}", job().name(), id, entry.next(), run);
                offers.offer(new QueuedRun(run, job().name()));
            });
        } else if (entry.isDue(now) || !entry.isOf(in) || liesTooFar(entry, in, next)) {
            store.move(id, entry, in, next);
        }
    }

    /** The machine's clock went wrong and was put back: a firing of the time in between counts once, no more are left out. */
    private static boolean liesTooFar(Entry entry, JobClock in, Instant next) {
        return next != null
                && entry.next() != null
                && in.after(next).filter(entry.next()::isAfter).isPresent();
    }

    /** A connection that is new here continues what earlier runs say. */
    private void begin(Map<Long, ZoneId> all, Instant now) {
        Map<Long, ZoneId> fresh = new TreeMap<>(all);
        fresh.keySet().removeAll(store.of(job().name()).keySet());
        if (fresh.isEmpty()) {
            return;
        }
        Map<Long, Instant> last = history.lastQueued(job());
        fresh.forEach((id, zone) -> {
            JobClock in = clockIn(zone);
            store.begin(id, in, in.after(last.getOrDefault(id, now)).orElse(null));
        });
    }

    /** Of these connections; one that is unknown is left out. */
    public Map<Long, Firing> next(Collection<Long> connections) {
        Map<Long, Entry> entries = store.of(job().name());
        Map<Long, ZoneId> all = zones.get();
        Map<Long, Firing> firings = new TreeMap<>();
        for (Long id : connections) {
            ZoneId zone = all.get(id);
            if (zone != null) {
                firings.put(id, new Firing(zone, next(entries.get(id), clockIn(zone))));
            }
        }
        return firings;
    }

    private Instant next(Entry entry, JobClock in) {
        return entry != null && entry.isOf(in)
                ? entry.next()
                : in.after(now()).orElse(null);
    }

    private JobClock clockIn(ZoneId zone) {
        return new JobClock(job(), defaults.cron(), zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}
}
