package io.tillbridge.flow.products;

import io.tillbridge.product.listing.SyncDecision;
import io.tillbridge.product.listing.SyncResult;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.PlanItem.Action;
import io.tillbridge.run.RunLog;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Ends a product sync: counts what was decided, writes what a person must know into the run, of a dry run also the plan,
 * and the time of each step. Needs the variable {@code sync}, after all its steps.
 */
final class ProductSyncReport implements Processor {
    private static final String LISTING = "listing";

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
            run.plan(PlanItem.of(Action.REFUSE, LISTING, null, null).because(result.refusal()));
        }
        for (SyncResult.Example example : result.examples()) {
            run.info("Would be " + example.decision().text() + ": variant " + example.remoteId() + " '"
                    + example.title() + "'. " + example.explanation());
            run.plan(PlanItem.of(action(example.decision()), LISTING, example.remoteId(), example.title())
                    .ofProduct(example.productId())
                    .changing("state", null, example.decision().text())
                    .because(example.explanation()));
        }
        for (SyncResult.Change change : result.changes()) {
            run.info("Would change " + change.field().text() + " of product " + change.productId() + " from '"
                    + change.before() + "' to '" + change.after() + "'.");
            run.plan(PlanItem.of(Action.CHANGE, "product", Long.toString(change.productId()), null)
                    .ofProduct(change.productId())
                    .changing(change.field().text(), change.before(), change.after()));
        }
        unnamed(result, run);
    }

    /** A dry run names the first listings of each decision; here the numbers of the others. */
    private static void unnamed(SyncResult result, RunLog run) {
        for (SyncDecision decision : SyncDecision.values()) {
            long named = result.examples().stream()
                    .filter(example -> example.decision() == decision)
                    .count();
            long others = result.of(decision) - named;
            if (others > 0) {
                run.plan(PlanItem.of(action(decision), LISTING, null, null)
                        .changing("state", null, decision.text())
                        .times(others));
            }
        }
    }

    private static Action action(SyncDecision decision) {
        return switch (decision) {
            case LINKED -> Action.LINK;
            case CREATED -> Action.CREATE;
            case KEPT -> Action.KEEP;
            case UNMATCHED -> Action.IGNORE;
            case AMBIGUOUS, CONFLICT -> Action.REFUSE;
            case GONE -> Action.REMOVE;
        };
    }
}
