package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;

/** What came of one count of many. */
public sealed interface CountResult {

    /**
     * It is in the ledger, now or since it was told before.
     *
     * @param difference pieces more than were there before; 0 when it was told before
     */
    record Booked(StockLevel level, long difference) implements CountResult {}

    /** It was not booked; the others were. */
    record Refused(CallerFault why) implements CountResult {}
}
