package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.LoadDryRun;
import io.tillbridge.wording.StepContract;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogDescribe}, the last one of a dry run: writes to the events and counters of the run what a load of
 * the delivery would do, and closes it. The files of a dry pull are removed.
 *
 * <p>Before: {@link BeginStep} was done in a dry run; survey and plan are made up for if they were not. After: body and
 * decision are the same. Throws as {@link CatalogDelivery#step}, and {@link IllegalStateException} in any other run.
 */
@StepContract(
        name = "catalogDescribe",
        does = "Writes into the events of a dry run what a load would do",
        needs = "a dry run, after `catalogBegin`",
        leaves = "body and `decision` as before")
public final class DescribeStep implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        CatalogDelivery.step(exchange, delivery -> {
            LoadDryRun described = delivery.dryRun().describe();
            LoadEvents.write(described, delivery.run());
            delivery.close();
            return exchange.getVariable(CatalogDelivery.DECISION, String.class);
        });
    }
}
