package io.tillbridge.order;

import java.time.Instant;

/**
 * What happened to an order.
 *
 * @param what a word: received, changed, accepted, on-hold, awaiting-payment, cancelled, shipped, returned, shipment, told,
 *     refused
 * @param detail a sentence for a person
 */
public record OrderEvent(long id, long orderId, Instant at, String what, String detail) {}
