package io.tillbridge.order;

/**
 * Which orders a list holds; null: any.
 *
 * @param number exactly, as the customer knows it
 */
public record OrderFilter(Long connectionId, OrderState state, String number) {
    public static OrderFilter any() {
        return new OrderFilter(null, null, null);
    }
}
