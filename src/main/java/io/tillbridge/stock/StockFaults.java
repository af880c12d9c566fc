package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;

/** What the stock refuses in more than one place. */
final class StockFaults {
    private StockFaults() {}

    /** @param field the name of the field at fault, as in the API */
    static CallerFault outOfRange(String field, String message) {
        return CallerFault.invalid("/" + field, "out-of-range", message);
    }

    static CallerFault referenceTaken(String reference) {
        return CallerFault.conflict(
                "reference-taken",
                "Reference \"" + reference + "\": expected the same movement as the first time, found another one "
                        + "under it. Give the new movement a reference of its own.");

}
}
