package io.tillbridge.product;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * New values of a few fields; null leaves a field as it is.
 *
 * @param description an empty Optional makes it blank
 */
@SuppressWarnings("OptionalUsedAsFieldOrParameterType") // three cases: leave, blank, new text
public record ProductChange(
        ProductState state,
        String name,
        String brand,
        BigDecimal msrp,
        BigDecimal defaultCost,
        Boolean visible,
        Optional<String> description) {}
