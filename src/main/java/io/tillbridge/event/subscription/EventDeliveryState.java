package io.tillbridge.event.subscription;

import java.util.Locale;

/** What became of an event for one subscription. */
public enum EventDeliveryState {
    PENDING,
    DELIVERED,
    /** Three days of tries did not succeed; it is kept and can be sent again. */
    FAILED;

    /** The public name, such as {@code pending}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
