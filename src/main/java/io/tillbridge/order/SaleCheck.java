package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;
import org.jdbi.v3.core.Handle;

/** Keeps people's changes away from sales of tills: what happens to such a sale happens at the till, and is read there. */
final class SaleCheck {
    private SaleCheck() {}

    static void ship(Handle tx, Order order) {
        refuse(tx, order, "Its goods left there, and there is no shop to tell of a parcel");
    }

    static void takeBack(Handle tx, Order order) {
        refuse(tx, order, "Refund it there, and the next order-poll puts its goods back");
    }

    static void release(Handle tx, Order order) {
        refuse(
                tx,
                order,
                "Its goods left there, and nothing holds it. Lines that match no product move stock once they do");
    }

    static void cancel(Handle tx, Order order) {
        refuse(tx, order, "Void it there, and the next order-poll cancels it and puts its goods back");
    }

    /** @throws CallerFault CONFLICT: the order is a sale of a till */
    private static void refuse(Handle tx, Order order, String whatToDo) {
        if (SaleStore.of(tx, order.id()).isPresent()) {
            throw OrderFaults.refused("Order " + order.id() + " is sale " + order.number()
                    + " of a till: expected an order of a web shop. " + whatToDo + ".");
        }
    }
}
