package io.tillbridge.order;

import java.time.LocalDate;

/**
 * Where an order stands and why.
 *
 * @param cause null unless it is on hold; the same for the reason
 */
record Standing(OrderState state, HoldCause cause, String reason, LocalDate shipsOn) {
    static Standing of(OrderState state, LocalDate shipsOn) {
        return new Standing(state, null, null, shipsOn);
    }

    boolean waitsForGoods() {
        return cause == HoldCause.LINES || cause == HoldCause.STOCK;
    }
}
