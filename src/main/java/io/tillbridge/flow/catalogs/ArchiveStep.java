package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogArchive}: brings the delivery and its uploads to their last state, gives back lock and scratch
 * files, and tells the run how each file ended.
 *
 * <p>Before: {@link ReportStep} was done. After: the body is the same, the decision is the state of the delivery
 * ({@code loaded}, {@code refused}, {@code unchanged}, {@code checked}, {@code failed}) or {@code cancelled}, and the delivery is closed. A
 * delivery of a cancelled run that was not begun is given up when the run received it, else left to the next run. The run
 * has a problem only when nothing could be loaded. Throws as {@link CatalogDelivery#step}, and
 * {@link IllegalStateException} in a dry run.
 */
@StepContract(
        name = "catalogArchive",
        does = "Brings the delivery to its last state and reports each file to the run; not in a dry run",
        needs = "after `catalogReport`",
        leaves = "body as before; `decision`: `loaded`, `refused`, `unchanged`, `checked`, `failed` or `cancelled`")
public final class ArchiveStep implements Processor {
    private final Deliveries deliveries;
    private final Consumer<LoadResult> loaded;

    /** @param loaded takes the result of every load that came to its end */
    public ArchiveStep(Deliveries deliveries, Consumer<LoadResult> loaded) {
        this.deliveries = deliveries;
        this.loaded = loaded;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        LoadResult[] result = new LoadResult[1];
        CatalogDelivery.step(exchange, delivery -> {
            result[0] = delivery.load().archive();
            return result[0].state().text();
        });
        CatalogDelivery delivery = exchange.getVariable(CatalogDelivery.VARIABLE, CatalogDelivery.class);
        if (result[0] == null || result[0].state().waits()) {
            leave(delivery.id(), delivery.run());
        } else {
            loaded.accept(result[0]);
            LoadEvents.write(result[0], delivery.run());
        }
        delivery.close();
    }

    /** Nobody shall find loaded in a minute what he has just stopped; what others left is loaded by the next run. */
    private void leave(long deliveryId, RunLog run) {
        boolean own = deliveries
                .find(deliveryId)
                .filter(delivery -> Objects.equals(delivery.runId(), run.id()))
                .isPresent();
        if (own) {
            deliveries.abandon(deliveryId, "Cancelled before it was loaded; run the pull again to load it.");
            run.info("Nothing of this pull is loaded, for it was cancelled; run it again to load the files.");
        } else {
            run.info("Delivery " + deliveryId + " is left to the next run, for this one was cancelled.");
        }
    }
}
