package io.tillbridge.flow.products;

import io.tillbridge.flow.ShopRules;
import io.tillbridge.order.Orders;
import io.tillbridge.product.listing.ListingMatching;
import io.tillbridge.product.listing.MatchingRun;
import io.tillbridge.product.listing.SyncProgress;
import io.tillbridge.product.listing.SyncStopped;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunCancelled;
import io.tillbridge.run.RunLog;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The steps that match a whole walk, in this order: survey; create, match and update fields, or plan instead of these;
 * then the report. They need the variable {@code sync}. Each is the progress of its run and has its time in the report.
 * What a step has written stays when a later one fails or the run is stopped; the next sync does the rest.
 */
final class ProductMatching {
    private final ListingMatching listings;
    private final ShopRules rules;
    private final Orders orders;

    ProductMatching(ListingMatching listings, ShopRules rules, Orders orders) {
        this.listings = listings;
        this.rules = rules;
        this.orders = orders;
    }

    /**
     * Looks up the walk's codes among the products, and how many listings are gone. Writes nothing. Its session ends with
     * the message.
     *
     * @throws BadDataFailure too much of the shop has vanished, and this is no dry run
     */
    void survey(Exchange exchange) {
        ProductSyncRun sync = ProductSyncRun.of(exchange);
        sync.step("survey");
        MatchingRun matching = listings.begin(sync.run().connectionId(), sync.rules(), progress(sync.run()));
        exchange.getExchangeExtension().addOnCompletion(closing(matching));
        sync.matches(matching);
        matching.survey();
        if (sync.writes() && matching.refusal() != null) {
            throw new BadDataFailure(matching.refusal());
        }
    }

    /** Makes products of variants that match none, when the shop's settings say so, and links them. */
    Processor create() {
        return step("create", MatchingRun::create);
    }

    /** Links each variant with a product by EAN and SKU, and takes away listings that are gone. */
    Processor match() {
        return step("match", MatchingRun::match);
    }

    /** Updates the fields that the shop's settings choose. */
    Processor updateFields() {
        return step("fields", MatchingRun::updateFields);
    }

    /** Decides the same as create, match and update fields and writes nothing. */
    Processor plan() {
        return step("plan", MatchingRun::plan);
    }

    /** Looks again at the orders that waited for a product; counts those that are free. Sales of tills never wait. */
    void orders(Exchange exchange) {
        ProductSyncRun sync = ProductSyncRun.of(exchange);
        sync.step("orders");
        long shop = sync.run().connectionId();
        if (rules.isTill(shop)) {
            return;
        }
        sync.run().count("freed", orders.resettleHeld(shop, rules.orders(shop)));
    }

    private static Processor step(String name, Consumer<MatchingRun> work) {
        return exchange -> {
            ProductSyncRun sync = ProductSyncRun.of(exchange);
            MatchingRun matching = sync.matching();
            sync.step(name);
            try {
                work.accept(matching);
            } catch (SyncStopped.MassGone e) {
                throw new BadDataFailure(e.getMessage(), e);
            } catch (SyncStopped.Cancelled e) {
                throw new RunCancelled("Stopped; what is matched stays, the next sync goes on.");
            }
        };
    }

    private static SynchronizationAdapter closing(MatchingRun matching) {
        return new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                matching.close();
            }
        };
    }

    private static SyncProgress progress(RunLog run) {
        return new SyncProgress() {
            @Override
            public void variants(long done, long total) {
                run.progress(Map.of("step", run.dryRun() ? "plan" : "match", "rows", done, "total", total));
            }

            @Override
            public boolean cancelled() {
                return run.stops();
            }
        };
    }
}
