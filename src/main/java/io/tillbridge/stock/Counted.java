package io.tillbridge.stock;

/** What came of one count of many. */
public sealed interface Counted {

    /** It is in the ledger, now or since it was told before. */
    record Booked(StockLevel level) implements Counted {}

    /** It was not booked; the others were. */
    record Refused(StockFault why) implements Counted {}
}
