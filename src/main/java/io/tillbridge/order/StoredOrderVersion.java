package io.tillbridge.order;

import java.time.Instant;

/**
 * The version of an order that the hub keeps.
 *
 * @param updatedAt the shop's own instant of its last change, in whole seconds
 * @param settled it was read so long after that instant that no other change can share it
 */
public record StoredOrderVersion(Instant updatedAt, boolean settled) {
    /** Whether the shop may have another version than this one when its list shows that instant. */
    public boolean mayDiffer(Instant listed) {
        return !settled || listed.isAfter(updatedAt);
    }
}
