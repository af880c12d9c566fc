package io.tillbridge.sandbox.cseries;

import java.time.Instant;

/**
 * A mail that the shop would have sent to a customer.
 *
 * @param kind {@code shipped}, {@code tracking-code} or {@code ready-for-pickup}
 */
public record SentMail(long orderId, long shipmentId, String kind, String trackingCode, Instant at) {}
