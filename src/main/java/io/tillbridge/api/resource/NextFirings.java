package io.tillbridge.api.resource;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the jobs fire that every connection runs in its own time zone. */
final class NextFirings {
    private final Connections connections;
    private final List<ConnectionClocks> clocks;

    /** @param clocks empty when the hub's clocks are off */
    NextFirings(Connections connections, List<ConnectionClocks> clocks) {
        this.connections = connections;
        this.clocks = List.copyOf(clocks);
    }

    /** Of each connection that wants the job, the earliest first; empty when the job has no such clocks. */
    Optional<List<OfConnection>> of(Job job) {
        return clocks.stream().filter(one -> one.job().equals(job)).findFirst().map(this::all);
    }

    private List<OfConnection> all(ConnectionClocks clock) {
        List<Long> ids = clock.job().kinds().stream()
                .flatMap(kind -> connections.list(kind, 0, Integer.MAX_VALUE).stream())
                .filter(connection -> wants(connection, clock.job()))
                .map(Connection::id)
                .toList();
        return clock.next(ids).entrySet().stream()
                .map(next -> new OfConnection(
                        Long.toString(next.getKey()),
                        next.getValue().zone().getId(),
                        next.getValue().nextAt()))
                .sorted(Comparator.comparing(
                        OfConnection::nextAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .toList();
    }

    /** Of one connection. */
    List<OfJob> of(Connection connection) {
        return clocks.stream()
                .filter(clock -> wants(connection, clock.job()))
                .flatMap(clock -> clock.next(List.of(connection.id())).values().stream()
                        .map(next -> new OfJob(clock.job().name(), clock.cron(), next.zone().getId(), next.nextAt())))
                .toList();
    }

    private static boolean wants(Connection connection, Job job) {
        return connection.enabled()
                && job.kinds().contains(connection.kind())
                && JobSwitchCheck.isOn(connection, job.name());

}

    record OfConnection(String connectionId, String timeZone, Instant nextAt) {}

    record OfJob(String job, String cron, String timeZone, Instant nextAt) {}
}
