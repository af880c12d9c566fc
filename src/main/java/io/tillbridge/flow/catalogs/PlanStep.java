package io.tillbridge.flow.catalogs;

import io.tillbridge.wording.StepContract;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogPlan}: decides about every row beside the products there are, and asks the drop guard.
 *
 * <p>Before: {@link SurveyStep} was done, the decision is {@code read}. After: the body is the same, and the decision is
 * {@code load}, {@code refused} (no row of any file counts, or the drop guard stopped them), {@code checked} (the
 * delivery is only checked) or {@code cancelled}. With
 * another decision nothing happens. Throws as {@link CatalogDelivery#step}; tried again it begins with the survey.
 */
@StepContract(
        name = "catalogPlan",
        does = "Decides about every row, and asks the drop guard",
        needs = "`decision` is `read`, after `catalogSurvey`",
        leaves = "body as before; `decision`: `load`, `refused`, `checked` or `cancelled`")
public final class PlanStep implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        CatalogDelivery.step(exchange, delivery -> delivery.steps().plan().text());
    }
}
