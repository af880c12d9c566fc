package io.tillbridge.flow.stock;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of the stock routes of tills, by the names that routes give them in {@code process}. All but
 * {@code tillStockBegin} need the variable {@code push}, those of one item also the variable {@code item}.
 */
@StepContract(
        name = "tillStockBegin",
        does = "Reads the settings",
        needs = "variable `run`",
        leaves = "variable `push`; `push.mode`: `off`, `no-warehouses` or `send`; `push.shops`: `unread` or `known`")
@StepContract(
        name = "tillStockRead",
        does = "Finds from when on the account is asked what it shows",
        needs = "variable `push`",
        leaves = "`push.changed`: the parameters of the list; `push.reading`: `read` or `leave`")
@StepContract(
        name = "tillStockSeen",
        does = "Takes what a shop shows of an item",
        needs = "body: a row of the list; variable `push`",
        leaves = "body as before")
@StepContract(
        name = "tillStockRules",
        does = "Looks at the shops' mapping and asks the guards",
        needs = "variable `push`",
        leaves = "`push.mode`: `guarded` or `send`")
@StepContract(
        name = "tillStockNext",
        does = "Calculates the next numbers",
        needs = "variable `push`",
        leaves = "`push.items`; `push.way`: `count`, `single`, `plan` or `none`")
@StepContract(
        name = "tillStockPlan",
        does = "Writes into the events of a dry run what would be sent",
        needs = "variable `push`, `push.way` is `plan`",
        leaves = "body as before")
@StepContract(
        name = "tillStockTurn",
        does = "Decides whether the next item is sent",
        needs = "variable `push`",
        leaves = "`push.turn`: `send` or `ended`")
@StepContract(
        name = "tillStockItem",
        does = "Makes the body the call for one item, with its numbers in all shops",
        needs = "variable `push`; variable `item`",
        leaves = "body: the call; `push.result`: `answered`")
@StepContract(
        name = "tillStockAnswered",
        does = "Confirms the numbers that the account shows",
        needs = "body: the account's answer; variable `push`; variable `item`",
        leaves = "body as before")
@StepContract(
        name = "tillStockRefused",
        does = "The account does not take this item's numbers; the others go on",
        needs = "a failed call; variable `push`; variable `item`",
        leaves = "`push.result`: `refused`")
@StepContract(
        name = "tillStockGone",
        does = "The account no longer knows the item: its listing is gone",
        needs = "a failed call; variable `push`; variable `item`",
        leaves = "`push.result`: `gone`")
@StepContract(
        name = "tillStockMissed",
        does = "A passing failure outlasted its tries: the numbers stay due",
        needs = "a failed call; variable `push`; variable `item`",
        leaves = "`push.result`: `missed`; `push.failedInARow`")
@StepContract(
        name = "tillStockGiveUp",
        does = "The account counts as unavailable: nothing more is sent",
        needs = "variable `push`",
        leaves = "`push.turn`: `ended`, from the next turn on")
@StepContract(
        name = "tillStockSpent",
        does = "The account allows no more calls: nothing more is sent",
        needs = "a failed call; variable `push`",
        leaves = "`push.result`: `spent`")
public final class TillStockSteps {
    public static final Set<String> NAMES = Set.of(
            "tillStockBegin",
            "tillStockRead",
            "tillStockSeen",
            "tillStockRules",
            "tillStockNext",
            "tillStockPlan",
            "tillStockTurn",
            "tillStockItem",
            "tillStockAnswered",
            "tillStockRefused",
            "tillStockGone",
            "tillStockMissed",
            "tillStockGiveUp",
            "tillStockSpent");

    private final TillStockPush work;

    public TillStockSteps(TillStockParts parts) {
        work = parts.push();
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("tillStockBegin", this::begin),
                Map.entry("tillStockRead", exchange -> work.read(push(exchange))),
                Map.entry(
                        "tillStockSeen",
                        exchange ->
                                work.seen(push(exchange), exchange.getMessage().getBody(Map.class))),
                Map.entry("tillStockRules", exchange -> work.rules(push(exchange))),
                Map.entry("tillStockNext", exchange -> work.next(push(exchange))),
                Map.entry("tillStockPlan", exchange -> work.outcomes()
                        .plan(push(exchange).run(), push(exchange).getChunk())),
                Map.entry("tillStockTurn", exchange -> push(exchange).noteTurn()),
                Map.entry("tillStockItem", this::item),
                Map.entry(
                        "tillStockAnswered",
                        exchange -> work.answered(
                                push(exchange),
                                one(exchange),
                                exchange.getMessage().getBody())),
                Map.entry(
                        "tillStockRefused",
                        failed("refused", (exchange, why) -> work.refused(push(exchange), one(exchange), why))),
                Map.entry(
                        "tillStockGone",
                        failed("gone", (exchange, why) -> work.gone(push(exchange), one(exchange), why))),
                Map.entry(
                        "tillStockMissed",
                        failed("missed", (exchange, why) -> work.missed(push(exchange), one(exchange), why))),
                Map.entry("tillStockGiveUp", exchange -> work.outcomes().giveUp(push(exchange))),
                Map.entry("tillStockSpent", failed("spent", (exchange, why) -> work.outcomes()
                        .spent(push(exchange), why))));
    }

    /** Needs the variable {@code run}; sets the variable {@code push} with its {@code mode}. */
    private void begin(Exchange exchange) {
        exchange.setVariable("push", work.begin(exchange.getVariable("run", RunLog.class)));
    }

    /** Makes the body the call for the item; its result counts as answered until a failure says else. */
    private void item(Exchange exchange) {
        push(exchange).noteResult("answered");
        exchange.getMessage().setBody(work.body(one(exchange)));
    }

    static Processor failed(String result, BiConsumer<Exchange, String> work) {
        return exchange -> {
            push(exchange).noteResult(result);
            work.accept(
                    exchange,
                    exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)
                            .getMessage());
        };
    }

    static TillPushRun push(Exchange exchange) {
        TillPushRun push = exchange.getVariable("push", TillPushRun.class);
        if (push == null) {
            throw new BadDataFailure("A step of the stock push needs the variable push. Put the step"
                    + " rseries-inventory-push.begin before it.");
        }
        return push;
    }

    private static ItemStock one(Exchange exchange) {
        return exchange.getVariable("item", ItemStock.class);
    }
}
