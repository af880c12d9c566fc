package io.tillbridge.api.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Json;
import io.tillbridge.product.Product;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A product as the API shows it; what is blank is left out. */
record ProductView(
        String id,
        String connectionId,
        String vendorSku,
        String state,
        String name,
        String brand,
        String msrp,
        String defaultCost,
        String language,
        @JsonProperty("isVisible") boolean visible,
        String gtin,
        String gtinUpc,
        String gtinEan,
        String gtinIsbn,
        String gtinItf14,
        List<String> images,
        String description,
        String additionalDescription,
        String manufacturerSku,
        String groupId,
        String color,
        String size,
        JsonNode variations,
        JsonNode attributes,
        String shippingHeight,
        String shippingLength,
        String shippingWidth,
        String shippingWeight,
        String hsCode,
        String customCategories,
        String googleCategory,
        Instant createdAt,
        Instant updatedAt) {
    private static final int CENTS = 2;

    /** @param costs whether the reader may see what it costs this company */
    static ProductView of(Product product, boolean costs) {
        return new ProductView(
                Long.toString(product.id()),
                product.connectionId() == null ? null : product.connectionId().toString(),
                product.vendorSku(),
                product.state().text(),
                product.name(),
                product.brand(),
                money(product.msrp()),
                costs && product.defaultCost() != null ? money(product.defaultCost()) : null,
                product.language(),
                product.visible(),
                product.gtin(),
                product.gtinUpc(),
                product.gtinEan(),
                product.gtinIsbn(),
                product.gtinItf14(),
                product.images() == null ? null : List.of(product.images().split(" ", -1)),
                product.description(),
                product.additionalDescription(),
                product.manufacturerSku(),
                product.groupId(),
                product.color(),
                product.size(),
                object(product.variations()),
                object(product.attributes()),
                product.shippingHeight(),
                product.shippingLength(),
                product.shippingWidth(),
                product.shippingWeight(),
                product.hsCode(),
                product.customCategories(),
                product.googleCategory(),
                product.createdAt(),
                product.updatedAt());
    }

    /** At least two decimals, never an exponent: {@code 12.50}, {@code 0.0825}. */
    static String money(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < CENTS ? plain.setScale(CENTS) : plain).toPlainString();
    }

    private static JsonNode object(String json) {
        return json == null ? null : Json.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
