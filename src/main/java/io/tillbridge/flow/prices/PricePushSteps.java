package io.tillbridge.flow.prices;

import io.tillbridge.connection.Connections;
import io.tillbridge.product.listing.ListingPrices;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The steps of the price routes by the names that routes give them in {@code process}. */
@StepContract(
        name = "pricePushBegin",
        does = "Reads the settings and finds the prices and costs that the account does not show",
        needs = "variable `run`",
        leaves = "variable `prices`; `prices.mode`: `off`, `none`, `plan` or `send`; `prices.due`")
@StepContract(
        name = "pricePushCosts",
        does = "The same for costs only",
        needs = "variable `run`",
        leaves = "variable `prices`; `prices.mode`: `off`, `none`, `plan` or `send`; `prices.due`")
@StepContract(
        name = "pricePushCurrency",
        does = "Compares the currency of the account with that of the settings; another one ends the push",
        needs = "body: the account; variable `prices`",
        leaves = "body as before")
@StepContract(
        name = "pricePushLevels",
        does = "Notes which price level of the account has which id",
        needs = "body: the account's price levels; variable `prices`",
        leaves = "body as before")
@StepContract(
        name = "pricePushPlan",
        does = "Writes into the events of a dry run what would be sent",
        needs = "variable `prices`",
        leaves = "body as before")
@StepContract(
        name = "pricePushTurn",
        does = "Takes the item whose turn it is",
        needs = "body: the number of a listing; variable `prices`",
        leaves = "`prices.turn`: `send`, `settled` or `ended`")
@StepContract(
        name = "pricePushBody",
        does = "Makes the body of the call for one item",
        needs = "variable `prices`, after `pricePushTurn`",
        leaves = "body: prices and cost of the item")
@StepContract(
        name = "pricePushAnswered",
        does = "Notes what the account shows now",
        needs = "body: the answer; variable `prices`",
        leaves = "body as before")
@StepContract(
        name = "pricePushRefused",
        does = "Keeps at the listing why the account did not take the amounts",
        needs = "a failed call; variable `prices`",
        leaves = "`prices.result`: `refused`")
@StepContract(
        name = "pricePushMissed",
        does = "A passing failure outlasted its tries: the amounts stay due",
        needs = "a failed call; variable `prices`",
        leaves = "`prices.result`: `missed`")
@StepContract(
        name = "pricePushGiveUp",
        does = "The account counts as unavailable: nothing more is sent",
        needs = "variable `prices`",
        leaves = "body as before")
@StepContract(
        name = "pricePushSpent",
        does = "The account allows no more calls: nothing more is sent",
        needs = "a failed call; variable `prices`",
        leaves = "`prices.result`: `spent`")
public final class PricePushSteps {
    public static final Set<String> NAMES = Set.of(
            "pricePushBegin",
            "pricePushCosts",
            "pricePushCurrency",
            "pricePushLevels",
            "pricePushPlan",
            "pricePushTurn",
            "pricePushBody",
            "pricePushAnswered",
            "pricePushRefused",
            "pricePushMissed",
            "pricePushGiveUp",
            "pricePushSpent");

    private final PricePush work;

    public PricePushSteps(Connections connections, ListingPrices prices, Clock clock) {
        work = new PricePush(connections, prices, clock);
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("pricePushBegin", exchange -> exchange.setVariable("prices", work.begin(run(exchange)))),
                Map.entry("pricePushCosts", exchange -> exchange.setVariable("prices", work.costs(run(exchange)))),
                Map.entry("pricePushCurrency", exchange -> work.currency(push(exchange), body(exchange))),
                Map.entry("pricePushLevels", exchange -> work.levels(push(exchange), body(exchange))),
                Map.entry("pricePushPlan", exchange -> work.plan(push(exchange))),
                Map.entry("pricePushTurn", exchange -> work.turn(push(exchange), (Long) body(exchange))),
                Map.entry("pricePushBody", exchange -> exchange.getMessage().setBody(work.body(push(exchange)))),
                Map.entry("pricePushAnswered", exchange -> work.answered(push(exchange), body(exchange))),
                Map.entry("pricePushRefused", failed(work::refused)),
                Map.entry("pricePushMissed", failed(work::missed)),
                Map.entry("pricePushGiveUp", exchange -> work.giveUp(push(exchange))),
                Map.entry("pricePushSpent", failed(work::spent)));
    }

    private static Processor failed(BiConsumer<PricePushRun, String> step) {
        return exchange -> step.accept(
                push(exchange),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getMessage());
    }

    private static RunLog run(Exchange exchange) {
        return exchange.getVariable("run", RunLog.class);
    }

    private static PricePushRun push(Exchange exchange) {
        PricePushRun push = exchange.getVariable("prices", PricePushRun.class);
        if (push == null) {
            throw new BadDataFailure("A step of the price push needs the variable prices. Put the step"
                    + " rseries-price-push.begin before it.");
        }
        return push;
    }

    private static Object body(Exchange exchange) {
        return exchange.getMessage().getBody();
    }
}
