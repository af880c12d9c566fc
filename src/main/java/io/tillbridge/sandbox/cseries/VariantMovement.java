package io.tillbridge.sandbox.cseries;

/** A change of one variant's stock, with who made it: {@code auto} for an order, {@code manual}, {@code api}. */
final class VariantMovement extends Entity {
    final DoubleVariant variant;
    final long change;
    final String channel;

    VariantMovement(long id, long at, DoubleVariant variant, long change, String channel) {
        super(id, at);
        this.variant = variant;
        this.change = change;
        this.channel = channel;
    }
}
