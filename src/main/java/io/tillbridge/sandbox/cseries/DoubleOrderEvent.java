package io.tillbridge.sandbox.cseries;

/** An entry of an order's diary. */
final class DoubleOrderEvent extends Entity {
    final DoubleOrder order;
    final String channel;
    final String type;
    final String message;

    DoubleOrderEvent(long id, long at, DoubleOrder order, String channel, String type, String message) {
        super(id, at);
        this.order = order;
        this.channel = channel;
        this.type = type;
        this.message = message;
    }
}
