package io.tillbridge.lightspeed.cseries;

import io.tillbridge.product.listing.WalkedProduct;
import io.tillbridge.product.listing.WalkedVariant;
import io.tillbridge.run.BadDataFailure;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Products and variants of a shop as our records. Only the id is needed; all else may be absent. */
public final class CSeriesProducts {
    private static final int ID = 64;
    private static final int CODE = 255;
    private static final int TITLE = 512;
    private static final int HS = 64;

    /**
     * A variant, from {@code variants} or inside a product of {@code catalog}.
     *
     * @throws BadDataFailure when it has no id
     */
    public WalkedVariant variant(Map<?, ?> json) {
        ShopJson variant = ShopJson.of(json, "variant");
        return new WalkedVariant(
                id(variant, "A variant"),
                variant.relation("product"),
                variant.text("title", TITLE),
                variant.text("ean", CODE),
                variant.text("articleCode", CODE),
                variant.text("sku", CODE),
                variant.amount("priceIncl"),
                variant.amount("priceCost"),
                variant.text("stockTracking", 16),
                variant.whole("stockLevel"),
                weight(variant),
                // X is the width, Y the height and Z the length.
                new WalkedVariant.Measures(
                        measure(variant, "sizeZ"), measure(variant, "sizeX"), measure(variant, "sizeY")),
                variant.text("hs", HS),
                variant.instant("updatedAt"));
    }

    /**
     * A product; the brand is named when the shop names it in the product itself.
     *
     * @throws BadDataFailure when it has no id
     */
    public WalkedProduct product(Map<?, ?> json) {
        return product(json, Map.of());
    }

    /**
     * The same with brands read before, for a product of {@code products} only refers to its brand.
     *
     * @param brands title by id, from {@code brands}
     */
    public WalkedProduct product(Map<?, ?> json, Map<String, String> brands) {
        ShopJson product = ShopJson.of(json, "product");
        String brand = product.single("brand").text("title", CODE);
        String brandId = product.relation("brand");
        return new WalkedProduct(
                id(product, "A product"),
                product.text("title", TITLE),
                product.text("fulltitle", TITLE),
                product.text("description"),
                product.text("content"),
                brand.isEmpty() && brandId != null ? brands.getOrDefault(brandId, "") : brand,
                product.object("image").text("src"),
                visible(product),
                product.text("url", CODE));
    }

    /** Whether a product refers to a brand that is not among these and does not name it itself. */
    public boolean namesUnknownBrand(Map<?, ?> json, Map<String, String> brands) {
        ShopJson product = ShopJson.of(json, "product");
        String brandId = product.relation("brand");
        return brandId != null
                && !brands.containsKey(brandId)
                && product.single("brand").text("title", CODE).isEmpty();
    }

    /** A brand's name. */
    public record Brand(String id, String title) {}

    /** A brand of {@code brands}; empty when it has no id or no name. */
    public Optional<Brand> brand(Map<?, ?> json) {
        ShopJson brand = ShopJson.of(json, "brand");
        String id = brand.id("id");
        String title = brand.text("title", CODE);
        return id == null || title.isEmpty() ? Optional.empty() : Optional.of(new Brand(id, title));
    }

    private static boolean visible(ShopJson product) {
        return product.json().get("isVisible") instanceof Boolean visible
                ? visible
                : !product.text("visibility").equals("hidden");
    }

    /** Value and unit; the bare {@code weight} is in grams by most accounts, and only taken when there is no other. */
    private static String weight(ShopJson variant) {
        BigDecimal value = variant.number("weightValue");
        if (value != null && value.signum() > 0 && !variant.text("weightUnit").isEmpty()) {
            return value.stripTrailingZeros().toPlainString() + " " + variant.text("weightUnit", 8);
        }
        BigDecimal grams = variant.number("weight");
        return grams == null || grams.signum() <= 0
                ? ""
                : grams.stripTrailingZeros().toPlainString() + " g";
    }

    /** Value and unit; the bare size is a whole number, and only taken when there is no other. */
    private static String measure(ShopJson variant, String name) {
        BigDecimal exact = variant.number(name + "Value");
        BigDecimal size = exact == null || exact.signum() <= 0 ? variant.number(name) : exact;
        String unit = variant.text("sizeUnit", 8);
        return size == null || size.signum() <= 0 || unit.isEmpty()
                ? ""
                : size.stripTrailingZeros().toPlainString() + " " + unit;
    }

    private static String id(ShopJson json, String subject) {
        String id = json.id("id");
        if (id == null || id.length() > ID) {
            throw new BadDataFailure(subject + " came without an id: expected a number, found "
                    + (id == null ? "none" : "a text of " + id.length() + " characters")
                    + ". Look at the newest products in the shop's back office.");
        }
        return id;
    }
}
