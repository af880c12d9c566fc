package io.tillbridge.order;

import java.time.Instant;
import java.time.LocalDate;

/** The day an order leaves, reckoned again whenever it becomes ready. It never lies in the past. */
final class ShipDay {
    private ShipDay() {}

    /** Of an order that is seen for the first time: from its payment, or from the order itself. */
    static LocalDate first(Instant ready, OrderRules rules, Instant now) {
        return notPast(rules.shipsOn(ready), rules, now);
    }

    /** For one that had to wait: from the moment it waits no more, and not before the day that was planned. */
    static LocalDate of(OrderSettlement.Case it, OrderState next, OrderRules rules, Instant now) {
        Instant ready = it.paidAt() == null ? it.orderedAt() : it.paidAt();
        if (it.before() == null) {
            return first(ready, rules, now);
        }
        LocalDate planned = it.before().shipsOn();
        boolean goesOn = it.before().state() == next || next == OrderState.ON_HOLD;
        if (goesOn && planned != null) {
            return notPast(planned, rules, now);
        }
        boolean paidNow = it.before().state() == OrderState.AWAITING_PAYMENT && it.paidAt() != null;
        LocalDate day = first(paidNow ? ready : now, rules, now);
        return planned != null && planned.isAfter(day) ? planned : day;
    }

    static LocalDate notPast(LocalDate day, OrderRules rules, Instant now) {
        return day.isBefore(rules.day(now)) ? rules.shipsOn(now) : day;
    }
}
