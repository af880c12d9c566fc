package io.tillbridge.api.resource;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.Job;
import io.tillbridge.run.JobClock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** When the jobs of connections fire: in a connection's own time zone, or by a clock of the hub. */
final class NextFirings {
    private static final Comparator<OfJob> EARLIEST =
            Comparator.comparing(OfJob::nextAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

    private final Connections connections;
    private final List<ConnectionClocks> clocks;
    private final Supplier<List<JobClock>> shared;
    private final Clock clock;

    /**
     * @param clocks empty when the hub's clocks are off
     * @param shared those that are the same for all connections, of shipped and of custom jobs; likewise
     */
    NextFirings(Connections connections, List<ConnectionClocks> clocks, Supplier<List<JobClock>> shared, Clock clock) {
        this.connections = connections;
        this.clocks = List.copyOf(clocks);
        this.shared = shared;
        this.clock = clock;
    }

    /** Of each connection that wants the job, the earliest first; empty when the job has no such clocks. */
    Optional<List<OfConnection>> of(Job job) {
        return clocks.stream().filter(one -> one.job().equals(job)).findFirst().map(this::all);
    }

    private List<OfConnection> all(ConnectionClocks each) {
        List<Long> ids = each.job().kinds().stream()
                .flatMap(kind -> connections.list(kind, 0, Integer.MAX_VALUE).stream())
                .filter(connection -> wants(connection, each.job()))
                .map(Connection::id)
                .toList();
        return each.next(ids).entrySet().stream()
                .map(next -> new OfConnection(
                        Long.toString(next.getKey()),
                        next.getValue().zone().getId(),
                        next.getValue().nextAt()))
                .sorted(Comparator.comparing(
                        OfConnection::nextAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .toList();
    }

    /** Of one connection, the earliest first. */
    List<OfJob> of(Connection connection) {
        return of(List.of(connection)).get(connection.id());
    }

    /** Of each of these connections, the earliest first. */
    Map<Long, List<OfJob>> of(List<Connection> all) {
        Map<Long, List<OfJob>> jobs = new HashMap<>();
        all.forEach(connection -> jobs.put(connection.id(), new ArrayList<>()));
        for (ConnectionClocks each : clocks) {
            List<Long> ids = all.stream()
                    .filter(connection -> wants(connection, each.job()))
                    .map(Connection::id)
                    .toList();
            each.next(ids)
                    .forEach((id, next) -> jobs.get(id)
                            .add(new OfJob(
                                    each.job().name(), each.cron(), next.zone().getId(), null, next.nextAt())));
        }
        List<JobClock> others = shared.get().stream()
                .filter(each -> clocks.stream().noneMatch(zoned -> zoned.job().equals(each.job())))
                .toList();
        all.forEach(connection -> others.stream()
                .filter(each -> wants(connection, each.job()))
                .forEach(each -> jobs.get(connection.id()).add(ofAll(each))));
        jobs.values().forEach(list -> list.sort(EARLIEST));
        return jobs;
    }

    private OfJob ofAll(JobClock each) {
        return new OfJob(
                each.job().name(),
                each.cron(),
                each.cron() == null ? null : each.zone().getId(),
                each.every() == null ? null : each.every().toString(),
                each.after(clock.instant()).orElse(null));
    }

    private static boolean wants(Connection connection, Job job) {
        return connection.enabled()
                && job.kinds().contains(connection.kind())
                && JobSwitchCheck.isOn(connection, job.name());
    }

    record OfConnection(String connectionId, String timeZone, Instant nextAt) {}

    /** @param every the steps of a job without a cron text */
    record OfJob(String job, String cron, String timeZone, String every, Instant nextAt) {}
}
