package io.tillbridge.flow.stock;

import io.tillbridge.flow.ShopRules;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.wording.StepContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of the stock routes by the names that routes give them in {@code process}. All but {@code inventoryPushBegin}
 * need the variable {@code push}, those of one number also the variable {@code number}.
 */
@StepContract(
        name = "inventoryPushBegin",
        does = "Reads the settings and asks the guards",
        needs = "variable `run`",
        leaves = "variable `push`; `push.mode`: `off`, `no-warehouses`, `guarded` or `send`")
@StepContract(
        name = "inventoryPushNext",
        does = "Calculates the next numbers",
        needs = "variable `push`",
        leaves = "`push.chunk`; `push.way`: `bulk`, `single`, `plan` or `none`")
@StepContract(
        name = "inventoryPushPlan",
        does = "Writes into the events of a dry run what would be sent",
        needs = "variable `push`, `push.way` is `plan`",
        leaves = "body as before")
@StepContract(
        name = "inventoryPushBulk",
        does = "Makes the body the call for all numbers of the chunk",
        needs = "variable `push`, `push.way` is `bulk`",
        leaves = "body: the call; `push.result`: `answered`")
@StepContract(
        name = "inventoryPushBulkAnswered",
        does = "Confirms the numbers that the shop shows; the others go one by one",
        needs = "body: the shop's answer; variable `push`",
        leaves = "body as before")
@StepContract(
        name = "inventoryPushBulkUnknown",
        does = "The shop knows no call for many numbers: all go one by one for a day",
        needs = "a failed call; variable `push`",
        leaves = "`push.result`: `unknown`")
@StepContract(
        name = "inventoryPushBulkRefused",
        does = "The shop did not take these numbers together: they go one by one",
        needs = "a failed call; variable `push`",
        leaves = "`push.result`: `refused`")
@StepContract(
        name = "inventoryPushBulkMissed",
        does = "A passing failure outlasted its tries: what is left goes one by one",
        needs = "a failed call; variable `push`",
        leaves = "`push.result`: `missed`")
@StepContract(
        name = "inventoryPushTurn",
        does = "Decides whether the next number is sent",
        needs = "variable `push`",
        leaves = "`push.turn`: `send` or `ended`")
@StepContract(
        name = "inventoryPushSingle",
        does = "Makes the body the call for one number",
        needs = "variable `push`; variable `number`",
        leaves = "body: the call; `push.result`: `answered`")
@StepContract(
        name = "inventoryPushAnswered",
        does = "Confirms the number that the shop shows",
        needs = "body: the shop's answer; variable `push`; variable `number`",
        leaves = "body as before")
@StepContract(
        name = "inventoryPushRefused",
        does = "The shop does not take this number; the others go on",
        needs = "a failed call; variable `push`; variable `number`",
        leaves = "`push.result`: `refused`")
@StepContract(
        name = "inventoryPushMissed",
        does = "A passing failure outlasted its tries: the number stays due",
        needs = "a failed call; variable `push`; variable `number`",
        leaves = "`push.result`: `missed`; `push.failedInARow`")
@StepContract(
        name = "inventoryPushGiveUp",
        does = "The shop counts as unavailable: nothing more is sent",
        needs = "variable `push`",
        leaves = "`push.turn`: `ended`, from the next turn on")
@StepContract(
        name = "inventoryPushSpent",
        does = "The shop allows no more calls: nothing more is sent",
        needs = "a failed call; variable `push`",
        leaves = "`push.result`: `spent`")
public final class InventoryPushSteps {
    public static final Set<String> NAMES = Set.of(
            "inventoryPushBegin",
            "inventoryPushNext",
            "inventoryPushPlan",
            "inventoryPushBulk",
            "inventoryPushBulkAnswered",
            "inventoryPushBulkUnknown",
            "inventoryPushBulkRefused",
            "inventoryPushBulkMissed",
            "inventoryPushTurn",
            "inventoryPushSingle",
            "inventoryPushAnswered",
            "inventoryPushRefused",
            "inventoryPushMissed",
            "inventoryPushGiveUp",
            "inventoryPushSpent");

    private final InventoryPush work;

    public InventoryPushSteps(
            ShopRules rules, Listings listings, PushGuards guards, PushSizes sizes, SteadyClock clock) {
        work = new InventoryPush(rules, listings, guards, sizes, clock);
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("inventoryPushBegin", this::begin),
                Map.entry("inventoryPushNext", exchange -> work.next(push(exchange))),
                Map.entry("inventoryPushPlan", exchange -> work.plan(push(exchange))),
                Map.entry("inventoryPushBulk", this::bulk),
                Map.entry("inventoryPushBulkAnswered", exchange -> work.bulkAnswered(push(exchange), body(exchange))),
                Map.entry("inventoryPushBulkUnknown", failed("unknown", work::bulkUnknown)),
                Map.entry("inventoryPushBulkRefused", failed("refused", work::bulkRefused)),
                Map.entry("inventoryPushBulkMissed", failed("missed", work::bulkMissed)),
                Map.entry("inventoryPushTurn", exchange -> push(exchange).noteTurn()),
                Map.entry("inventoryPushSingle", this::single),
                Map.entry(
                        "inventoryPushAnswered",
                        exchange -> work.answered(push(exchange), number(exchange), body(exchange))),
                Map.entry("inventoryPushRefused", this::refused),
                Map.entry("inventoryPushMissed", this::missed),
                Map.entry("inventoryPushGiveUp", exchange -> work.outcomes().giveUp(push(exchange))),
                Map.entry("inventoryPushSpent", failed("spent", work.outcomes()::spent)));
    }

    /** Needs the variable {@code run}; sets the variable {@code push} with its {@code mode}. */
    private void begin(Exchange exchange) {
        exchange.setVariable("push", work.begin(exchange.getVariable("run", RunLog.class)));
    }

    /** Makes the body the call for all numbers of the chunk; its result counts as answered until a failure says else. */
    private void bulk(Exchange exchange) {
        push(exchange).noteResult("answered");
        exchange.getMessage().setBody(work.bulk(push(exchange)));
    }

    /** Makes the body the call for the number; its result counts as answered until a failure says else. */
    private void single(Exchange exchange) {
        push(exchange).noteResult("answered");
        exchange.getMessage().setBody(work.single(number(exchange)));
    }

    private void refused(Exchange exchange) {
        push(exchange).noteResult("refused");
        work.refused(push(exchange), number(exchange), why(exchange));
    }

    private void missed(Exchange exchange) {
        push(exchange).noteResult("missed");
        work.outcomes().missed(push(exchange), List.of(number(exchange)), why(exchange));
    }

    private static Processor failed(String result, BiConsumer<InventoryPushRun, String> work) {
        return exchange -> {
            push(exchange).noteResult(result);
            work.accept(push(exchange), why(exchange));
        };
    }

    private static InventoryPushRun push(Exchange exchange) {
        InventoryPushRun push = exchange.getVariable("push", InventoryPushRun.class);
        if (push == null) {
            throw new BadDataFailure("A step of the stock push needs the variable push. Put the step"
                    + " cseries-inventory-push.begin before it.");
        }
        return push;
    }

    private static StockToSend number(Exchange exchange) {
        return exchange.getVariable("number", StockToSend.class);
    }

    private static Object body(Exchange exchange) {
        return exchange.getMessage().getBody();
    }

    private static String why(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getMessage();
    }
}
