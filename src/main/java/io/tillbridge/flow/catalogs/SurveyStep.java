package io.tillbridge.flow.catalogs;

import io.tillbridge.wording.StepContract;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code catalogSurvey}: reads and checks every row of the files of a delivery.
 *
 * <p>Before: {@link BeginStep} was done, the decision is {@code read}. After: body and decision are the same, or the
 * decision is {@code cancelled}; what the plan must know of the rows lies on scratch files. With another decision nothing
 * happens. Throws as {@link CatalogDelivery#step}; tried again it reads the files anew.
 */
@StepContract(
        name = "catalogSurvey",
        does = "Reads and checks every row of the files",
        needs = "`decision` is `read`",
        leaves = "body as before; `decision` as before, or `cancelled`")
public final class SurveyStep implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        CatalogDelivery.step(exchange, delivery -> delivery.steps().survey().text());
    }
}
