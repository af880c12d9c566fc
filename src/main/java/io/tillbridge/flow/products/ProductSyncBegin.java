package io.tillbridge.flow.products;

import io.tillbridge.flow.ShopRules;
import io.tillbridge.flow.products.ProductSyncRun.Mode;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.SteadyClock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Begins a product sync. Needs the variable {@code run}; sets the variable {@code sync}, whose {@code mode} is
 * {@code off} (the shop's setting), {@code plan} (a dry run) or {@code write}. What an earlier walk left is removed unless
 * it is off. Safe to repeat.
 */
final class ProductSyncBegin implements Processor {
    private final ShopRules rules;
    private final ListingWalk walk;
    private final SteadyClock clock;

    ProductSyncBegin(ShopRules rules, ListingWalk walk, SteadyClock clock) {
        this.rules = rules;
        this.walk = walk;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        RunLog run = exchange.getVariable("run", RunLog.class);
        boolean on = rules.productSync(run.connectionId());
        Mode mode = run.dryRun() ? Mode.PLAN : on ? Mode.WRITE : Mode.OFF;
        ProductSyncRun sync = new ProductSyncRun(
                run,
                rules.products(run.connectionId(), run.forced()),
                mode,
                new SyncStepTimes(clock),
                clock.wall().instant());
        if (mode != Mode.OFF) {
            walk.begin(run.connectionId());
            sync.step("walk");
        }
        exchange.setVariable(ProductSyncRun.VARIABLE, sync);
    }
}
