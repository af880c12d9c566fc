package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;

/** What came of one row of goods that are to be expected. */
public sealed interface IncomingGoodsResult {

    /** It is on the list, now or since it was sent before. */
    record Added(IncomingGoodsLine line, boolean isNew) implements IncomingGoodsResult {}

    /** It was not added; the others were. */
    record Refused(CallerFault why) implements IncomingGoodsResult {}
}
