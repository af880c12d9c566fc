package io.tillbridge.wholesale;

/**
 * What keeps an order, or a line of it, from being submitted.
 *
 * @param productId of the line; null for the order as a whole
 * @param code {@code gone}, {@code no-price}, {@code pack-size}, {@code below-minimum}, {@code minimum-order} or {@code no-lines}
 * @param message what was expected and found
 */
public record OrderProblem(Long productId, String code, String message, String hint) {}
