package io.tillbridge.order;

import java.util.Locale;
import java.util.Set;

/**
 * Decides whether an order is to be sent, by the first row that fits:
 *
 * <table>
 * <caption>What the shop says and what the hub does</caption>
 * <tr><th>status</th><th>payment</th><th>known order</th><th>unknown order</th></tr>
 * <tr><td>completed…, or shipment status shipped</td><td>any</td><td>shipped</td><td>shipped when it was placed since
 * the orders are the hub's, else ignore</td></tr>
 * <tr><td>cancelled</td><td>any</td><td>cancel</td><td>ignore</td></tr>
 * <tr><td>as below, and partly shipped</td><td>as below</td><td>parts</td><td>parts</td></tr>
 * <tr><td>processing…, not awaiting payment</td><td>paid</td><td>accept</td><td>accept</td></tr>
 * <tr><td>ready to leave</td><td>afterwards, when the shop's rules allow it</td><td>accept</td><td>accept</td></tr>
 * <tr><td>new, processing…</td><td>open, when unpaid orders are reserved</td><td>await</td><td>await</td></tr>
 * <tr><td>any other</td><td>paid</td><td>hold</td><td>ignore</td></tr>
 * <tr><td>any other</td><td>any other</td><td>hold, nothing kept</td><td>ignore</td></tr>
 * </table>
 *
 * The words are an open set: one that nobody knows is none of the named ones, never an error.
 */
final class Eligibility {
    private static final String PROCESSING = "processing";
    private static final String AWAITING_PAYMENT = "processing_awaiting_payment";

    /** Orders that wait for nothing but their parcel, or for the customer at the counter. */
    private static final Set<String> READY_TO_LEAVE = Set.of(
            "processing_awaiting_shipment",
            "processing_partially_shipped",
            "processing_awaiting_pickup",
            "processing_ready_for_pickup",
            "processing_partially_picked_up");

    private static final String PARTS =
            "The shop has sent a part of this order without the hub and does not say which pieces. Release the order, book"
                    + " what has left as a shipment without tracking code, then send the rest; or cancel it.";

    private static final Set<String> OPEN_PAYMENT = Set.of("not_paid", "partially_paid");

    private Eligibility() {}

    /** @param known whether the hub has a row of this order already */
    static EligibilityResult decide(IncomingOrder order, OrderRules rules, boolean known) {
        String status = word(order.status());
        String payment = word(order.paymentStatus());
        boolean paid = payment.equals("paid");
        String shipment = word(order.shipmentStatus());
        if (status.startsWith("completed") || shipment.equals("shipped")) {
            boolean ours = known || rules.areOurs(order.orderedAt());
            return EligibilityResult.of(ours ? EligibilityResult.Kind.SHIPPED : EligibilityResult.Kind.IGNORE);
        }
        if (status.equals("cancelled")) {
            return EligibilityResult.of(known ? EligibilityResult.Kind.CANCEL : EligibilityResult.Kind.IGNORE);
        }
        boolean ready = paid && status.startsWith(PROCESSING) && !status.equals(AWAITING_PAYMENT);
        boolean readyUnpaid = order.payAfterwards() && rules.payAfterwards() && READY_TO_LEAVE.contains(status);
        if (ready || readyUnpaid) {
            return shipment.equals("partially_shipped") || status.equals("processing_partially_shipped")
                    ? new EligibilityResult(EligibilityResult.Kind.PARTS, PARTS)
                    : EligibilityResult.of(EligibilityResult.Kind.ACCEPT);
        }
        boolean waits = OPEN_PAYMENT.contains(payment) || (paid && status.equals(AWAITING_PAYMENT));
        if (rules.reserveUnpaid() && waits && (status.equals("new") || status.startsWith(PROCESSING))) {
            return EligibilityResult.of(EligibilityResult.Kind.AWAIT_PAYMENT);
        }
        if (!known) {
            return EligibilityResult.of(EligibilityResult.Kind.IGNORE);
        }
        return new EligibilityResult(
                paid ? EligibilityResult.Kind.HOLD : EligibilityResult.Kind.HOLD_UNPAID, reason(order, paid));
    }

    private static String reason(IncomingOrder order, boolean paid) {
        return "The shop does not let this order go: expected the status processing and the payment paid, found status "
                + TruncatedText.shown(order.status()) + " and payment " + TruncatedText.shown(order.paymentStatus())
                + (paid ? ". Its goods stay kept." : ". No goods are kept for it.")
                + " It goes on by itself when the shop says so; change it there, or cancel it.";
    }

    private static String word(String word) {
        return word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
    }
}
