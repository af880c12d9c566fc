package io.tillbridge.shop;

import io.tillbridge.product.listing.SyncRules;
import io.tillbridge.product.listing.WalkedProduct;
import io.tillbridge.product.listing.WalkedVariant;
import io.tillbridge.run.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One product sync under way: what the walk has read and not stored yet. For the one thread of its run. */
public final class Sync {
    private final RunLog run;
    private final SyncRules rules;
    private final boolean on;
    private Instant askedAt;
    private final Map<String, String> brands = new HashMap<>();
    private final List<WalkedVariant> variants = new ArrayList<>();
    private final List<WalkedProduct> products = new ArrayList<>();

    Sync(RunLog run, SyncRules rules, boolean on, Instant begun) {
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
