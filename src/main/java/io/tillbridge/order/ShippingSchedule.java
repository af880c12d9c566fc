package io.tillbridge.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When what is ordered leaves, by the rule that plans orders.
 *
 * @param cutOff before this time of the shop's clock an order leaves the same day
 * @param zone the shop's
 */
public record ShippingSchedule(LocalTime cutOff, ZoneId zone, WorkingDays workingDays) {

    /** The day on which an order that is ready then leaves. */
    public LocalDate shipsOn(Instant ready) {
        return CutOff.shipsOn(ready, cutOff, zone, workingDays);
    }

    /** The moment from which on it is too late for this day. */
    public Instant cutOffOn(LocalDate day) {
        return CutOff.moment(day.atTime(cutOff), zone);
    }

    /** The moment at which a day begins. */
    public Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The day in the shop's zone. */
    public LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The same for goods that have to be ready at this time already; a later time changes nothing. */
    public ShippingSchedule notLaterThan(LocalTime earlier) {
        return earlier == null || !earlier.isBefore(cutOff)
                ? this
                : new ShippingSchedule(earlier, zone, workingDays);
    }
}
