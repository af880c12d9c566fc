package io.tillbridge.sandbox.rseries;

import java.util.List;

/**
 * Records that stand inside another one without being asked for, such as the prices of an item.
 *
 * @param singular the name of one of them; null: there is exactly one, written without a name of its own
 */
record Nested(String singular, List<TillRow> rows) {
    Nested {
        rows = List.copyOf(rows);
    }

    static Nested none(String singular) {
        return new Nested(singular, List.of());
    }
}
