package io.tillbridge.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An order as the hub keeps it, without its lines.
 *
 * @param holdCause null unless it is on hold; the same for the reason
 * @param releasedByHand a person let it go although lines or goods are missing
 * @param cancelledByHand a person cancelled it; what the shop says later does not bring it back
 * @param holdLines the part of the reason that tells of lines that match no product, or null
 * @param note what the merchant wrote, or null
 * @param delivery what the customer chose of the delivery, a JSON object; null: nothing is known
 * @param cutFields the shop's fields whose text was cut, one a line; null: none
 * @param paidAt when it was paid, as far as anybody knows; null: it is not
 * @param person a JSON object with names and addresses
 * @param shipsOn the day it leaves in the shop's zone; null while nobody can say
 * @param remoteUpdatedAt when the shop had changed it last as it was read
 * @param version differs after every change
 */
public record Order(
        long id,
        long connectionId,
        String remoteId,
        String number,
        OrderState state,
        HoldCause holdCause,
        String holdReason,
        String holdLines,
        boolean releasedByHand,
        boolean cancelledByHand,
        String remoteStatus,
        String paymentStatus,
        String shipmentStatus,
        boolean pickup,
        BigDecimal total,
        String person,
        String comment,
        String note,
        String delivery,
        String cutFields,
        LocalDate shipsOn,
        Instant orderedAt,
        Instant paidAt,
        Instant remoteUpdatedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Without the customer: names and addresses belong in no log. */
    @Override
    public String toString() {
        return "order " + id + " (" + number + ", " + state.text() + ")";
    }

    OrderStatus standing() {
        return new OrderStatus(state, holdCause, holdReason, holdLines, shipsOn);
    }

    /** The same with a reason that holds now. */
    Order because(String reason) {
        return new Order(
                id,
                connectionId,
                remoteId,
                number,
                state,
                holdCause,
                reason,
                holdLines,
                releasedByHand,
                cancelledByHand,
                remoteStatus,
                paymentStatus,
                shipmentStatus,
                pickup,
                total,
                person,
                comment,
                note,
                delivery,
                cutFields,
                shipsOn,
                orderedAt,
                paidAt,
                remoteUpdatedAt,
                version,
                createdAt,
                updatedAt);
    }

    /** Whose turn it is when goods are short: the moment of the payment, for the others of the order. */
    Instant turn() {
        return paidAt == null ? orderedAt : paidAt;
    }
}
