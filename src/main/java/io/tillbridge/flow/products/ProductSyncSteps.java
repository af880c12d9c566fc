package io.tillbridge.flow.products;

import io.tillbridge.flow.ShopRules;
import io.tillbridge.lightspeed.cseries.CSeriesProducts;
import io.tillbridge.order.Orders;
import io.tillbridge.product.listing.ListingMatching;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.run.SteadyClock;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Processor;

/** The steps of the product routes by the names that routes give them in {@code process}. */
public final class ProductSyncSteps {
    public static final Set<String> NAMES = Set.of(
            "productSyncBegin",
            "productSyncBrand",
            "productSyncProduct",
            "productSyncVariant",
            "productSyncWhole",
            "productSyncSurvey",
            "productSyncCreate",
            "productSyncMatch",
            "productSyncFields",
            "productSyncPlan",
            "productSyncOrders",
            "productSyncReport");

    private final ProductSyncBegin begin;
    private final ProductWalk walk;
    private final ProductMatching matching;

    public ProductSyncSteps(
            ShopRules rules,
            CSeriesProducts json,
            ListingWalk listingWalk,
            ListingMatching listings,
            Orders orders,
            SteadyClock clock) {
        begin = new ProductSyncBegin(rules, listingWalk, clock);
        walk = new ProductWalk(json, listingWalk, clock.wall());
        matching = new ProductMatching(listings, rules, orders);
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("productSyncBegin", begin),
                Map.entry("productSyncBrand", walk::brand),
                Map.entry("productSyncProduct", walk::product),
                Map.entry("productSyncVariant", walk::variant),
                Map.entry("productSyncWhole", walk::whole),
                Map.entry("productSyncSurvey", matching::survey),
                Map.entry("productSyncCreate", matching.create()),
                Map.entry("productSyncMatch", matching.match()),
                Map.entry("productSyncFields", matching.updateFields()),
                Map.entry("productSyncPlan", matching.plan()),
                Map.entry("productSyncOrders", matching::orders),
                Map.entry("productSyncReport", new ProductSyncReport()));
    }
}
