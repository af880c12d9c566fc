package io.tillbridge.run;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When a cron text fires in a zone whose clock is put forward and back. Quartz leaves out a time that does not exist
 * that night, and an hour that comes twice can hold up a clock of minutes. Here a time that does not exist fires at the
 * first instant after, a time that comes twice fires the first time only, and a clock of every hour goes by elapsed time.
 */
final class ZonedCron {
    private static final Set<String> EVERY_HOUR = Set.of("*", "*/1", "0/1", "0-23");
    private static final int HOURS = 2;

    private final CronExpression wall;
    private final ZoneRules rules;
    private final boolean everyHour;

    /** @throws ParseException when the text is no Quartz cron text */
    ZonedCron(String cron, ZoneId zone) throws ParseException {
        wall = new CronExpression(cron);
        // Reckons with what a clock on the wall shows, whatever the zone.
        wall.setTimeZone(TimeZone.getTimeZone("UTC"));
        rules = zone.getRules();
        String hours = Arrays.stream(cron.strip().split("\\s+"))
                .skip(HOURS)
                .findFirst()
                .orElse("");
        everyHour = EVERY_HOUR.contains(hours);
    }

    /** The first firing after an instant; empty when there is none any more. */
    Optional<Instant> after(Instant instant) {
        return everyHour ? byElapsedTime(instant) : byTheClock(instant);
    }

    private Optional<Instant> byTheClock(Instant instant) {
        LocalDateTime shown = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
        ZoneOffsetTransition back = rules.previousTransition(instant.plusNanos(1));
        if (back != null && back.isOverlap() && shown.isBefore(back.getDateTimeBefore())) {
            // What comes twice has fired the first time.
            shown = back.getDateTimeBefore().minusSeconds(1);
        }
        return next(shown).map(this::firstInstant);
    }

    private Instant firstInstant(LocalDateTime shown) {
        ZoneOffsetTransition transition = rules.getTransition(shown);
        if (transition == null) {
            return shown.toInstant(rules.getOffset(shown));
        }
        return transition.isGap() ? transition.getInstant() : shown.toInstant(transition.getOffsetBefore());
    }

    private Optional<Instant> byElapsedTime(Instant instant) {
        ZoneOffset offset = rules.getOffset(instant);
        LocalDateTime shown = LocalDateTime.ofInstant(instant, offset);
        ZoneOffsetTransition change = rules.nextTransition(instant);
        while (true) {
            Optional<LocalDateTime> next = next(shown);
            if (next.isEmpty() || change == null || next.get().toInstant(offset).isBefore(change.getInstant())) {
                ZoneOffset now = offset;
                return next.map(local -> local.toInstant(now));
            }
            offset = change.getOffsetAfter();
            shown = change.getDateTimeAfter().minusSeconds(1);
            change = rules.nextTransition(change.getInstant());
        }
    }

    private Optional<LocalDateTime> next(LocalDateTime shown) {
        Date next = wall.getNextValidTimeAfter(Date.from(shown.toInstant(ZoneOffset.UTC)));
        return Optional.ofNullable(next).map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
    }
}
