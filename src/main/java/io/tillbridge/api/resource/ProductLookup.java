package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.product.ProductStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The products that rows name by {@code productId}, {@code sku}, {@code gtin} or {@code code}, looked up for all rows at
 * once. A code is a vendor's SKU; when no product has it, a GTIN, also one that lost the zeros in front.
 */
final class ProductLookup {
    private static final List<String> NAMES = List.of("productId", "sku", "gtin", "code");
    private static final int GTIN_DIGITS = 14;
    private static final Pattern MAY_BE_GTIN = Pattern.compile("[0-9]{5,14}");

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
            if (row.has("code")) {
                String code = row.path("code").asText().strip();
                skus.add(code);
                if (MAY_BE_GTIN.matcher(code).matches()) {
                    gtins.add(canonical(code));
                }
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
                    "A row names its product by one of productId, sku, gtin and code; found "
                            + (given.isEmpty() ? "none" : String.join(" and ", given))));
            return null;
        }
        String name = given.get(0);
        String value = row.path(name).asText();
        if (name.equals("productId")) {
            return Long.valueOf(value);
        }
        List<Long> found = found(name, value);
        if (found.size() == 1) {
            return found.get(0);
        }
        faults.add(RequestFault.inBody(
                pointer + "/" + name,
                found.isEmpty() ? "unknown" : "ambiguous",
                found.isEmpty()
                        ? "No product has the " + (name.equals("code") ? "SKU or GTIN" : name) + " "
                                + QuotedText.of(value)
                        : "The products " + found + " have the " + name + " " + QuotedText.of(value)
                                + ": name one by its productId"));
        return null;
    }

    private List<Long> found(String name, String value) {
        if (name.equals("gtin")) {
            return byGtin.getOrDefault(canonical(value), List.of());
        }
        List<Long> found = bySku.getOrDefault(name.equals("code") ? value.strip() : value, List.of());
        return found.isEmpty() && name.equals("code")
                ? byGtin.getOrDefault(canonical(value.strip()), List.of())
                : found;
    }

    private static String canonical(String digits) {
        return "0".repeat(Math.max(0, GTIN_DIGITS - digits.length())) + digits;
    }
}
