package io.tillbridge.sandbox.cseries;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Orders, their shipments, events and mails, as the shop keeps them. The caller holds the shop's lock. */
final class DoubleOrders {
    static final long ORDERS = 41_200_000;
    private static final long SHIPMENTS = 541_200_000;
    private static final long SHIPMENTS_APART = 100_000_000;
    private static final long LINES = 88_100_000;
    private static final int MOST_LINES = 20;
    private static final long EVENTS = 70_000_000;

    private final NavigableMap<Long, DoubleOrder> orders = new TreeMap<>();
    private final NavigableMap<Long, DoubleShipment> shipments = new TreeMap<>();
    private final NavigableMap<Long, DoubleOrderEvent> events = new TreeMap<>();
    private final List<ShopOrders.SentMail> mails = new ArrayList<>(0);
    private final Clock clock;
    private final ShopCatalog catalog;
    private final ShopQuirks quirks;
    private final ShopWatch watch;
    private long lastOrder = ORDERS;
    private long lastEvent = EVENTS;

    DoubleOrders(Clock clock, ShopCatalog catalog, ShopQuirks quirks, ShopWatch watch) {
        this.clock = clock;
        this.catalog = catalog;
        this.quirks = quirks;
        this.watch = watch;
    }

    NavigableMap<Long, DoubleOrder> orders() {
        return orders;
    }

    NavigableMap<Long, DoubleShipment> shipments() {
        return shipments;
    }

    NavigableMap<Long, DoubleOrderEvent> events() {
        return events;
    }

    List<ShopOrders.SentMail> mails() {
        return mails;
    }

    /** A customer places it: goods leave the shop's stock, and the shipment document is there at once. */
    DoubleOrder place(OrderDraft draft) {
        if (draft.items().size() > MOST_LINES) {
            throw new IllegalArgumentException("An order of the sandbox shop has at most " + MOST_LINES
                    + " lines, found " + draft.items().size());
        }
        long id = draft.id() == null ? ++lastOrder : draft.id();
        long at = draft.at() == null ? now() : draft.at().getEpochSecond();
        DoubleOrder order = new DoubleOrder(
                id, "ORD%05d".formatted(id - ORDERS), DoubleCustomer.numbered(draft.person()), draft, at);
        order.readsWithoutLines = quirks.linesAfterReads;
        long line = LINES + (id - ORDERS) * MOST_LINES;
        for (OrderDraft.Item item : draft.items()) {
            order.lines.add(line(++line, item));
            catalog.sell(item.variantId(), item.quantity());
        }
        orders.put(id, order);
        note(order, "auto", "order", "new");
        if (quirks.shipmentDocuments) {
            document(order);
        }
        watch.happened("orders", "created", order);
        if (order.paymentStatus.equals("paid")) {
            note(order, "auto", "invoice", "paid");
            watch.happened("orders", "paid", order);
        }
        return order;
    }

    /** One more shipment document. */
    void document(DoubleOrder order) {
        long id = order.id - ORDERS + SHIPMENTS + order.shipments.size() * SHIPMENTS_APART;
        DoubleShipment shipment = new DoubleShipment(id, order.createdAt, order);
        order.shipments.add(shipment);
        shipments.put(shipment.id, shipment);
        note(order, "auto", "shipment", "new");
    }

    void pay(DoubleOrder order) {
        order.paymentStatus = "paid";
        if (order.status.equals("processing_awaiting_payment")) {
            order.status = order.ready();
        }
        note(order, "auto", "invoice", "paid");
        watch.happened("orders", "paid", order);
        touch(order);
    }

    /** Cancels it: the goods are back in the shop's stock. */
    void cancel(DoubleOrder order, String channel) {
        if (order.status.equals("cancelled")) {
            return;
        }
        order.status = "cancelled";
        order.shipmentStatus = "cancelled";
        order.paymentStatus = order.paymentStatus.equals("paid") ? "paid" : "cancelled";
        order.shipments.stream()
                .filter(shipment -> !shipment.status.equals("shipped"))
                .forEach(shipment -> {
                    shipment.status = "cancelled";
                    shipment.updatedAt = now();
                });
        order.lines.forEach(line -> catalog.sell(line.variantId, line.refunded - line.ordered));
        note(order, channel, "order", "cancelled");
        touch(order);
    }

    /** Ships one document; it is counted how often this was asked, and the order follows when it was the last one. */
    void ship(DoubleShipment shipment, String channel) {
        shipment.shippedCalls++;
        if (!shipment.status.equals("shipped")) {
            shipment.status = "shipped";
            note(shipment.order, channel, "shipment", "shipped");
            watch.happened("shipments", "shipped", shipment);
            follow(shipment.order);
        }
    }

    /** What the order says of its shipments, after one of them has changed. */
    private void follow(DoubleOrder order) {
        boolean all = order.shipments.stream().allMatch(shipment -> shipment.status.equals("shipped"));
        order.shipmentStatus = all ? "shipped" : "partially_shipped";
        if (all && quirks.shippingCompletesOrder && order.status.startsWith("processing")) {
            order.status = order.pickup ? "completed_picked_up" : "completed_shipped";
        }
        if (all) {
            watch.happened("orders", "shipped", order);
        }
        touch(order);
    }

    void mail(DoubleShipment shipment, String kind) {
        mails.add(new ShopOrders.SentMail(shipment.order.id, shipment.id, kind, shipment.trackingCode, clock.instant()));
        note(shipment.order, "auto", "notification", kind);
    }

    void note(DoubleOrder order, String channel, String type, String message) {
        DoubleOrderEvent event = new DoubleOrderEvent(++lastEvent, now(), order, channel, type, message);
        events.put(event.id, event);
        order.events.add(event);
    }

    void touch(DoubleOrder order) {
        order.updatedAt = now();
        watch.happened("orders", "updated", order);
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    private DoubleOrderLine line(long id, OrderDraft.Item item) {
        DoubleVariant variant = catalog.variants().get(item.variantId());
        ShopArticle article = item.article() != null || variant == null ? item.article() : variant.article;
        if (article == null) {
            throw new IllegalArgumentException("The sandbox shop has no variant " + item.variantId() + " to order");
        }
        return new DoubleOrderLine(
                id,
                item.variantId(),
                variant == null ? 0 : variant.productId,
                article,
                item.quantity(),
                item.price() == null ? article.price() : item.price());

}
}
