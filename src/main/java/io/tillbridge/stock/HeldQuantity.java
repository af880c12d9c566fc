package io.tillbridge.stock;

import java.util.List;

/**
 * What is held for an owner.
 *
 * @param quantity what is owed and has not left yet
 * @param covered the part of it for which goods are there
 */
public record HeldQuantity(long quantity, long covered) {
    static final HeldQuantity NOTHING = new HeldQuantity(0, 0);

    /** Whether goods are missing. */
    public boolean isShort() {
        return covered < quantity;
    }

    HeldQuantity plus(HeldQuantity other) {
        return new HeldQuantity(quantity + other.quantity, covered + other.covered);
    }

    static HeldQuantity sum(List<Reservation> rows) {
        return rows.stream().map(Reservation::held).reduce(NOTHING, HeldQuantity::plus);
    }
}
