package io.tillbridge.flow.catalogs;

import io.tillbridge.wording.StepContract;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogReport}: completes the error file and the rejected rows of each file, and forces them to the
 * disk. A refused or checked file is read once more for them, an unchanged one shares those of before.
 *
 * <p>Before: the decision is {@code load} and {@link LoadStep} was done, or it is {@code refused}, {@code checked} or {@code unchanged}.
 * After: body and decision are the same, or the decision is {@code cancelled}. With another decision nothing happens.
 * Throws as {@link CatalogDelivery#step}, and {@link IllegalStateException} in a dry run.
 */
@StepContract(
        name = "catalogReport",
        does = "Completes the error file and the rejected rows of each file; not in a dry run",
        needs = "`decision` is `load`, `refused`, `checked` or `unchanged`",
        leaves = "body and `decision` as before, or `cancelled`")
public final class ReportStep implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        CatalogDelivery.step(exchange, delivery -> delivery.load().report().text());
    }
}
