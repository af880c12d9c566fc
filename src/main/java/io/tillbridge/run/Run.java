package io.tillbridge.run;

import java.time.Instant;
import java.util.Map;

/**
 * One execution of a job for one connection.
 *
 * @param connectionId the connection, or null for a job of the hub itself
 * @param startedBy {@code schedule}, {@code api}, {@code upload}, {@code recovery}, {@code failure} or {@code shell}
 * @param takesUp the run that died and whose work this one takes up, or null
 * @param replays the kept failure that this run sends again, or null
 * @param counters how many of what, by name
 * @param progress the last word of a long step: step, rows, rowsPerSecond, share (0 to 1); may be empty
 * @param error why it failed, told for a person; null while all is well
 */
public record Run(
        long id,
        Long connectionId,
        String kind,
        String job,
        String startedBy,
        RunState state,
        boolean dryRun,
        boolean forced,
        boolean cancelAsked,
        Long takesUp,
        Long replays,
        Instant queuedAt,
        Instant startedAt,
        Instant finishedAt,
        Map<String, Long> counters,
        Map<String, Object> progress,
        String error) {
    public Run {
        counters = Map.copyOf(counters);
        progress = Map.copyOf(progress);

}

    /** A log line of a run; {@code level} is {@code info}, {@code warn} or {@code error}. */
    public record Event(long id, long runId, Instant at, String level, String message) {}
}
