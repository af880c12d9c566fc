package io.tillbridge.order;

import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * How the orders of one connection are treated.
 *
 * @param payAfterwards orders paid by invoice are sent before they are paid
 * @param reserveUnpaid goods are kept for orders that are not paid yet
 * @param unpaidHold how long after the order its goods are kept without payment
 * @param cutOff orders before this time of the shop's clock leave the same day
 * @param zone the shop's
 * @param takenSince an order placed since then is taken in although it has left already; null: none is
 * @param lineKinds which lines are no goods
 * @param warehouses where goods are taken from, the first first; at least one for an order that is to be sent
 */
public record OrderRules(
        boolean payAfterwards,
        boolean reserveUnpaid,
        Duration unpaidHold,
        LocalTime cutOff,
        ZoneId zone,
        WorkingDays workingDays,
        List<Long> warehouses,
        MatchBy matchBy,
        SkuField skuField,
        LineKinds lineKinds,
        Instant takenSince) {
    public OrderRules {
        warehouses = List.copyOf(warehouses);
    }

    public OrderRules takingSince(Instant since) {
        return new OrderRules(
                payAfterwards,
                reserveUnpaid,
                unpaidHold,
                cutOff,
                zone,
                workingDays,
                warehouses,
                matchBy,
                skuField,
                lineKinds,
                since);
    }

    /** Whether an order that was placed then is the hub's, whatever has become of it. */
    public boolean areOurs(Instant orderedAt) {
        return takenSince != null && !orderedAt.isBefore(takenSince);
    }

    /** The day in the shop's zone. */
    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    LocalDate shipsOn(Instant ready) {
        return schedule().shipsOn(ready);
    }

    /** When its orders leave. */
    public ShippingSchedule schedule() {
        return new ShippingSchedule(cutOff, zone, workingDays);
    }
}
