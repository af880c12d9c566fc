package io.tillbridge.stock;

import java.time.Instant;

/** The level of a locked place, as this piece of work leaves it. */
final class LockedLevel {
    private final StockPlace place;
    private final Instant readAt;
    private long onHand;
    private long reserved;
    private long covered;
    private boolean changed;

    LockedLevel(StockLevel read) {
        this.place = read.place();
        this.readAt = read.updatedAt();
        this.onHand = read.onHand();
        this.reserved = read.reserved();
        this.covered = read.covered();
    }

    StockPlace place() {
        return place;
    }

    /** Goods nobody is promised yet. None when a count found less than was promised. */
    long free() {
        return Math.max(0, onHand - covered);
    }

    /** Whether somebody waits for goods here. */
    boolean isAwaited() {
        return reserved > covered;
    }

    long onHand() {
        return onHand;
    }

    void move(long delta) {
        long after = onHand + delta;
        if (Math.abs(after) > Stock.MOST) {
            throw StockFaults.outOfRange(
                    "delta",
                    "Product " + place.productId() + ", warehouse " + place.warehouseId() + ": expected at most "
                            + Stock.MOST + " on hand, found " + after + ". Check the quantity.");
        }
        onHand = after;
        changed = true;
    }

    void reserve(long more, long moreCovered) {
        reserved += more;
        covered += moreCovered;
        changed |= more != 0 || moreCovered != 0;
    }

    boolean isChanged() {
        return changed;
    }

    StockLevel at(Instant now) {
        return new StockLevel(
                place.warehouseId(), place.productId(), onHand, reserved, covered, changed ? now : readAt);

}
}
