package io.tillbridge.flow.catalogs;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogPlan}: decides about every row beside the products there are, and asks the drop guard.
 *
 * <p>Before: {@link SurveyStep} was done, the decision is {@code read}. After: the body is the same, and the decision is
 * {@code load}, {@code refused} (no row of any file counts, or the drop guard stopped them) or {@code cancelled}. With
 * another decision nothing happens. Throws as {@link CatalogDelivery#step}; tried again it begins with the survey.
 */
public final class PlanStep implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        CatalogDelivery.step(exchange, delivery -> delivery.steps().plan().text());
    }
}
