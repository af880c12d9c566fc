package io.tillbridge.checkout;

import io.tillbridge.order.ShippingSchedule;
import java.util.List;
import java.util.Set;

/**
 * A shop whose checkout shows options, as it is at this moment.
 *
 * @param token the public address of its options holds it
 * @param hosts hosts of the shop's pages, with a port where it is not the usual one; small letters
 * @param home the company's country, for customers who name none; may be null
 * @param carriers sources beside the table
 * @param warehouses from which its orders leave
 * @param stockBuffer pieces that the shop never shows
 */
public record CheckoutShop(
        long connectionId,
        String token,
        ShippingSchedule schedule,
        DeliveryTable table,
        Set<String> hosts,
        String home,
        List<DeliveryOptions> carriers,
        List<Long> warehouses,
        long stockBuffer) {
    public CheckoutShop {
        hosts = Set.copyOf(hosts);
        carriers = List.copyOf(carriers);
        warehouses = List.copyOf(warehouses);
    }

    /** The token is left out: it may end up in a log. */
    @Override
    public String toString() {
        return "CheckoutShop " + connectionId;
    }
}
