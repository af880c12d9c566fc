package io.tillbridge.flow.products;

import io.tillbridge.product.listing.SyncResult;
import io.tillbridge.run.RunLog;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Ends a product sync: counts what was decided, writes what a person must know into the run, of a dry run also the plan,
 * and the time of each step. Needs the variable {@code sync}, after all its steps.
 */
final class ProductSyncReport implements Processor {

    @Override
    public void process(Exchange exchange) {
        ProductSyncRun sync = ProductSyncRun.of(exchange);
        SyncResult result = sync.matching().result();
        sync.step("report");
        RunLog run = sync.run();
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
        if (!sync.writes()) {
            plan(result, run);
        }
        run.info("Time: " + sync.times().text() + ".");
        sync.matching().close();
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
}
