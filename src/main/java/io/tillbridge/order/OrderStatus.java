package io.tillbridge.order;

import java.time.LocalDate;

/**
 * Where an order stands and why.
 *
 * @param cause null unless it is on hold; the same for the reason
 * @param unmatched the part of the reason that tells of lines that match no product, or null
 */
record OrderStatus(OrderState state, HoldCause cause, String reason, String unmatched, LocalDate shipsOn) {
    static OrderStatus of(OrderState state, LocalDate shipsOn) {
        return new OrderStatus(state, null, null, null, shipsOn);
    }

    static OrderStatus held(HoldCause cause, String reason) {
        return new OrderStatus(OrderState.ON_HOLD, cause, TruncatedText.fitText(reason), null, null);
    }

    boolean waitsForGoods() {
        return cause == HoldCause.LINES || cause == HoldCause.STOCK;
    }

    /** Whether a person may let it go. */
    boolean isReleasable() {
        return waitsForGoods() || cause == HoldCause.PARTS;
    }
}
