package io.tillbridge.flow.products;

import io.tillbridge.product.listing.SyncRules;
import io.tillbridge.product.listing.WalkedProduct;
import io.tillbridge.product.listing.WalkedVariant;
import io.tillbridge.run.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One product sync under way: what the walk has read and not stored yet. For the one thread of its run. */
public final class ProductSyncRun {
    private final RunLog run;
    private final SyncRules rules;
    private final boolean on;
    private final Set<String> productIds = new HashSet<>();
    private Instant askedAt;
    private long allVariants;
    private long orphans;
    private long ofUnknownBrands;
    private final Map<String, String> brands = new HashMap<>();
    private final List<WalkedVariant> variants = new ArrayList<>();
    private final List<WalkedProduct> products = new ArrayList<>();

    ProductSyncRun(RunLog run, SyncRules rules, boolean on, Instant begun) {
        this.run = run;
        this.rules = rules;
        this.on = on;
        this.askedAt = begun;
    }

    /** {@code yes} when the shop is to be read. */
    public String getOn() {
        return on ? "yes" : "no";
    }

    /** When the shop was asked for the variants that are not stored yet, or earlier. */
    Instant askedAt() {
        return askedAt;
    }

    void asksAt(Instant now) {
        askedAt = now;
    }

    void add(WalkedVariant variant) {
        variants.add(variant);
        allVariants++;
        orphans += variant.remoteProductId() != null && !productIds.contains(variant.remoteProductId()) ? 1 : 0;
    }

    void add(WalkedProduct product, boolean ofUnknownBrand) {
        products.add(product);
        productIds.add(product.remoteProductId());
        ofUnknownBrands += ofUnknownBrand ? 1 : 0;
    }

    /** What the walk lacks although other parts of it refer to it, in a sentence; null: nothing of weight. */
    String gaps() {
        SyncRules.Limits limits = rules.limits();
        boolean none = productIds.isEmpty() && orphans > 0;
        boolean many = orphans >= limits.atLeast() && orphans * 100 > allVariants * limits.maxGonePercent();
        if (none || many) {
            return "The shop shows " + allVariants + (allVariants == 1 ? " variant" : " variants")
                    + " and not the products of " + orphans + " of them.";
        }
        return brands.isEmpty() && ofUnknownBrands > 0
                ? "The shop shows no brands, and " + ofUnknownBrands
                        + (ofUnknownBrands == 1 ? " product that names one." : " products that name one.")
                : null;
    }

    RunLog run() {
        return run;
    }

    SyncRules rules() {
        return rules;
    }

    Map<String, String> brands() {
        return brands;
    }

    List<WalkedVariant> variants() {
        return variants;
    }

    List<WalkedProduct> products() {
        return products;
    }
}
