package io.tillbridge.lightspeed;

import io.tillbridge.run.BadDataFailure;

/** What a call is for, when calls are scarce. */
public enum Priority {
    /** Orders, shipments and tries of a connection: may use the last call. */
    ORDERS,
    /** Products and stock: leave a reserve for orders, and wait for the next window. */
    BULK;

    public static Priority of(String word) {
        return switch (word == null ? "" : word.strip()) {
            case "orders" -> ORDERS;
            case "bulk" -> BULK;
            default ->
                throw new BadDataFailure("Expected the priority of a call to be orders or bulk, found '" + word
                        + "'. Correct the kamelet's property.");
        };
    }
}
