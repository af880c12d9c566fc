package io.tillbridge.checkout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A time at which a customer can have a parcel delivered.
 *
 * @param carrier {@code own}, or the kind of the carrier's connection
 * @param price may be null
 */
public record Window(
        String carrier, DeliveryKind kind, LocalDate date, LocalTime from, LocalTime to, BigDecimal price) {}
