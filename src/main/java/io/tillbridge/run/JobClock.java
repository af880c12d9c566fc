package io.tillbridge.run;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a job fires: the cron text and the zone that its route hands to Quartz. */
public record JobClock(Job job, String cron, ZoneId zone) {
    /** The first firing after {@code instant}; empty when the cron names no more. */
    public Optional<Instant> after(Instant instant) {
        return expression().after(instant);
    }

    /** Whether a firing lies after {@code last} and not after {@code now}: the hub was down then. */
    public boolean missed(Instant last, Instant now) {
        return after(last).filter(next -> !next.isAfter(now)).isPresent();
    }

    private ZonedCron expression() {
        try {
            return new ZonedCron(cron, zone);
        } catch (ParseException e) {
            throw new IllegalArgumentException("schedule." + job.name() + ".cron is no Quartz cron text: " + cron, e);
        }
    }
}
