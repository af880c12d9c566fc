package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.product.ProductStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The products that rows name by {@code productId}, {@code sku} or {@code gtin}, looked up for all rows at once. */
final class ProductLookup {
    private static final List<String> NAMES = List.of("productId", "sku", "gtin");
    private static final int GTIN_DIGITS = 14;

    private final Map<String, List<Long>> bySku;
    private final Map<String, List<Long>> byGtin;

    ProductLookup(JsonNode rows, ProductStore products) {
        Set<String> skus = new HashSet<>();
        Set<String> gtins = new HashSet<>();
        rows.forEach(row -> {
            if (row.has("sku")) {
                skus.add(row.path("sku").asText());
            }
            if (row.has("gtin")) {
                gtins.add(canonical(row.path("gtin").asText()));
            }
        });
        bySku = products.bySku(skus);
        byGtin = products.byGtin(gtins);
    }

    /** The product of a row; null when a fault was added that says why there is none. */
    Long product(JsonNode row, String pointer, List<RequestFault> faults) {
        List<String> given = NAMES.stream().filter(row::has).toList();
        if (given.size() != 1) {
            faults.add(RequestFault.inBody(
                    pointer,
                    given.isEmpty() ? "required" : "not-allowed",
                    "A row names its product by one of productId, sku and gtin; found "
                            + (given.isEmpty() ? "none" : String.join(" and ", given))));
            return null;
        }
        String name = given.get(0);
        String value = row.path(name).asText();
        if (name.equals("productId")) {
            return Long.valueOf(value);
        }
        List<Long> found = name.equals("sku")
                ? bySku.getOrDefault(value, List.of())
                : byGtin.getOrDefault(canonical(value), List.of());
        if (found.size() == 1) {
            return found.get(0);
        }
        faults.add(RequestFault.inBody(
                pointer + "/" + name,
                found.isEmpty() ? "unknown" : "ambiguous",
                found.isEmpty()
                        ? "No product has the " + name + " " + QuotedText.of(value)
                        : "The products " + found + " have the " + name + " " + QuotedText.of(value)
                                + ": name one by its productId"));
        return null;
    }

    private static String canonical(String digits) {
        return "0".repeat(Math.max(0, GTIN_DIGITS - digits.length())) + digits;
    }
}
