package io.tillbridge.run;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When a job fires: the cron text and the zone that its route hands to Quartz. */
public record JobClock(Job job, String cron, ZoneId zone) {
    /** The first firing after {@code instant}; empty when the cron names no more. */
    public Optional<Instant> after(Instant instant) {
        Date next = expression().getNextValidTimeAfter(Date.from(instant));
        return Optional.ofNullable(next).map(Date::toInstant);
    }

    /** Whether a firing lies after {@code last} and not after {@code now}: the hub was down then. */
    public boolean missed(Instant last, Instant now) {
        return after(last).filter(next -> !next.isAfter(now)).isPresent();
    }

    private CronExpression expression() {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException e) {
            throw new IllegalArgumentException("schedule." + job.name() + ".cron is no Quartz cron text: " + cron, e);
        }
    }
}
