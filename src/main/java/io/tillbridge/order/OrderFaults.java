package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;

/** What orders refuse in more than one place. */
final class OrderFaults {
    private OrderFaults() {}

    /** The order's state does not allow it now. */
    static CallerFault refused(String message) {
        return CallerFault.conflict("order-state", message);
    }

    /** The request names something the order does not have. */
    static CallerFault invalid(String pointer, String message) {
        return CallerFault.invalid(pointer, "not-allowed", message);
    }

    /** Books stock for a request that is right: what fails are the connection's warehouses, or the stock. */
    static void bookStock(Runnable booking) {
        try {
            booking.run();
        } catch (CallerFault fault) {
            throw CallerFault.conflict("stock-short", fault.getMessage());
        }
    }
}
