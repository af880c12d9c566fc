package io.tillbridge.flow.orders;

import io.tillbridge.lightspeed.cseries.ListedOrder;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IntakeResult;

/** What a dry run tells of an order. */
final class OrderPlan {
    private OrderPlan() {}

    /** Of an order whose row in the list says enough: it is not read whole. */
    static String sentence(ListedOrder order) {
        return "Would ignore order " + order.number() + ": status " + order.status() + ", payment "
                + order.paymentStatus() + ".";
    }

    static String sentence(IncomingOrder order, IntakeResult plan) {
        String number = order.number();
        return switch (plan.outcome()) {
            case STORED -> "Would take in order " + number + ": " + stands(plan);
            case CHANGED -> "Would change order " + number + ": " + stands(plan);
            case UNCHANGED -> "Would leave order " + number + " as it is: " + stands(plan);
            case OLDER -> "Would leave order " + number + " as it is: a newer version of it was read before.";
            case IGNORED -> "Would ignore order " + number + ": " + plan.reason() + ".";
            case NOT_READY -> "Would read order " + number + " again: the shop shows no lines of it yet.";
        };
    }

    private static String stands(IntakeResult plan) {
        return plan.state().text() + (plan.reason() == null ? "." : ": " + plan.reason());
    }
}
