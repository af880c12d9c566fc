package io.tillbridge.stock;

import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The level of a locked place, as this piece of work leaves it. */
final class LockedLevel {
    private final StockPlace place;
    private final StockLevel read;
    private long onHand;
    private long reserved;
    private long covered;
    private boolean changed;

    LockedLevel(StockLevel read) {
        this.place = read.place();
        this.read = read;
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

    /** The event that tells of the change. */
    NewEvent event(Instant now) {
        Map<String, Object> changes = new LinkedHashMap<>();
        StockLevel after = at(now);
        change(changes, "onHand", read.onHand(), onHand);
        change(changes, "reserved", read.reserved(), reserved);
        change(changes, "covered", read.covered(), covered);
        change(changes, "available", read.available(), after.available());
        return new NewEvent(EventType.STOCK_CHANGED, place.warehouseId() + "/" + place.productId(), null, now, changes);
    }

    /** Whether a number is another one now; a count that found what the books said changed none. */
    boolean differs() {
        return onHand != read.onHand() || reserved != read.reserved() || covered != read.covered();
    }

    private static void change(Map<String, Object> changes, String name, long before, long after) {
        if (before != after) {
            changes.put(name, NewEvent.change(before, after));
        }
    }

    boolean isChanged() {
        return changed;
    }

    StockLevel at(Instant now) {
        return new StockLevel(
                place.warehouseId(), place.productId(), onHand, reserved, covered, changed ? now : read.updatedAt());
    }
}
