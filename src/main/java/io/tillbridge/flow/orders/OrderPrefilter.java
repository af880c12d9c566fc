package io.tillbridge.flow.orders;

import io.tillbridge.lightspeed.cseries.ListedOrder;
import io.tillbridge.order.OrderRules;

/** Whether an order the hub does not keep is worth a call, by what the list shows of it. */
final class OrderPrefilter {
    private OrderPrefilter() {}

    static boolean mayBeOurs(ListedOrder listed, OrderRules rules) {
        boolean left = listed.status().startsWith("completed")
                || listed.shipmentStatus().equals("shipped");
        if (left) {
            return rules.areOurs(listed.createdAt() == null ? listed.updatedAt() : listed.createdAt());
        }
        boolean paid = listed.paymentStatus().equals("paid") || (listed.payAfterwards() && rules.payAfterwards());
        return !listed.status().startsWith("cancelled") && (paid || rules.reserveUnpaid());
    }
}
