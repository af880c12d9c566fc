package io.tillbridge.flow.products;

import io.tillbridge.flow.ShopRules;
import io.tillbridge.lightspeed.cseries.CSeriesProducts;
import io.tillbridge.order.Orders;
import io.tillbridge.product.listing.ItemWalk;
import io.tillbridge.product.listing.ListingMatching;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Processor;

/** The steps of the product routes by the names that routes give them in {@code process}. */
@StepContract(
        name = "productSyncBegin",
        does = "Reads the settings and removes what an earlier walk left",
        needs = "variable `run`",
        leaves = "variable `sync`; `sync.mode`: `off`, `plan` or `write`")
@StepContract(
        name = "productSyncBrand",
        does = "Notes the name of a brand",
        needs = "body: one brand of the shop; variable `sync`",
        leaves = "body as before")
@StepContract(
        name = "productSyncProduct",
        does = "Keeps a product of the walk; brands come before",
        needs = "body: one product of the shop; variable `sync`",
        leaves = "body as before")
@StepContract(
        name = "productSyncVariant",
        does = "Keeps a variant of the walk; products come before",
        needs = "body: one variant of the shop; variable `sync`",
        leaves = "body as before")
@StepContract(
        name = "productSyncItem",
        does = "Keeps an item of the walk over an account with tills",
        needs = "body: one item with its ItemShops; variable `sync`",
        leaves = "body as before")
@StepContract(
        name = "productSyncWhole",
        does = "Stores the rest of the walk; fails when it lacks what other parts of it refer to",
        needs = "variable `sync`, after all lists",
        leaves = "body as before")
@StepContract(
        name = "productSyncSurvey",
        does = "Looks up the codes of the walk; fails when too much of the shop is gone; writes nothing",
        needs = "variable `sync`, after `productSyncWhole`",
        leaves = "body as before")
@StepContract(
        name = "productSyncCreate",
        does = "Creates products of variants that match none, if the settings say so, and links them",
        needs = "variable `sync`, after `productSyncSurvey`",
        leaves = "body as before")
@StepContract(
        name = "productSyncMatch",
        does = "Links variants by EAN and SKU, and removes listings that are gone",
        needs = "variable `sync`, after `productSyncCreate`",
        leaves = "body as before")
@StepContract(
        name = "productSyncFields",
        does = "Updates the fields that the settings choose",
        needs = "variable `sync`, after `productSyncMatch`",
        leaves = "body as before")
@StepContract(
        name = "productSyncPlan",
        does = "Decides the same as create, match and fields, and writes nothing",
        needs = "variable `sync`, in a dry run",
        leaves = "body as before")
@StepContract(
        name = "productSyncOrders",
        does = "Checks the orders that wait for a product",
        needs = "variable `sync`, after `productSyncFields`",
        leaves = "body as before")
@StepContract(
        name = "productSyncReport",
        does = "Writes counters, warnings and times into the run",
        needs = "variable `sync`, after all steps",
        leaves = "body as before")
public final class ProductSyncSteps {
    public static final Set<String> NAMES = Set.of(
            "productSyncBegin",
            "productSyncBrand",
            "productSyncProduct",
            "productSyncVariant",
            "productSyncItem",
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
            ItemWalk itemWalk,
            ListingMatching listings,
            Orders orders,
            SteadyClock clock) {
        begin = new ProductSyncBegin(rules, listingWalk, clock);
        walk = new ProductWalk(json, listingWalk, itemWalk, clock.wall());
        matching = new ProductMatching(listings, rules, orders);
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("productSyncBegin", begin),
                Map.entry("productSyncBrand", walk::brand),
                Map.entry("productSyncProduct", walk::product),
                Map.entry("productSyncVariant", walk::variant),
                Map.entry("productSyncItem", walk::item),
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
