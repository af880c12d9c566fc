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
        boolean releasedByHand,
        boolean cancelledByHand,
        String remoteStatus,
        String paymentStatus,
        String shipmentStatus,
        boolean pickup,
        BigDecimal total,
        String person,
        String comment,
        LocalDate shipsOn,
        Instant orderedAt,
        Instant remoteUpdatedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Without the customer: names and addresses belong in no log. */
    @Override
    public String toString() {
        return "order " + id + " (" + number + ", " + state.text() + ")";
    }

    Standing standing() {
        return new Standing(state, holdCause, holdReason, shipsOn);
    }
}
