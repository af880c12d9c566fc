package io.tillbridge.sandbox.cseries;

/** An entry of an order's diary. */
final class OrderEvent extends Entity {
    final Order order;
    final String channel;
    final String type;
    final String message;

    OrderEvent(long id, long at, Order order, String channel, String type, String message) {
        super(id, at);
        this.order = order;
        this.channel = channel;
        this.type = type;
        this.message = message;
    }
}
