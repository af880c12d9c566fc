package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogReceived}: ends the sessions with the server and closes the delivery, so that it can be loaded.
 *
 * <p>Before: the variable {@code pull} is the {@link CatalogPullRun}, and each of its files was fetched or recorded as
 * missed. After: the body is the number of the delivery, and the variable {@code received} is {@code delivery} (its bytes
 * are safe on the disk), {@code dry-run} or {@code cancelled}, after which it is given up. Files that were not tried
 * because the server was lost are a problem of the run. Throws {@link IOException} when the disk does not keep the files.
 */
@StepContract(
        name = "catalogReceived",
        does = "Ends the sessions with the server and closes the delivery, so that it can be loaded",
        needs = "variable `pull`, each file fetched or missed",
        leaves = "body: the number of the delivery; variable `received`: `delivery`, `dry-run` or `cancelled`")
public final class CloseDeliveryStep implements Processor {
    private final Deliveries deliveries;
    private final StepTimes times;

    public CloseDeliveryStep(Deliveries deliveries, StepTimes times) {
        this.deliveries = deliveries;
        this.times = times;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        CatalogPullRun pull = exchange.getVariable(CatalogPullRun.VARIABLE, CatalogPullRun.class);
        RunLog run = pull.run();
        pull.fetched();
        times.ended("fetch", pull.seen(), run);
        String untried = pull.server().told();
        if (!untried.isEmpty()) {
            run.problem(untried);
        }
        exchange.getMessage().setBody(pull.getDeliveryId());
        exchange.setVariable("received", close(pull, run));
    }

    private String close(CatalogPullRun pull, RunLog run) throws IOException {
        if (run.dryRun()) {
            return "dry-run";
        }
        if (run.cancelled()) {
            deliveries.abandon(pull.getDeliveryId(), "Cancelled before it was loaded; run the pull again to load it.");
            run.info("Nothing of this pull is loaded, for it was cancelled; run it again to load the files.");
            return "cancelled";
        }
        deliveries.received(pull.getDeliveryId(), pull.isComplete());
        return "delivery";
    }
}
