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

    /** The same product is expected at the same warehouse under that reference. */
    static CallerFault incomingReferenceTaken(String reference) {
        return CallerFault.conflict(
                "reference-taken",
                "Reference \"" + reference + "\": expected it once for a product and warehouse, found other incoming"
                        + " goods under it. Give these a reference of their own, such as one with a number of the line.");
    }

    /** They are expected with another quantity. */
    static CallerFault incomingReferenceTaken(String reference, IncomingGoodsLine before) {
        return CallerFault.conflict(
                "reference-taken",
                "Reference \"" + reference + "\": expected the quantity " + before.quantity() + " of incoming goods "
                        + before.id() + ", which have it, found another one. Change those, or give these a reference of"
                        + " their own.");
    }
}
