package io.tillbridge.event.subscription;

import java.time.Instant;

/**
 * A try to deliver an event.
 *
 * @param number from 1
 * @param at when it began
 * @param status of the response; null when there was none
 * @param error null when it succeeded
 */
public record DeliveryTry(int number, Instant at, Integer status, String error, long durationMillis) {}
