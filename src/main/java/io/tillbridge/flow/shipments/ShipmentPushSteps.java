package io.tillbridge.flow.shipments;

import io.tillbridge.flow.ShopRules;
import io.tillbridge.lightspeed.cseries.CSeriesOrders;
import io.tillbridge.order.Shipments;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of the shipment routes by the names that routes give them in {@code process}. All but
 * {@code shipmentPushBegin} need the variable {@code round}, those of one shipment also the variable {@code telling},
 * which {@code shipmentPushTurn} sets.
 */
@StepContract(
        name = "shipmentPushBegin",
        does = "Finds the shipments that the shop does not know",
        needs = "variable `run`",
        leaves = "variable `round`; `round.mode`: `off` or `tell`; `round.due`")
@StepContract(
        name = "shipmentPushTurn",
        does = "Takes the shipment whose turn it is",
        needs = "body: the number of a shipment; variable `round`",
        leaves = "variable `telling`; `round.turn`: `tell`, `settled` or `ended`")
@StepContract(
        name = "shipmentPushSeen",
        does = "Takes over what the order shows",
        needs = "body: the order of the shop; variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushListed",
        does = "Takes over what the list of the order's shipments shows",
        needs = "body: the list; variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushDecide",
        does = "Decides which documents of the shop are changed",
        needs = "variable `round` and `telling`",
        leaves = "the documents in `telling`")
@StepContract(
        name = "shipmentPushSaid",
        does = "Takes the shop's answer to one document",
        needs = "body: the answer; variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushBare",
        does = "The shop shows no document of the order: nothing can be changed",
        needs = "variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushPlan",
        does = "Writes into the events of a dry run what would be sent",
        needs = "variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushTold",
        does = "Notes that the shop knows the shipment",
        needs = "variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushRefused",
        does = "The shop does not take it: a person has to look",
        needs = "a failed call; variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushMissed",
        does = "A passing failure outlasted its tries: the shipment stays due",
        needs = "a failed call; variable `round` and `telling`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushGiveUp",
        does = "The shop counts as unavailable: nothing more is sent",
        needs = "variable `round`",
        leaves = "body as before")
@StepContract(
        name = "shipmentPushSpent",
        does = "The shop allows no more calls: nothing more is sent",
        needs = "a failed call; variable `round`",
        leaves = "body as before")
public final class ShipmentPushSteps {
    public static final Set<String> NAMES = Set.of(
            "shipmentPushBegin",
            "shipmentPushTurn",
            "shipmentPushSeen",
            "shipmentPushListed",
            "shipmentPushDecide",
            "shipmentPushSaid",
            "shipmentPushBare",
            "shipmentPushPlan",
            "shipmentPushTold",
            "shipmentPushRefused",
            "shipmentPushMissed",
            "shipmentPushGiveUp",
            "shipmentPushSpent");

    private final ShipmentPush work;

    public ShipmentPushSteps(ShopRules rules, CSeriesOrders json, Shipments shipments) {
        work = new ShipmentPush(rules, json, shipments);
    }

    public Map<String, Processor> byName() {
        return Map.ofEntries(
                Map.entry("shipmentPushBegin", this::begin),
                Map.entry("shipmentPushTurn", this::turn),
                Map.entry(
                        "shipmentPushSeen",
                        exchange -> work.look(
                                telling(exchange), exchange.getMessage().getBody(Map.class))),
                Map.entry(
                        "shipmentPushListed",
                        exchange -> work.listed(
                                telling(exchange), exchange.getMessage().getBody())),
                Map.entry("shipmentPushDecide", exchange -> work.decide(telling(exchange))),
                Map.entry(
                        "shipmentPushSaid",
                        exchange -> work.said(
                                telling(exchange), exchange.getMessage().getBody())),
                Map.entry("shipmentPushBare", one(work::bare)),
                Map.entry("shipmentPushPlan", one(work::plan)),
                Map.entry("shipmentPushTold", one(work::told)),
                Map.entry(
                        "shipmentPushRefused",
                        exchange -> work.refused(round(exchange), telling(exchange), why(exchange))),
                Map.entry(
                        "shipmentPushMissed",
                        exchange -> work.missed(round(exchange), telling(exchange), why(exchange))),
                Map.entry("shipmentPushGiveUp", exchange -> work.giveUp(round(exchange))),
                Map.entry("shipmentPushSpent", exchange -> work.spent(round(exchange), why(exchange))));
    }

    /** Needs the variable {@code run}; sets the variable {@code round} with its {@code mode} and what is {@code due}. */
    private void begin(Exchange exchange) {
        exchange.setVariable("round", work.begin(exchange.getVariable("run", RunLog.class)));
    }

    /** The body is the number of a shipment; sets the round's {@code turn} and the variable {@code telling}. */
    private void turn(Exchange exchange) {
        long id = exchange.getMessage().getBody(Long.class);
        exchange.setVariable("telling", work.turn(round(exchange), id).orElse(null));
    }

    private static Processor one(BiConsumer<ShipmentPushRun, ShipmentNotification> work) {
        return exchange -> work.accept(round(exchange), telling(exchange));
    }

    private static ShipmentPushRun round(Exchange exchange) {
        return needed(exchange, "round", ShipmentPushRun.class, "cseries-shipment-push.begin");
    }

    private static ShipmentNotification telling(Exchange exchange) {
        return needed(exchange, "telling", ShipmentNotification.class, "shipment-push-one.turn");
    }

    private static <T> T needed(Exchange exchange, String variable, Class<T> type, String step) {
        T value = exchange.getVariable(variable, type);
        if (value == null) {
            throw new BadDataFailure("A step of the shipment push needs the variable " + variable + ". Put the step "
                    + step + " before it.");
        }
        return value;
    }

    private static String why(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getMessage();
    }
}
