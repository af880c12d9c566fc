package io.tillbridge.sandbox.cseries;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the documentation of the real API leaves open, as switches of one shop; each can be changed at any time. The
 * defaults are the answers that are likely, or the ones that hurt a careless client.
 */
public final class ShopQuirks {
    volatile ZoneId filterZone = ZoneOffset.UTC;
    volatile boolean newestFirst = true;
    volatile boolean statusFilters;
    volatile boolean codeFilters;
    volatile int deepestPage = Integer.MAX_VALUE;
    volatile int heaviestLimit = Integer.MAX_VALUE;
    volatile int linesAfterReads;
    volatile boolean shippingCompletesOrder = true;
    volatile boolean bulkSupported = true;
    volatile int bulkMaximum = 100;
    volatile boolean bulkFailsWhole;
    volatile boolean bulkShowsLevels = true;
    volatile boolean shipmentDocuments = true;
    volatile boolean codesAfterShipped = true;
    volatile boolean negativeStock = true;
    volatile boolean stockWritesTaken = true;
    volatile boolean stockWritesRefused;
    volatile boolean webhooksNeedWrite;
    volatile boolean retail;
    volatile RetryAfter retryAfter = RetryAfter.SECONDS;

    /** How a 429 tells when to come again. */
    public enum RetryAfter {
        SECONDS,
        DATE,
        ABSENT
    }

    /** The zone in which a date without offset is read in {@code updated_at_min} and its kin; UTC at first. */
    public ShopQuirks filterZone(ZoneId zone) {
        filterZone = zone;
        return this;
    }

    /** Lists without {@code since_id} begin with the largest id (so at first) or with the smallest. */
    public ShopQuirks newestFirst(boolean on) {
        newestFirst = on;
        return this;
    }

    /** {@code status}, {@code paymentStatus} and {@code shipmentStatus} filter orders; at first they are ignored. */
    public ShopQuirks statusFilters(boolean on) {
        statusFilters = on;
        return this;
    }

    /** {@code ean} and {@code articleCode} filter variants, as {@code sku} always does; at first they are ignored. */
    public ShopQuirks codeFilters(boolean on) {
        codeFilters = on;
        return this;
    }

    /** Pages after this one are empty; no end at first. */
    public ShopQuirks deepestPage(int page) {
        deepestPage = page;
        return this;
    }

    /** A list with a larger {@code limit} ends in 504; none at first. */
    public ShopQuirks heaviestLimit(int limit) {
        heaviestLimit = limit;
        return this;
    }

    /** An order placed from now on shows no lines to so many reads of them; 0 at first. */
    public ShopQuirks linesAfterReads(int reads) {
        linesAfterReads = reads;
        return this;
    }

    /** A shipment set to shipped moves its order to {@code completed_shipped} (at first), or only its shipment status. */
    public ShopQuirks shippingCompletesOrder(boolean on) {
        shippingCompletesOrder = on;
        return this;
    }

    /** {@code PUT variants/bulk} is there (at first) or answers 404. */
    public ShopQuirks bulkSupported(boolean on) {
        bulkSupported = on;
        return this;
    }

    /** More items in one bulk call answer 422; 100 at first. */
    public ShopQuirks bulkMaximum(int items) {
        bulkMaximum = items;
        return this;
    }

    /** One bad item of a bulk call refuses the whole call with 422, or (at first) is left out of the answer. */
    public ShopQuirks bulkFailsWhole(boolean on) {
        bulkFailsWhole = on;
        return this;
    }

    /** The answer to a bulk call shows the variants it changed (at first), or none. */
    public ShopQuirks bulkShowsLevels(boolean on) {
        bulkShowsLevels = on;
        return this;
    }

    /** A shipped document takes a tracking code (so at first), or answers as if it did and keeps none. */
    public ShopQuirks codesAfterShipped(boolean on) {
        codesAfterShipped = on;
        return this;
    }

    /** An order placed from now on has its shipment document at once (so at first), or none. */
    public ShopQuirks shipmentDocuments(boolean on) {
        shipmentDocuments = on;
        return this;
    }

    /** A stock below 0 can be set (at first), or answers 422. */
    public ShopQuirks negativeStock(boolean on) {
        negativeStock = on;
        return this;
    }

    /** A stock that is set is there afterwards (at first), or the answer still has the old number. */
    public ShopQuirks stockWritesTaken(boolean on) {
        stockWritesTaken = on;
        return this;
    }

    /** Every write to a variant answers 403, as a shop linked to a point of sale may do; off at first. */
    public ShopQuirks stockWritesRefused(boolean on) {
        stockWritesRefused = on;
        return this;
    }

    /** Changing webhooks needs write on settings; off at first: read is enough. */
    public ShopQuirks webhooksNeedWrite(boolean on) {
        webhooksNeedWrite = on;
        return this;
    }

    /** {@code isRetail} of the shop; off at first. */
    public ShopQuirks retail(boolean on) {
        retail = on;
        return this;
    }

    /** How a 429 tells when to come again; seconds at first. */
    public ShopQuirks retryAfter(RetryAfter how) {
        retryAfter = how;
        return this;
    }
}
