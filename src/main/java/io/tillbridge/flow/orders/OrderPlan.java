package io.tillbridge.flow.orders;

import io.tillbridge.lightspeed.cseries.ListedOrder;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IntakeResult;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.PlanItem.Action;
import io.tillbridge.run.RunLog;

/** What a dry run tells of an order. */
final class OrderPlan {
    private OrderPlan() {}

    /** Writes into the run what would become of an order of a list that is not read whole. */
    static void write(ListedOrder order, RunLog run) {
        run.info(sentence(order));
        run.plan(PlanItem.of(Action.IGNORE, "order", order.remoteId(), order.number())
                .because("status " + order.status() + ", payment " + order.paymentStatus()));
    }

    /** Writes into the run what would become of an order. */
    static void write(IncomingOrder order, IntakeResult plan, RunLog run) {
        run.info(sentence(order, plan));
        Action action =
                switch (plan.outcome()) {
                    case STORED -> Action.CREATE;
                    case CHANGED -> Action.CHANGE;
                    case UNCHANGED, OLDER -> Action.KEEP;
                    case IGNORED -> Action.IGNORE;
                    case NOT_READY -> Action.WAIT;
                };
        PlanItem item =
                PlanItem.of(action, "order", order.remoteId(), order.number()).because(plan.reason());
        run.plan(
                plan.state() == null
                        ? item
                        : item.changing("state", null, plan.state().text()));
    }

    /** Of an order whose row in the list says enough: it is not read whole. */
    private static String sentence(ListedOrder order) {
        return "Would ignore order " + order.number() + ": status " + order.status() + ", payment "
                + order.paymentStatus() + ".";
    }

    private static String sentence(IncomingOrder order, IntakeResult plan) {
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
