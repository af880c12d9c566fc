package io.tillbridge.stock;

/** What came of one count of many. */
public sealed interface CountResult {

    /** It is in the ledger, now or since it was told before. */
    record Booked(StockLevel level) implements CountResult {}

    /** It was not booked; the others were. */
    record Refused(StockFault why) implements CountResult {}
}
