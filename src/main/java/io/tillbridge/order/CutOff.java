package io.tillbridge.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * The day an order leaves. Orders before the cut-off time of a working day, by the clock of the shop's zone, leave that
 * day; all others on the next working day. At the minute itself is too late.
 *
 * <p>The cut-off of a day is one moment, so that an order never leaves before an earlier one: where the clock shows the
 * time twice, the first; where it leaps over the time, the leap.
 */
final class CutOff {
    private CutOff() {}

    static LocalDate shipsOn(Instant ready, LocalTime cutOff, ZoneId zone, WorkingDays days) {
        LocalDate day = ready.atZone(zone).toLocalDate();
        boolean inTime = days.contains(day) && ready.isBefore(moment(day.atTime(cutOff), zone));
        return days.onOrAfter(inTime ? day : day.plusDays(1));
    }

    static Instant moment(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        ZoneOffset before = change.getOffsetBefore();
        return change.isGap() ? change.getInstant() : local.toInstant(before);
    }
}
