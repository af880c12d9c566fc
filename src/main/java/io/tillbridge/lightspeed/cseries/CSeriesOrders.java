package io.tillbridge.lightspeed.cseries;

import io.tillbridge.order.IncomingLine;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IncomingShipment;
import io.tillbridge.run.BadDataFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Orders of a shop as our records. Only id and times are needed; all else may be absent. */
public final class CSeriesOrders {
    private static final int WORD = 64;
    private static final int TEXT = 255;
    private static final int TITLE = 512;

    /**
     * An order with its lines and shipments; no lines when the shop does not show any yet.
     *
     * @param json the order or its envelope
     * @throws BadDataFailure when id or times are not there
     */
    public IncomingOrder order(Map<?, ?> json, long connectionId) {
        Told order = Told.of(json, "order");
        String id = id(order, "An order");
        Instant updatedAt = updatedAt(order, id);
        Instant createdAt = order.instant("createdAt");
        String status = order.text("status", WORD);
        return new IncomingOrder(
                connectionId,
                id,
                number(order, id),
                createdAt == null ? updatedAt : createdAt,
                updatedAt,
                status,
                order.text("paymentStatus", WORD),
                order.text("shipmentStatus", WORD),
                order.flag("paymentIsPost"),
                order.flag("shipmentIsPickup") || status.contains("pickup"),
                order.number("priceIncl"),
                OrderPerson.json(order),
                order.text("comment").isEmpty() ? null : order.text("comment"),
                order.embedded("products").stream().map(line -> line(line, id)).toList(),
                order.embedded("shipments").stream()
                        .filter(shipment -> shipment.id("id") != null)
                        .map(CSeriesOrders::shipment)
                        .toList());
    }

    /**
     * An order of a list.
     *
     * @throws BadDataFailure when id or times are not there
     */
    public ListedOrder listed(Map<?, ?> json) {
        Told order = Told.of(json, "order");
        String id = id(order, "An order of the list");
        return new ListedOrder(
                id,
                number(order, id),
                updatedAt(order, id),
                order.text("status", WORD),
                order.text("paymentStatus", WORD),
                order.text("shipmentStatus", WORD),
                order.flag("paymentIsPost"));
    }

    /**
     * Shipment documents of an order, as {@code shipments?order=…} lists them. A shop that does not know that filter lists
     * those of all orders: only those that name this one are its own.
     */
    public List<IncomingShipment> shipments(List<?> json, String orderId) {
        return json.stream()
                .map(Told::of)
                .filter(shipment -> shipment.id("id") != null && orderId.equals(shipment.relation("order")))
                .map(CSeriesOrders::shipment)
                .toList();
    }

    /** The shop's two numbers for what does not go out overlap: what came back was refunded, too. */
    private static IncomingLine line(Told line, String orderId) {
        String title = (line.text("productTitle") + " " + line.text("variantTitle")).strip();
        return new IncomingLine(
                id(line, "A line of order " + orderId),
                line.relation("variant"),
                Told.of(Map.of("title", title)).text("title", TITLE),
                line.text("ean", TEXT),
                line.text("articleCode", TEXT),
                line.text("sku", TEXT),
                line.wholeOr0("quantityOrdered"),
                Math.max(line.wholeOr0("quantityRefunded"), line.wholeOr0("quantityReturned")),
                line.number("basePriceIncl"),
                line.number("priceIncl"));
    }

    private static IncomingShipment shipment(Told shipment) {
        return new IncomingShipment(
                shipment.id("id"), shipment.text("status", WORD), shipment.text("trackingCode", TEXT));
    }

    private static String number(Told order, String id) {
        String number = order.text("number", TEXT);
        return number.isEmpty() ? id : number;
    }

    private static Instant updatedAt(Told order, String id) {
        Instant updatedAt = order.instant("updatedAt");
        Instant known = updatedAt == null ? order.instant("createdAt") : updatedAt;
        if (known == null) {
            throw new BadDataFailure("Order " + id
                    + " came without a time of change: expected updatedAt such as 2026-03-11T14:03:40+01:00, found '"
                    + order.text("updatedAt", WORD) + "'. Look at the order in the shop's back office.");
        }
        return known;
    }

    private static String id(Told json, String subject) {
        String id = json.id("id");
        if (id == null || id.length() > WORD) {
            throw new BadDataFailure(subject + " came without an id: expected a number, found "
                    + (id == null ? "none" : "a text of " + id.length() + " characters")
                    + ". Look at the newest orders in the shop's back office.");
        }
        return id;
    }
}
