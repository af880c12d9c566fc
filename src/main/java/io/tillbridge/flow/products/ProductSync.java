package io.tillbridge.flow.products;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.lightspeed.cseries.CSeriesProducts;
import io.tillbridge.order.Orders;
import io.tillbridge.product.listing.ListingMatching;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.product.listing.SyncProgress;
import io.tillbridge.product.listing.SyncResult;
import io.tillbridge.product.listing.SyncStopped;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The bean {@code productSync} of the product route: keeps what the walk reads, and matches it when the walk is whole. */
public final class ProductSync {
    private static final int BATCH = 250;

    private final ShopRules rules;
    private final CSeriesProducts json;
    private final ListingWalk walk;
    private final ListingMatching matching;
    private final Orders orders;
    private final Clock clock;

    public ProductSync(
            ShopRules rules,
            CSeriesProducts json,
            ListingWalk walk,
            ListingMatching matching,
            Orders orders,
            Clock clock) {
        this.rules = rules;
        this.json = json;
        this.walk = walk;
        this.matching = matching;
        this.orders = orders;
        this.clock = clock;
    }

    /** Begins a walk; what an earlier one left is gone. */
    public ProductSyncRun begin(RunLog run) {
        CSeriesSettings settings = rules.settings(run.connectionId());
        boolean on = settings.productSync() || run.dryRun();
        if (on) {
            walk.begin(run.connectionId());
        } else {
            run.info("productSync of this shop is off: no products are read.");
        }
        run.progress(Map.of("step", "walk"));
        return new ProductSyncRun(run, rules.products(run.connectionId(), run.forced()), on, clock.instant());
    }

    /** Notes the name of a brand, which products only point at. */
    public void brand(ProductSyncRun sync, Map<?, ?> item) {
        json.brand(item).ifPresent(brand -> sync.brands().put(brand.id(), brand.title()));
    }

    /** Keeps a variant of the walk. */
    public void variant(ProductSyncRun sync, Map<?, ?> item) {
        stopIfCancelled(sync);
        sync.add(json.variant(item));
        sync.run().count("variants", 1);
        if (sync.variants().size() == BATCH) {
            keep(sync);
        }
    }

    /** Keeps a product of the walk. */
    public void product(ProductSyncRun sync, Map<?, ?> item) {
        stopIfCancelled(sync);
        sync.add(json.product(item, sync.brands()), json.namesUnknownBrand(item, sync.brands()));
        sync.run().count("products", 1);
        if (sync.products().size() == BATCH) {
            keep(sync);
        }
    }

    /**
     * The walk is whole: decides for every variant, and looks again at the orders that waited for a product. A dry run
     * tells the plan.
     *
     * @throws BadDataFailure too much of the shop has vanished; nothing was changed
     */
    public void match(ProductSyncRun sync) {
        RunLog run = sync.run();
        keep(sync);
        refuseGaps(sync);
        run.progress(Map.of("step", "match"));
        SyncResult result;
        try {
            result = run.dryRun()
                    ? matching.plan(run.connectionId(), sync.rules(), listener(run))
                    : matching.apply(run.connectionId(), sync.rules(), listener(run));
        } catch (SyncStopped.MassGone e) {
            throw new BadDataFailure(e.getMessage(), e);
        } catch (SyncStopped.Cancelled e) {
            run.info("Stopped; what is matched stays, the next sync goes on.");
            return;
        }
        result.counters().forEach((name, count) -> {
            if (count != 0) {
                run.count(name, count);
            }
        });
        result.told().forEach(run::warn);
        if (result.stockChanged() > 0) {
            run.info("The shop has changed stock by itself in " + result.stockChanged()
                    + (result.stockChanged() == 1 ? " variant: " : " variants: ")
                    + String.join("; ", result.stockChanges()) + ". The next inventory-push sends the hub's numbers.");
        }
        if (run.dryRun()) {
            plan(result, run);
        } else {
            run.count("freed", orders.resettleHeld(run.connectionId(), rules.orders(run.connectionId())));
        }
    }

    /** A list that came empty or short shows in what others refer to. Nothing of it is undone by a later sync. */
    private static void refuseGaps(ProductSyncRun sync) {
        String gaps = sync.gaps();
        if (gaps == null || sync.run().forced()) {
            return;
        }
        String why = gaps + " Nothing is changed. Look whether the shop is well, then run the product sync with force.";
        if (!sync.run().dryRun()) {
            throw new BadDataFailure(why);
        }
        sync.run().warn("Would be refused: " + why);
    }

    private static void plan(SyncResult result, RunLog run) {
        if (result.refusal() != null) {
            run.warn("Would be refused: " + result.refusal());
        }
        for (SyncResult.Example example : result.examples()) {
            run.info("Would be " + example.decision().text() + ": variant " + example.remoteId() + " '"
                    + example.title() + "'. " + example.explanation());
        }
        for (SyncResult.Change change : result.changes()) {
            run.info("Would change " + change.field().text() + " of product " + change.productId() + " from '"
                    + change.before() + "' to '" + change.after() + "'.");
        }
    }

    private void keep(ProductSyncRun sync) {
        if (!sync.variants().isEmpty()) {
            walk.variants(sync.run().connectionId(), List.copyOf(sync.variants()), sync.askedAt());
            sync.variants().clear();
            sync.asksAt(clock.instant());
        }
        if (!sync.products().isEmpty()) {
            walk.products(sync.run().connectionId(), List.copyOf(sync.products()));
            sync.products().clear();
        }
    }

    private static void stopIfCancelled(ProductSyncRun sync) {
        if (sync.run().stops()) {
            throw new BadDataFailure("The product sync was stopped in the middle of its walk; nothing is changed.");
        }
    }

    private static SyncProgress listener(RunLog run) {
        return new SyncProgress() {
            @Override
            public void variants(long done, long total) {
                run.progress(Map.of("step", "match", "rows", done, "total", total));
            }

            @Override
            public boolean cancelled() {
                return run.stops();
            }
        };
    }
}
