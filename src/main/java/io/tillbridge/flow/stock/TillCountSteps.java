package io.tillbridge.flow.stock;

import static io.tillbridge.flow.stock.TillStockSteps.failed;
import static io.tillbridge.flow.stock.TillStockSteps.push;

import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of the routes that send many numbers of a shop by an inventory count, by the names that routes give them in
 * {@code process}. All need the variable {@code push} with a count, those of one number also the variable {@code number}.
 */
@StepContract(
        name = "tillCountBegin",
        does = "Makes the body the call that makes the count",
        needs = "variable `push`, `push.way` is `count`",
        leaves = "body: the call; `push.result`: `answered`")
@StepContract(
        name = "tillCountCreated",
        does = "Stores the count's id before numbers are added",
        needs = "body: the account's answer; variable `push`",
        leaves = "`push.count.numbers`")
@StepContract(
        name = "tillCountTurn",
        does = "Decides whether the next number is added",
        needs = "variable `push`",
        leaves = "`push.count.turn`: `add` or `ended`")
@StepContract(
        name = "tillCountNumber",
        does = "Makes the body the call that adds one number",
        needs = "variable `push`; variable `number`",
        leaves = "body: the call; `push.result`: `answered`")
@StepContract(
        name = "tillCountAdded",
        does = "The number is in the count",
        needs = "variable `push`; variable `number`",
        leaves = "body as before")
@StepContract(
        name = "tillCountRefused",
        does = "The account does not take this number; the count goes on without it",
        needs = "a failed call; variable `push`; variable `number`",
        leaves = "`push.result`: `refused`")
@StepContract(
        name = "tillCountFailed",
        does = "Nobody knows what the call did: the numbers go item by item",
        needs = "a failed call; variable `push`",
        leaves = "`push.result`: `failed`")
@StepContract(
        name = "tillCountReady",
        does = "Decides whether the count takes effect",
        needs = "variable `push`",
        leaves = "`push.count.next`: `reconcile` or `leave`")
@StepContract(
        name = "tillCountReconcile",
        does = "Makes the body the call that has the count take effect; stores that it is made",
        needs = "variable `push`, `push.count.next` is `reconcile`",
        leaves = "body: the call; `push.count.check`: the parameters of the list that shows what came of it")
@StepContract(
        name = "tillCountSeen",
        does = "Takes what the shop shows of an item afterwards",
        needs = "body: a row of the list; variable `push`",
        leaves = "body as before")
@StepContract(
        name = "tillCountEnd",
        does = "Confirms the numbers that the shop shows now",
        needs = "variable `push`",
        leaves = "body as before")
public final class TillCountSteps {
    public static final Set<String> NAMES = Set.of(
            "tillCountBegin",
            "tillCountCreated",
            "tillCountTurn",
            "tillCountNumber",
            "tillCountAdded",
            "tillCountRefused",
            "tillCountFailed",
            "tillCountReady",
            "tillCountReconcile",
            "tillCountSeen",
            "tillCountEnd");

    private final TillCount work;

    public TillCountSteps(TillStockParts parts) {
        work = parts.count();
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("tillCountBegin", call(exchange -> work.body(push(exchange)))),
                Map.entry(
                        "tillCountCreated",
                        exchange -> work.created(
                                push(exchange), exchange.getMessage().getBody())),
                Map.entry("tillCountTurn", exchange -> push(exchange)
                        .getCount()
                        .noteTurn(push(exchange).isMore())),
                Map.entry("tillCountNumber", call(exchange -> work.number(push(exchange), number(exchange)))),
                Map.entry("tillCountAdded", exchange -> work.added(push(exchange), number(exchange))),
                Map.entry(
                        "tillCountRefused",
                        failed("refused", (exchange, why) -> work.refused(push(exchange), number(exchange), why))),
                Map.entry("tillCountFailed", failed("failed", (exchange, why) -> work.failed(push(exchange), why))),
                Map.entry("tillCountReady", exchange -> work.ready(push(exchange))),
                Map.entry("tillCountReconcile", call(exchange -> work.reconcile(push(exchange)))),
                Map.entry(
                        "tillCountSeen",
                        exchange ->
                                work.seen(push(exchange), exchange.getMessage().getBody(Map.class))),
                Map.entry("tillCountEnd", exchange -> work.end(push(exchange))));
    }

    /** The result of the call counts as answered until a failure says else. */
    private static Processor call(Function<Exchange, Map<String, Object>> body) {
        return exchange -> {
            push(exchange).noteResult("answered");
            exchange.getMessage().setBody(body.apply(exchange));
        };
    }

    private static StockToSend number(Exchange exchange) {
        return exchange.getVariable("number", StockToSend.class);
    }
}
