package io.tillbridge.flow.products;

import io.tillbridge.product.listing.MatchingRun;
import io.tillbridge.product.listing.SyncRules;
import io.tillbridge.product.listing.WalkedItem;
import io.tillbridge.product.listing.WalkedProduct;
import io.tillbridge.product.listing.WalkedVariant;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * One product sync under way, the variable {@code sync} of its routes: what the walk has read and not stored yet, then
 * the matching. For the one thread of its run.
 */
public final class ProductSyncRun {
    static final String VARIABLE = "sync";
    private static final String BEGIN =
            "Put the step cseries-product-sync.begin or rseries-product-sync.begin before it.";

    private final RunLog run;
    private final SyncRules rules;
    private final Mode mode;
    private final SyncStepTimes times;
    private final Set<String> productIds = new HashSet<>();
    private Instant askedAt;
    private long allVariants;
    private long orphans;
    private long ofUnknownBrands;
    private final Map<String, String> brands = new HashMap<>();
    private final List<WalkedVariant> variants = new ArrayList<>();
    private final List<WalkedProduct> products = new ArrayList<>();
    private final List<WalkedItem> items = new ArrayList<>();

    private MatchingRun matching;

    /** What a sync does; the word of the choices in its routes, in small letters. */
    enum Mode {
        /** The setting productSync of the shop is off. */
        OFF,
        /** A dry run: all is read and decided, and nothing is written. */
        PLAN,
        WRITE
    }

    ProductSyncRun(RunLog run, SyncRules rules, Mode mode, SyncStepTimes times, Instant begun) {
        this.run = run;
        this.rules = rules;
        this.mode = mode;
        this.times = times;
        this.askedAt = begun;
    }

    /** The sync of a message, as the step {@code productSyncBegin} has left it there. */
    static ProductSyncRun of(Exchange exchange) {
        ProductSyncRun sync = exchange.getVariable(VARIABLE, ProductSyncRun.class);
        if (sync == null) {
            throw new BadDataFailure("A step of the product sync needs the variable " + VARIABLE + ". " + BEGIN);
        }
        return sync;
    }

    /** {@code off}, {@code plan} or {@code write}. */
    public String getMode() {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    boolean writes() {
        return mode == Mode.WRITE;
    }

    /** A step begins: it is the progress of the run, and the time of the one before ends. */
    void step(String name) {
        times.begin(name);
        run.progress(Map.of("step", name));
    }

    SyncStepTimes times() {
        return times;
    }

    void matches(MatchingRun begun) {
        matching = begun;
    }

    /** The matching that the step {@code productSyncSurvey} has begun. */
    MatchingRun matching() {
        if (matching == null) {
            throw new BadDataFailure("This step of the product sync works on what the walk has found. Put the step"
                    + " product-sync-match.survey before it.");
        }
        return matching;
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

    void add(WalkedItem item) {
        items.add(item);
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

    List<WalkedItem> items() {
        return items;
    }
}
