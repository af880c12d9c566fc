package io.tillbridge.flow.products;

import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.lightspeed.rseries.RSeriesItems;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.till.ItemToCreate;
import java.util.List;

/** Finds the item of a product among those an account has shown, by the rule that its product sync follows, too. */
final class FoundItems {

    /**
     * @param item null: none of them is the product's
     * @param how by which codes it was found
     * @param against why none may be made either; null: nothing
     */
    record Choice(RSeriesJson item, String how, String against) {}

    private static final Choice NONE = new Choice(null, null, null);

    Choice choose(ItemToCreate product, RSeriesSettings settings, List<RSeriesJson> found) {
        List<RSeriesJson> items = found.stream()
                .filter(item -> hasSku(item, product, settings) || hasGtin(item, product))
                .distinct()
                .toList();
        List<RSeriesJson> live =
                items.stream().filter(item -> !item.flag("archived")).toList();
        if (items.isEmpty()) {
            return NONE;
        }
        if (live.isEmpty()) {
            return against("item " + id(items.get(0)) + " with its code is archived. Restore it there, or disable the"
                    + " product.");
        }
        if (live.size() > 1) {
            return against("the items " + id(live.get(0)) + " and " + id(live.get(1))
                    + " have its codes. Correct one of them, then run the product sync.");
        }
        return byRule(product, settings, live.get(0));
    }

    private static Choice byRule(ItemToCreate product, RSeriesSettings settings, RSeriesJson item) {
        boolean sku = hasSku(item, product, settings);
        boolean gtin = hasGtin(item, product);
        boolean otherSku = !sku && !item.text(settings.skuField()).isEmpty();
        boolean otherGtin =
                !gtin && product.gtin() != null && !RSeriesItems.gtins(item).isEmpty();
        boolean looksAt =
                switch (MatchBy.of(settings.matchBy())) {
                    case EAN -> gtin;
                    case SKU -> sku;
                    case EAN_OR_SKU -> true;
                    case EAN_AND_SKU -> !otherSku && !otherGtin;
                };
        if (!looksAt) {
            return against("item " + id(item) + " has its " + (gtin ? "GTIN" : "SKU") + " and "
                    + (gtin ? "another SKU" : "another GTIN or none") + ": by the rule " + settings.matchBy()
                    + " it is not the product's. Correct the codes on one side, or match it by hand.");
        }
        return new Choice(item, gtin && sku ? "by GTIN and SKU" : gtin ? "by GTIN" : "by SKU", null);
    }

    private static Choice against(String why) {
        return new Choice(null, null, "At the account, " + why);
    }

    private static boolean hasSku(RSeriesJson item, ItemToCreate product, RSeriesSettings settings) {
        return item.text(settings.skuField()).equals(product.sku().strip());
    }

    private static boolean hasGtin(RSeriesJson item, ItemToCreate product) {
        return product.gtin() != null && RSeriesItems.gtins(item).contains(product.gtin());
    }

    private static String id(RSeriesJson item) {
        return item.id("itemID");
    }
}
