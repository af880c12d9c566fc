package io.tillbridge.shop;

import io.tillbridge.lightspeed.cseries.CSeriesOrders;
import io.tillbridge.order.IncomingShipment;
import io.tillbridge.order.Shipments;
import io.tillbridge.order.ToTell;
import io.tillbridge.run.RunLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bean {@code shipmentPush} of the shipment routes. The order is read again before anything is said, so that a call
 * whose answer was lost is not made twice.
 */
public final class ShipmentPush {
    private final ShopRules rules;
    private final CSeriesOrders json;
    private final Shipments shipments;

    public ShipmentPush(ShopRules rules, CSeriesOrders json, Shipments shipments) {
        this.rules = rules;
        this.json = json;
        this.shipments = shipments;
    }

    /** The ids of the shipments the shop does not know of, oldest first. */
    public List<Long> due(RunLog run) {
        if (!rules.settings(run.connectionId()).orderSync() && !run.dryRun()) {
            run.info("orderSync of this shop is off: it is told of no shipments.");
            return List.of();
        }
        List<ToTell> due = shipments.due(run.connectionId());
        run.count("due", due.size());
        if (run.dryRun()) {
            due.forEach(one -> run.info("Would tell the shop of shipment " + one.shipmentId() + " of order "
                    + one.remoteOrderId() + ", " + code(one) + "."));
            return List.of();
        }
        return due.stream().map(ToTell::shipmentId).toList();
    }

    /** A shipment that is still to be told. */
    public Telling begin(long shipmentId, RunLog run) {
        return shipments.due(run.connectionId()).stream()
                .filter(one -> one.shipmentId() == shipmentId)
                .findFirst()
                .map(Telling::new)
                .orElse(null);
    }

    /** Decides by the order as the shop shows it now which of its documents are to be changed. */
    public void decide(Telling telling, Map<?, ?> order) {
        ToTell shipment = telling.shipment();
        List<IncomingShipment> now = json.order(order, 0).shipments();
        telling.decided(now.stream()
                .filter(document -> shipment.whole()
                        ? !document.status().equals("shipped")
                                && !document.status().equals("cancelled")
                        : !document.trackingCode().equals(shipment.trackingCode())
                                && !shipment.trackingCode().isEmpty())
                .map(document -> new Telling.Document(document.remoteId(), Map.of("shipment", body(shipment))))
                .toList());
    }

    /** The shop has taken one document. */
    public void said(Telling telling) {
        telling.said();
    }

    /** The shop has taken all of it. */
    public void told(Telling telling, RunLog run) {
        ToTell shipment = telling.shipment();
        String how = telling.getDocuments().isEmpty()
                ? "the shop showed it as shipped already, nothing was sent"
                : "told by " + telling.getDocuments().size() + " calls, " + code(shipment);
        shipments.told(shipment.shipmentId(), how);
        run.count("told", 1);
        run.info("Shipment " + shipment.shipmentId() + ": " + how + ".");
    }

    /** The shop does not take it: a person has to look. */
    public void refused(Telling telling, String why, RunLog run) {
        shipments.refused(telling.shipment().shipmentId(), why);
        run.count("refused", 1);
        run.problem("Shipment " + telling.shipment().shipmentId() + " was not taken by the shop: " + why);
    }

    private static Map<String, Object> body(ToTell shipment) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (shipment.whole()) {
            body.put("status", "shipped");
        }
        if (!shipment.trackingCode().isEmpty()) {
            body.put("trackingCode", shipment.trackingCode());
        }
        body.put("doNotifyShipped", shipment.whole() && shipment.notifyCustomer());
        body.put(
                "doNotifyTrackingCode",
                shipment.notifyCustomer() && !shipment.trackingCode().isEmpty());
        return body;
    }

    private static String code(ToTell shipment) {
        return shipment.trackingCode().isEmpty() ? "no tracking code" : "tracking code " + shipment.trackingCode();
    }
}
