package io.tillbridge.product.listing;

import java.util.Arrays;
import java.util.Locale;

/** By which codes a listing finds its product. */
public enum MatchBy {
    EAN,
    SKU,
    /** Either code is enough; both must not name different products. */
    EAN_OR_SKU,
    /** Both must agree when both are there; either alone when the other is blank on one side. */
    EAN_AND_SKU;

    /** As it stands in settings: {@code ean-and-sku}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException there is no such rule */
    public static MatchBy of(String text) {
        return Arrays.stream(values())
                .filter(rule -> rule.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "matchBy is one of ean, sku, ean-or-sku, ean-and-sku; found '" + text + "'."));
    }

    boolean looksAtEan() {
        return this != SKU;
    }

    boolean looksAtSku() {
        return this != EAN;
    }
}
