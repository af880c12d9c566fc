package io.tillbridge.retailer;

import java.util.Arrays;
import java.util.Optional;

/** How a retailer stands with this company. */
public enum RetailerState {
    PENDING("pending"),
    APPROVED("approved"),
    DECLINED("declined");

    private final String text;

    RetailerState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static RetailerState of(String text) {
        return named(text).orElseThrow(() -> new IllegalArgumentException("There is no state " + text));
    }

    static Optional<RetailerState> named(String text) {
        return Arrays.stream(values()).filter(state -> state.text.equals(text)).findFirst();
    }
}
