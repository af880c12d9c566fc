package io.tillbridge.api.resource;

import io.tillbridge.run.Run;
import java.time.Instant;
import java.util.Map;

/** A run as the API shows it. */
record RunView(
        String id,
        String connectionId,
        String job,
        String trigger,
        String state,
        boolean dryRun,
        boolean force,
        boolean cancelAsked,
        String takesUp,
        String replays,
        Instant queuedAt,
        Instant startedAt,
        Instant finishedAt,
        Map<String, Long> counters,
        Map<String, Object> progress,
        String error) {

    static RunView of(Run run) {
        return new RunView(
                Long.toString(run.id()),
                text(run.connectionId()),
                run.job(),
                run.startedBy(),
                run.state().text(),
                run.dryRun(),
                run.forced(),
                run.cancelAsked(),
                text(run.takesUp()),
                text(run.replays()),
                run.queuedAt(),
                run.startedAt(),
                run.finishedAt(),
                run.counters(),
                run.progress(),
                run.error());
    }

    /** A log line of a run. */
    record Line(String id, Instant at, String level, String message) {
        static Line of(Run.Event event) {
            return new Line(Long.toString(event.id()), event.at(), event.level(), event.message());
        }
    }

    private static String text(Long id) {
        return id == null ? null : id.toString();

}
}
