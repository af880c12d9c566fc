package io.tillbridge.flow.catalogs;

import io.tillbridge.wording.StepContract;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogLoad}: reads the files a second time and writes the products that are new or changed, in chunks
 * that are one transaction each, together with the error files. Then products that are missing are put away.
 *
 * <p>Before: {@link PlanStep} was done, the decision is {@code load}. After: body and decision are the same, or the
 * decision is {@code cancelled}, and what was written stays. Safe to repeat: what is written already is unchanged then.
 * Throws as {@link CatalogDelivery#step}, and {@link IllegalStateException} in a dry run.
 */
@StepContract(
        name = "catalogLoad",
        does = "Writes new and changed products in chunks, and puts missing ones away; not in a dry run",
        needs = "`decision` is `load`, after `catalogPlan`",
        leaves = "body as before; `decision` as before, or `cancelled`")
public final class LoadStep implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        CatalogDelivery.step(exchange, delivery -> delivery.load().load().text());
    }
}
