package io.tillbridge.stock;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is to be changed of goods that are expected; null leaves it as it is, empty clears it.
 *
 * @param quantity all of it, what has come already included
 */
public record IncomingGoodsChange(
        Long quantity, Optional<LocalDate> expectedOn, Optional<String> reference, Optional<String> note) {

    boolean isNothing() {
        return quantity == null && expectedOn == null && reference == null && note == null;
    }
}
