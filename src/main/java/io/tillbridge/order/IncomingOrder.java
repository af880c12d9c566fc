package io.tillbridge.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An order as a shop shows it now.
 *
 * @param remoteId the shop's id, at most 64 characters
 * @param number the number the customer knows; a text
 * @param updatedAt when the shop changed it last: an older read never undoes a newer one
 * @param status as the shop names it; words that nobody knows are fine
 * @param paymentStatus as the shop names it
 * @param shipmentStatus as the shop names it
 * @param payAfterwards the customer pays by invoice after the goods have come
 * @param pickup the customer fetches the goods
 * @param total with taxes, null when the shop tells none
 * @param person a JSON object with names and addresses
 * @param comment what the customer wrote, or null
 * @param note what the merchant wrote, or null
 * @param delivery what the customer chose of the delivery, a JSON object; null: nothing is known
 * @param paidAt when the shop noted the payment; null: it does not say
 * @param cutFields the shop's fields whose text was cut
 */
public record IncomingOrder(
        long connectionId,
        String remoteId,
        String number,
        Instant orderedAt,
        Instant updatedAt,
        String status,
        String paymentStatus,
        String shipmentStatus,
        boolean payAfterwards,
        boolean pickup,
        BigDecimal total,
        String person,
        String comment,
        String note,
        String delivery,
        Instant paidAt,
        List<String> cutFields,
        List<IncomingLine> lines,
        List<IncomingShipment> shipments) {
    /**
     * Shops tell times in whole seconds, and their clocks are not ours: an order that was read sooner after its change may
     * have changed again with the same time on it. Half of what a listed order must have aged, so that only those read
     * early cost a second look.
     */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    public IncomingOrder {
        number = TruncatedText.fit(number, 255);
        status = TruncatedText.fit(status, 64);
        paymentStatus = TruncatedText.fit(paymentStatus, 64);
        shipmentStatus = TruncatedText.fit(shipmentStatus, 64);
        comment = TruncatedText.fitText(comment);
        note = TruncatedText.fitText(note);
        cutFields = List.copyOf(cutFields);
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
    }

    boolean isPaid() {
        return paymentStatus.strip().equalsIgnoreCase("paid");
    }

    /** When it was paid, as far as the shop shows; else when it was placed. */
    Instant readyAt() {
        Instant seen = isPaid() ? updatedAt : orderedAt;
        return paidAt == null ? seen : paidAt;
    }

    /** Whether no other change can bear the time of this one, as the shop was asked for it then. */
    public boolean settledWhenAsked(Instant at) {
        return at.isAfter(updatedAt.plus(SETTLING));
    }

    /** Without the customer: names and addresses belong in no log. */
    @Override
    public String toString() {
        return "order " + number + " (" + remoteId + " of connection " + connectionId + ")";

}
}
