package io.tillbridge.stock;

import java.time.LocalDate;

/**
 * What is to be changed of goods that are expected; null leaves it as it is.
 *
 * @param quantity all of it, what has come already included
 */
public record IncomingGoodsChange(Long quantity, To<LocalDate> expectedOn, To<String> reference, To<String> note) {

    /** @param value null clears it */
    public record To<T>(T value) {}

    boolean isNothing() {
        return quantity == null && expectedOn == null && reference == null && note == null;
    }
}
