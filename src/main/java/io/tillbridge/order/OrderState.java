package io.tillbridge.order;

import java.util.Locale;

/** Where an order stands in the hub. */
public enum OrderState {
    /** To be sent. */
    ACCEPTED,
    /** All has left. */
    SHIPPED,
    /** All has left and all was given back or refunded since. */
    RETURNED,
    /** Not paid; its goods are kept for a while. */
    AWAITING_PAYMENT,
    /** Not to be sent before its reason is gone. */
    ON_HOLD,
    /** Not to be sent any more. */
    CANCELLED;

    /** The word in the API and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException there is no such state */
    public static OrderState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the goods have left for good. */
    boolean gone() {
        return this == SHIPPED || this == RETURNED;
    }
}
