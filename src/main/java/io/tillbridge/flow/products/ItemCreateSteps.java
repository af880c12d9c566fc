package io.tillbridge.flow.products;

import io.tillbridge.connection.Connections;
import io.tillbridge.product.listing.ItemLinks;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.till.ItemToCreate;
import io.tillbridge.till.ItemsToCreate;
import io.tillbridge.till.TillProducts;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The steps that create items at an account with tills, by the names that routes give them in {@code process}. */
@StepContract(
        name = "itemCreateBegin",
        does = "Reads the settings, and enables products that are new in the hub if they say so",
        needs = "variable `run`",
        leaves = "variable `create`; `create.mode`: `off`, `plan` or `write`")
@StepContract(
        name = "itemCreateCurrency",
        does = "Compares the currency of the account with that of the settings; another one ends the creation",
        needs = "body: the account; variable `create`",
        leaves = "body as before")
@StepContract(
        name = "itemCreateNext",
        does = "Finds the next enabled products that the account lacks",
        needs = "variable `create`",
        leaves = "`create.more`, `create.skuQuery` and `create.codeQuery`")
@StepContract(
        name = "itemCreatePlan",
        does = "Writes into the events of a dry run what would be created",
        needs = "variable `create`",
        leaves = "body as before")
@StepContract(
        name = "itemCreateFound",
        does = "Keeps the items of an answer",
        needs = "body: the answer; variable `create`",
        leaves = "body as before")
@StepContract(
        name = "itemCreateSettle",
        does = "Links items that the account has already",
        needs = "variable `create`, after the calls that look for them",
        leaves = "`create.toMake`: the products that need an item")
@StepContract(
        name = "itemCreateBody",
        does = "Stores that an item is created, and makes the body of the call",
        needs = "body: one of `create.toMake`; variable `create`",
        leaves = "body: the item; `create.result`: `asked`")
@StepContract(
        name = "itemCreateMade",
        does = "Links the item that was created",
        needs = "body: the answer; variable `create`",
        leaves = "body as before")
@StepContract(
        name = "itemCreateRefused",
        does = "Notes that the account did not take the call",
        needs = "a failed call; variable `create`",
        leaves = "`create.result`: `refused`")
@StepContract(
        name = "itemCreateLost",
        does = "Notes that the end of the call is not known",
        needs = "a failed call; variable `create`",
        leaves = "`create.result`: `lost`")
@StepContract(
        name = "itemCreateAgain",
        does = "Looks for the item after its call failed",
        needs = "variable `create`",
        leaves = "`create.skuQuery` and `create.codeQuery`")
@StepContract(
        name = "itemCreateSettleAgain",
        does = "Links the item if it is there after all, else keeps why not",
        needs = "variable `create`, after the calls that look for it",
        leaves = "body as before")
@StepContract(
        name = "itemCreateUnknown",
        does = "Keeps that the item is to be looked for later",
        needs = "a failed call; variable `create`",
        leaves = "body as before")
@StepContract(
        name = "itemCreateGiveUp",
        does = "The account counts as unavailable: no more items are created",
        needs = "variable `create`",
        leaves = "body as before")
@StepContract(
        name = "itemCreateSpent",
        does = "The account allows no more calls: no more items are created",
        needs = "a failed call; variable `create`",
        leaves = "body as before")
public final class ItemCreateSteps {
    public static final Set<String> NAMES = Set.of(
            "itemCreateBegin",
            "itemCreateCurrency",
            "itemCreateNext",
            "itemCreatePlan",
            "itemCreateFound",
            "itemCreateSettle",
            "itemCreateBody",
            "itemCreateMade",
            "itemCreateRefused",
            "itemCreateLost",
            "itemCreateAgain",
            "itemCreateSettleAgain",
            "itemCreateUnknown",
            "itemCreateGiveUp",
            "itemCreateSpent");

    private final ItemCreation work;

    public ItemCreateSteps(Connections connections, TillProducts products, ItemsToCreate items, ItemLinks links) {
        work = new ItemCreation(connections, products, items, links);
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("itemCreateBegin", this::begin),
                Map.entry("itemCreateCurrency", exchange -> work.currency(create(exchange), answer(exchange))),
                Map.entry("itemCreateNext", on(work::next)),
                Map.entry("itemCreatePlan", on(work::plan)),
                Map.entry("itemCreateFound", exchange -> work.found(create(exchange), answer(exchange))),
                Map.entry("itemCreateSettle", on(work::settle)),
                Map.entry("itemCreateBody", this::body),
                Map.entry("itemCreateMade", exchange -> work.made(create(exchange), answer(exchange))),
                Map.entry("itemCreateRefused", exchange -> create(exchange).failed("refused", why(exchange))),
                Map.entry("itemCreateLost", exchange -> create(exchange).failed("lost", why(exchange))),
                Map.entry("itemCreateAgain", on(work::again)),
                Map.entry("itemCreateSettleAgain", on(work::settleAgain)),
                Map.entry("itemCreateUnknown", on(work::unknown)),
                Map.entry("itemCreateGiveUp", on(work::giveUp)),
                Map.entry("itemCreateSpent", this::spent));
    }

    private void begin(Exchange exchange) {
        exchange.setVariable("create", work.begin(exchange.getVariable("run", RunLog.class)));
    }

    private void body(Exchange exchange) {
        ItemToCreate product = exchange.getMessage().getBody(ItemToCreate.class);
        exchange.getMessage().setBody(work.body(create(exchange), product));
    }

    private void spent(Exchange exchange) {
        ItemCreateRun create = create(exchange);
        create.end();
        create.run().problem(why(exchange));
    }

    private static Processor on(Consumer<ItemCreateRun> step) {
        return exchange -> step.accept(create(exchange));
    }

    private static ItemCreateRun create(Exchange exchange) {
        ItemCreateRun create = exchange.getVariable("create", ItemCreateRun.class);
        if (create == null) {
            throw new BadDataFailure("A step that creates items needs the variable create. Put the step"
                    + " rseries-item-create.begin before it.");
        }
        return create;
    }

    private static Object answer(Exchange exchange) {
        return exchange.getMessage().getBody();
    }

    private static String why(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getMessage();
    }
}
