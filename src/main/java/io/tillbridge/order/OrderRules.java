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
        SkuField skuField) {
    public OrderRules {
        warehouses = List.copyOf(warehouses);
    }

    LocalDate shipsOn(Instant ready) {
        return CutOff.shipsOn(ready, cutOff, zone, workingDays);
    }
}
