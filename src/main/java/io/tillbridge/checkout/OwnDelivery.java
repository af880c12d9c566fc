package io.tillbridge.checkout;

import io.tillbridge.order.ShippingSchedule;
import io.tillbridge.order.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The company's own table as a source. Nothing is delivered on the company's holidays. */
record OwnDelivery(DeliveryTable table) implements DeliveryOptions {
    static final String CARRIER = "own";

    private static final int EXCEPTION_DAYS = 14;

    @Override
    public Offers offers(Destination where, Instant at, ShippingSchedule schedule) {
        List<Window> windows = new ArrayList<>();
        List<PickupOffer> points = new ArrayList<>();
        Instant changes = null;
        for (WindowRule rule : table.windows()) {
            if (rule.area().contains(where)) {
                windows(rule, at, schedule, windows);
                changes = Offers.earlier(changes, next(rule.cutOff(), at, schedule));
            }
        }
        for (PickupPlace place : table.pickupPlaces()) {
            if (place.isOfferedTo(where)) {
                points.add(point(place, at, schedule));
                changes = Offers.earlier(changes, next(place.cutOff(), at, schedule));
            }
        }
        return new Offers(windows, points, changes, true);
    }

    private void windows(WindowRule rule, Instant at, ShippingSchedule schedule, List<Window> found) {
        LocalDate leaves = schedule.notLaterThan(rule.cutOff()).shipsOn(at);
        LocalDate first = leaves.plusDays(rule.leadDays());
        // What is delivered on the day on which it leaves cannot wait for another day.
        int days = rule.kind() == DeliveryKind.SAMEDAY ? 1 : table.daysAhead();
        for (int ahead = 0; ahead < days; ahead++) {
            LocalDate day = first.plusDays(ahead);
            if (rule.deliversOn(day) && !schedule.workingDays().isHoliday(day)) {
                found.add(new Window(CARRIER, rule.kind(), day, rule.from(), rule.to(), rule.price()));
            }
        }
    }

    private static PickupOffer point(PickupPlace place, Instant at, ShippingSchedule schedule) {
        LocalDate leaves = schedule.notLaterThan(place.cutOff()).shipsOn(at);
        LocalDate today = schedule.day(at);
        return new PickupOffer(
                CARRIER,
                place.id(),
                place.name(),
                place.address(),
                place.opening(),
                place.opening().openOnOrAfter(leaves.plusDays(place.readyAfterDays())),
                null,
                place.price(),
                place.opening().exceptionsBetween(today, today.plusDays(EXCEPTION_DAYS)));
    }

    /** The cut-off of today, when it is still to come. */
    private static Instant next(LocalTime cutOff, Instant at, ShippingSchedule schedule) {
        Instant moment = schedule.notLaterThan(cutOff).cutOffOn(schedule.day(at));
        return moment.isAfter(at) ? moment : null;
    }

    /** The first and the last day of delivery of what leaves that day; empty when the table does not tell. */
    Optional<Delivered> delivers(Destination where, LocalDate leaves, WorkingDays company) {
        return table.transit().stream()
                .filter(rule -> rule.area().contains(where))
                .findFirst()
                .map(rule -> new Delivered(
                        rule.after(leaves, rule.minDays(), company), rule.after(leaves, rule.maxDays(), company)));
    }

    /** Between which days a parcel arrives. */
    record Delivered(LocalDate from, LocalDate to) {}
}
