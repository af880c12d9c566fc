package io.tillbridge.sandbox.cseries;

/** A change of one variant's stock, with who made it: {@code auto} for an order, {@code manual}, {@code api}. */
final class Movement extends Entity {
    final Variant variant;
    final long change;
    final String channel;

    Movement(long id, long at, Variant variant, long change, String channel) {
        super(id, at);
        this.variant = variant;
        this.change = change;
        this.channel = channel;
    }
}
