package io.tillbridge.flow.stock;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of the routes that read variants, by the names that routes give them in {@code process}. All but
 * {@code variantReadBegin} need the variable {@code look}.
 */
@StepContract(
        name = "variantReadBegin",
        does = "Finds which variants are read, and how",
        needs = "variable `run`",
        leaves = "variable `look`; `look.mode`: `off`, `none`, `few` or `many`")
@StepContract(
        name = "variantReadSeen",
        does = "Takes what the shop shows of one variant",
        needs = "body: a variant of the shop; variable `look`",
        leaves = "body as before")
@StepContract(
        name = "variantReadGone",
        does = "The shop no longer knows the variant",
        needs = "variable `look`; variable `variant`",
        leaves = "body as before")
@StepContract(
        name = "variantReadEnd",
        does = "Stores what was read; nothing in a dry run",
        needs = "variable `look`",
        leaves = "body as before")
public final class VariantReadSteps {
    public static final Set<String> NAMES =
            Set.of("variantReadBegin", "variantReadSeen", "variantReadGone", "variantReadEnd");

    private final VariantHooks work;

    public VariantReadSteps(VariantHooks work) {
        this.work = work;
    }

    public Map<String, Processor> byName() {
        return Map.of(
                "variantReadBegin", this::begin,
                "variantReadSeen",
                        exchange ->
                                work.seen(look(exchange), exchange.getMessage().getBody(Map.class)),
                "variantReadGone", exchange -> work.gone(look(exchange), exchange.getVariable("variant", String.class)),
                "variantReadEnd", exchange -> work.end(look(exchange)));
    }

    /** Needs the variable {@code run}; sets the variable {@code look} with its {@code mode}. */
    private void begin(Exchange exchange) {
        exchange.setVariable("look", work.begin(exchange.getVariable("run", RunLog.class)));
    }

    private static VariantLookRun look(Exchange exchange) {
        VariantLookRun look = exchange.getVariable("look", VariantLookRun.class);
        if (look == null) {
            throw new BadDataFailure("A step that reads variants needs the variable look. Put the step"
                    + " cseries-variant-read.begin before it.");
        }
        return look;
    }
}
