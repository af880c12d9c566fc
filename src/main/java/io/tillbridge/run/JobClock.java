package io.tillbridge.run;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a job fires: by a cron text in a zone, as its route hands them to Quartz, or in equal steps.
 *
 * @param cron null for equal steps
 * @param every null for a cron text; the steps are counted from 1970 on, so that every node has the same
 */
public record JobClock(Job job, String cron, ZoneId zone, Duration every) {
    /** By a cron text. */
    public JobClock(Job job, String cron, ZoneId zone) {
        this(job, cron, zone, null);
    }

    public static JobClock every(Job job, Duration step) {
        return new JobClock(job, null, ZoneOffset.UTC, step);
    }

    /** The first firing after {@code instant}; empty when the cron names no more. */
    public Optional<Instant> after(Instant instant) {
        if (every != null) {
            long step = every.toMillis();
            return Optional.of(Instant.ofEpochMilli((Math.floorDiv(instant.toEpochMilli(), step) + 1) * step));
        }
        return expression().after(instant);
    }

    /** Whether a firing lies after {@code last} and not after {@code now}: the hub was down then. */
    public boolean missed(Instant last, Instant now) {
        return after(last).filter(next -> !next.isAfter(now)).isPresent();
    }

    /** The schedule in one text; another text is another schedule. */
    String text() {
        return every == null ? cron + " " + zone.getId() : "every " + every;
    }

    /** Why a text is no Quartz cron text that fires again; empty when it is one. */
    public static Optional<String> cronFault(String cron) {
        try {
            return new ZonedCron(cron, ZoneOffset.UTC).after(Instant.now()).isPresent()
                    ? Optional.empty()
                    : Optional.of("It names no time that is still to come");
        } catch (ParseException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private ZonedCron expression() {
        try {
            return new ZonedCron(cron, zone);
        } catch (ParseException e) {
            throw new IllegalArgumentException("schedule." + job.name() + ".cron is no Quartz cron text: " + cron, e);
        }
    }
}
