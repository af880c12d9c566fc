package io.tillbridge.order;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Which orders a list holds; null: any.
 *
 * @param number exactly, as the customer knows it
 * @param shipsOn the day they leave
 * @param shipsUntil the last day they leave
 * @param orderedFrom the first instant of ordering
 * @param orderedTo the first instant of ordering that is too late
 * @param customer a part of a name, a company or an e-mail address, whatever its case
 */
public record OrderFilter(
        Long connectionId,
        OrderState state,
        String number,
        HoldCause holdCause,
        LocalDate shipsOn,
        LocalDate shipsUntil,
        Instant orderedFrom,
        Instant orderedTo,
        String customer) {

    public OrderFilter(Long connectionId, OrderState state, String number) {
        this(connectionId, state, number, null, null, null, null, null, null);
    }

    OrderFilter ofAnyState() {
        return new OrderFilter(connectionId, null, number, null, shipsOn, shipsUntil, orderedFrom, orderedTo, customer);
    }

    public static OrderFilter any() {
        return new OrderFilter(null, null, null);
    }
}
