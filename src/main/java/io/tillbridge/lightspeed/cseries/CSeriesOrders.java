package io.tillbridge.lightspeed.cseries;

import io.tillbridge.order.IncomingLine;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IncomingShipment;
import io.tillbridge.run.BadDataFailure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
        ShopJson order = ShopJson.of(json, "order");
        String id = id(order, "An order");
        Instant updatedAt = updatedAt(order, id);
        Instant createdAt = order.instant("createdAt");
        String status = order.text("status", WORD);
        List<IncomingLine> lines =
                order.embedded("products").stream().map(line -> line(line, id)).toList();
        List<IncomingShipment> shipments = order.embedded("shipments").stream()
                .map(CSeriesOrders::shipment)
                .flatMap(Optional::stream)
                .toList();
        String person = OrderPerson.json(order);
        String comment = orNull(order.longText("comment"));
        String note = orNull(order.longText("memo"));
        String delivery = OrderDelivery.json(order);
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
                order.amount("priceIncl"),
                person,
                comment,
                note,
                delivery,
                paidAt(order),
                order.cut().names(),
                lines,
                shipments);
    }

    /** The first payment the shop noted since it last noted that there is none. */
    private static Instant paidAt(ShopJson order) {
        Instant unpaid = moments(order, "not_paid").max(Comparator.naturalOrder()).orElse(Instant.MIN);
        return moments(order, "paid")
                .filter(paid -> paid.isAfter(unpaid))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<Instant> moments(ShopJson order, String message) {
        return order.embedded("events").stream()
                .filter(event -> event.text("message").equals(message))
                .map(event -> event.instant("createdAt"))
                .filter(Objects::nonNull);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * An order of a list.
     *
     * @throws BadDataFailure when id or times are not there
     */
    public ListedOrder listed(Map<?, ?> json) {
        ShopJson order = ShopJson.of(json, "order");
        String id = id(order, "An order of the list");
        return new ListedOrder(
                id,
                number(order, id),
                order.instant("createdAt"),
                updatedAt(order, id),
                order.text("status", WORD),
                order.text("paymentStatus", WORD),
                order.text("shipmentStatus", WORD),
                order.flag("paymentIsPost"));
    }

    /** When an order of a list was changed last; long ago, when it does not say. */
    public Instant changedAt(Map<?, ?> json) {
        Instant changed = ShopJson.of(json, "order").instant("updatedAt");
        return changed == null ? Instant.EPOCH : changed;
    }

    /**
     * Shipment documents of an order, as {@code shipments?order=…} lists them. A shop that does not know that filter lists
     * those of all orders: only those that name this one are its own.
     */
    public List<IncomingShipment> shipments(List<?> json, String orderId) {
        return json.stream()
                .map(ShopJson::of)
                .filter(shipment -> orderId.equals(shipment.relation("order")))
                .map(CSeriesOrders::shipment)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The shipment document of an answer, or none. */
    public Optional<IncomingShipment> shipment(Map<?, ?> json) {
        return shipment(ShopJson.of(json, "shipment"));
    }

    private static IncomingLine line(ShopJson line, String orderId) {
        String title = (line.text("productTitle") + " " + line.text("variantTitle")).strip();
        return new IncomingLine(
                id(line, "A line of order " + orderId),
                line.relation("variant"),
                line.fitting("productTitle", title, TITLE),
                line.text("ean", TEXT),
                line.text("articleCode", TEXT),
                line.text("sku", TEXT),
                line.wholeOr0("quantityOrdered"),
                line.wholeOr0("quantityRefunded"),
                line.wholeOr0("quantityReturned"),
                line.amount("basePriceIncl"),
                line.amount("priceIncl"));
    }

    /** None of one without an id: it cannot be changed. */
    private static Optional<IncomingShipment> shipment(ShopJson shipment) {
        String id = shipment.id("id");
        return id == null || id.length() > WORD
                ? Optional.empty()
                : Optional.of(
                        new IncomingShipment(id, shipment.text("status", WORD), shipment.text("trackingCode", TEXT)));
    }

    private static String number(ShopJson order, String id) {
        String number = order.text("number", TEXT);
        return number.isEmpty() ? id : number;
    }

    private static Instant updatedAt(ShopJson order, String id) {
        Instant updatedAt = order.instant("updatedAt");
        Instant known = updatedAt == null ? order.instant("createdAt") : updatedAt;
        if (known == null) {
            throw new BadDataFailure("Order " + id
                    + " came without a time of change: expected updatedAt such as 2026-03-11T14:03:40+01:00, found '"
                    + order.text("updatedAt", WORD) + "'. Look at the order in the shop's back office.");
        }
        return known;
    }

    private static String id(ShopJson json, String subject) {
        String id = json.id("id");
        if (id == null || id.length() > WORD) {
            throw new BadDataFailure(subject + " came without an id: expected a number, found "
                    + (id == null ? "none" : "a text of " + id.length() + " characters")
                    + ". Look at the newest orders in the shop's back office.");
        }
        return id;

}
}
