package io.tillbridge.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The hub's own record of an article. What is blank is null.
 *
 * @param connectionId the vendor's connection it came by, or null
 * @param defaultCost null when the vendor says none, which is not a cost of 0
 * @param language two letters of ISO 639-1
 * @param gtin canonical fourteen digits; the numbers as given stand beside it
 * @param images URLs separated by blanks
 * @param variations a JSON object of texts
 * @param attributes a JSON object of texts
 * @param shippingHeight number, a blank and the unit; the same for the other measures
 * @param hsCode of the customs tariff
 * @param updatedAt differs after every change: its version
 */
public record Product(
        long id,
        Long connectionId,
        String vendorSku,
        ProductState state,
        String name,
        String brand,
        BigDecimal msrp,
        BigDecimal defaultCost,
        String language,
        boolean visible,
        String gtin,
        String gtinUpc,
        String gtinEan,
        String gtinIsbn,
        String gtinItf14,
        String images,
        String description,
        String additionalDescription,
        String manufacturerSku,
        String groupId,
        String color,
        String size,
        String variations,
        String attributes,
        String shippingHeight,
        String shippingLength,
        String shippingWidth,
        String shippingWeight,
        String hsCode,
        String customCategories,
        String googleCategory,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * New values of a few fields; null leaves a field as it is.
     *
     * @param description an empty Optional makes it blank
     */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // three cases: leave, blank, new text
    public record Change(
            ProductState state,
            String name,
            String brand,
            BigDecimal msrp,
            BigDecimal defaultCost,
            Boolean visible,
            Optional<String> description) {}
}
