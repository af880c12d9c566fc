package io.tillbridge.wholesale;

import java.util.Arrays;
import java.util.Locale;

/** Where an order stands between retailer and company. */
public enum WholesaleState {
    DRAFT,
    SUBMITTED,
    ACCEPTED,
    DECLINED,
    PROCESSING,
    PARTLY_SHIPPED,
    COMPLETED,
    CANCELLED;

    /** The public name, such as {@code partly-shipped}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException there is no such state */
    public static WholesaleState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state " + text));
    }
}
