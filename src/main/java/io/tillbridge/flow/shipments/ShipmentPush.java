package io.tillbridge.flow.shipments;

import io.tillbridge.flow.ShopRules;
import io.tillbridge.lightspeed.cseries.CSeriesOrders;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IncomingShipment;
import io.tillbridge.order.PendingNotification;
import io.tillbridge.order.Shipments;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps of the shipment routes do, see {@link ShipmentPushSteps}. The order is read again before anything is said, so that a call
 * whose answer was lost is not made twice. One shipment that fails holds back none of the others.
 */
final class ShipmentPush {
    private static final String SHIPPED = "shipped";
    private static final String CANCELLED = "cancelled";

    private final ShopRules rules;
    private final CSeriesOrders json;
    private final Shipments shipments;

    ShipmentPush(ShopRules rules, CSeriesOrders json, Shipments shipments) {
        this.rules = rules;
        this.json = json;
        this.shipments = shipments;
    }

    /** The shipments the shop does not know of, oldest first; those that failed the last time come after the others. */
    ShipmentPushRun begin(RunLog run) {
        boolean on = rules.settings(run.connectionId()).orderSync() || run.dryRun();
        if (!on) {
            return new ShipmentPushRun(run, false, List.of());
        }
        List<Long> due = shipments.due(run.connectionId()).stream()
                .map(PendingNotification::shipmentId)
                .toList();
        run.count("due", due.size());
        return new ShipmentPushRun(run, true, due);
    }

    /** The shipment whose turn it is, when it is still to be told. */
    Optional<ShipmentNotification> turn(ShipmentPushRun round, long shipmentId) {
        RunLog run = round.run();
        if (round.isOver()) {
            round.noteTurn("ended");
            return Optional.empty();
        }
        Optional<ShipmentNotification> next = shipments
                .due(run.connectionId(), shipmentId)
                .map(shipment -> new ShipmentNotification(shipment, run.dryRun()));
        round.noteTurn(next.isPresent() ? "tell" : "settled");
        return next;
    }

    /** Takes over what the order shows. */
    void look(ShipmentNotification notification, Map<?, ?> order) {
        IncomingOrder now = json.order(order, 0);
        notification.sees(now.shipments(), now.status().startsWith(CANCELLED));
    }

    /** Takes over what the list of the order's shipments shows, for an order that shows none. An empty list may be {}. */
    void listed(ShipmentNotification notification, Object list) {
        List<?> shown = list instanceof List<?> items ? items : List.of();
        notification.sees(json.shipments(shown, notification.getOrder()), notification.cancelled());
    }

    /**
     * Decides by what the shop shows now which of its documents are to be changed.
     *
     * @throws BadDataFailure when all of it is cancelled there
     */
    void decide(ShipmentNotification notification) {
        PendingNotification shipment = notification.shipment();
        boolean shipped = notification.seen().stream().anyMatch(document -> is(document, SHIPPED));
        List<IncomingShipment> live = notification.seen().stream()
                .filter(document -> notification.cancelled() ? is(document, SHIPPED) : !is(document, CANCELLED))
                .toList();
        if (!notification.isBare() && live.isEmpty() && !shipped) {
            throw new BadDataFailure("Order " + notification.getOrder() + " was cancelled in the shop after shipment "
                    + shipment.shipmentId() + " had left: expected a shipment document to mark as shipped, found "
                    + notification.seen().size()
                    + " that cannot be. Get the goods back or settle it with the customer; if"
                    + " the order is to go on, set it right in the shop and let the shipment be told again.");
        }
        notification.decided(changes(shipment, live));
    }

    /** One document tells the customer, however many there are: one notice a parcel. */
    private static List<ShipmentNotification.Document> changes(
            PendingNotification shipment, List<IncomingShipment> live) {
        List<IncomingShipment> inTurn = new ArrayList<>(live);
        inTurn.sort(Comparator.comparing(document -> is(document, SHIPPED)));
        TrackingCodes codes = new TrackingCodes(inTurn, shipment.trackingCode());
        Map<String, String> texts = codes.changes(shipment.whole());
        // The one that gets the code tells of both.
        inTurn.sort(Comparator.comparing(document -> !texts.containsKey(document.remoteId())));
        boolean first = live.stream().noneMatch(document -> is(document, SHIPPED));
        boolean notify = shipment.notifyCustomer();
        List<ShipmentNotification.Document> changes = new ArrayList<>();
        for (IncomingShipment document : inTurn) {
            boolean ship = shipment.whole() && !is(document, SHIPPED);
            String text = texts.get(document.remoteId());
            if (ship || text != null) {
                boolean told = changes.isEmpty();
                Map<String, Object> body = new LinkedHashMap<>();
                if (ship) {
                    body.put("status", SHIPPED);
                }
                if (text != null) {
                    body.put("trackingCode", text);
                }
                body.put("doNotifyShipped", told && notify && ship && first);
                body.put("doNotifyTrackingCode", told && notify && text != null && !codes.isShown());
                changes.add(new ShipmentNotification.Document(document.remoteId(), Map.of("shipment", body)));
            }
        }
        return changes;
    }

    /** The shop has taken one document; its answer says whether it kept the code. */
    void said(ShipmentNotification notification, Object answer) {
        if (answer instanceof Map<?, ?> shown) {
            json.shipment(shown).ifPresent(notification::shows);
        }
        notification.said();
    }

    /** The shop shows no document of the order: nothing can be said. */
    void bare(ShipmentPushRun round, ShipmentNotification notification) {
        round.failures().answered();
        noted(
                round,
                notification.shipment(),
                "The shop shows no shipment document of order " + notification.getOrder()
                        + ", in the order or in its list of shipments, so nothing can be marked as shipped. The next"
                        + " run looks again; if it stays so, mark the order as shipped in the shop's back office.");
    }

    /** A dry run: says what would be told. */
    void plan(ShipmentPushRun round, ShipmentNotification notification) {
        round.failures().answered();
        PendingNotification shipment = notification.shipment();
        round.run()
                .info(
                        notification.changes() == 0
                                ? "Shipment " + shipment.shipmentId() + " of order " + notification.getOrder()
                                        + " would count as told: " + ShipmentPushTexts.silence(notification) + "."
                                : "Would tell the shop of shipment " + shipment.shipmentId() + " of order "
                                        + notification.getOrder() + " by " + ShipmentPushTexts.calls(notification)
                                        + ", "
                                        + ShipmentPushTexts.code(shipment) + ".");
        round.run()
                .plan(PlanItem.of(
                                notification.changes() == 0 ? PlanItem.Action.KEEP : PlanItem.Action.SEND,
                                "shipment",
                                Long.toString(shipment.shipmentId()),
                                notification.getOrder())
                        .because(
                                notification.changes() == 0
                                        ? ShipmentPushTexts.silence(notification)
                                        : ShipmentPushTexts.code(shipment)));
    }

    /** All there was to say is said. */
    void told(ShipmentPushRun round, ShipmentNotification notification) {
        round.failures().answered();
        PendingNotification shipment = notification.shipment();
        String how = notification.changes() == 0
                ? ShipmentPushTexts.silence(notification) + ", nothing was sent"
                : "told by " + ShipmentPushTexts.calls(notification) + ", " + ShipmentPushTexts.code(shipment)
                        + ShipmentPushTexts.notKept(notification);
        shipments.told(shipment.shipmentId(), how);
        round.run().count("told", 1);
        round.run().info("Shipment " + shipment.shipmentId() + ": " + how + ".");
    }

    /** The shop does not take it: a person has to look. */
    void refused(ShipmentPushRun round, ShipmentNotification notification, String why) {
        round.failures().answered();
        long id = notification.shipment().shipmentId();
        RunLog run = round.run();
        if (run.dryRun()) {
            run.warn("Shipment " + id + " would be refused: " + why);
            return;
        }
        shipments.refused(id, why);
        run.count("refused", 1);
        run.problem("Shipment " + id + " was not taken by the shop: " + why);
    }

    /** A passing failure outlasted its tries: the shipment stays due, and the others go on unless the shop is away. */
    void missed(ShipmentPushRun round, ShipmentNotification notification, String why) {
        RunLog run = round.run();
        if (run.cancelled()) {
            return;
        }
        noted(round, notification.shipment(), why);
        round.failures().failed();
    }

    /** The shop is held for away: nothing more is asked for. */
    void giveUp(ShipmentPushRun round) {
        round.end();
        round.run()
                .warn("The shop failed for " + Quantity.of(round.getFailedInARow(), "shipment")
                        + " in a row: it is asked for no others now. The next run tells it of the rest.");
    }

    /** No calls are left: nothing more is asked for. */
    void spent(ShipmentPushRun round, String why) {
        round.end();
        round.run().problem(why);
    }

    private void noted(ShipmentPushRun round, PendingNotification shipment, String why) {
        RunLog run = round.run();
        run.count("missed", 1);
        run.problem("Shipment " + shipment.shipmentId() + " could not be told now and stays due: " + why);
        if (!run.dryRun()) {
            shipments.missed(shipment.shipmentId(), why);
        }
    }

    private static boolean is(IncomingShipment document, String status) {
        return document.status().equals(status);
    }
}
