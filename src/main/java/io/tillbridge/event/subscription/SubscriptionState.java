package io.tillbridge.event.subscription;

import java.util.Locale;

/** How a subscription does. */
public enum SubscriptionState {
    ACTIVE,
    /** The last try failed; tries go on. */
    FAILING,
    /** A person switched it off. */
    PAUSED,
    /** The hub switched it off. */
    SWITCHED_OFF;

    /** The public name, such as {@code switched-off}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
