package io.tillbridge.stock;

/**
 * What is held for an owner.
 *
 * @param quantity what is owed and has not left yet
 * @param covered the part of it for which goods are there
 */
public record Held(long quantity, long covered) {
    static final Held NOTHING = new Held(0, 0);

    /** Whether goods are missing. */
    public boolean isShort() {
        return covered < quantity;
    }

    Held plus(Held other) {
        return new Held(quantity + other.quantity, covered + other.covered);
    }
}
