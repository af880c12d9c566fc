package io.tillbridge.sandbox.cseries;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Orders, their lines and events. */
final class OrderPages {
    private OrderPages() {}

    static void addTo(Routes routes) {
        routes.read("orders", "orders", OrderPages::list)
                .read("orders/count", "orders", (shop, call, id) -> new ListQuery(call, shop.quirks())
                        .count(shop.books().orders(), filter(shop, call)))
                .read("orders/events", "orders", OrderPages::events)
                .read("orders/{id}", "orders", OrderPages::one)
                .read("orders/{id}/products", "orders", OrderPages::lines)
                .write("PUT", "orders/{id}", "orders", OrderPages::change);
    }

    /** With its objects in it; customers only when the key may read them. */
    static Map<String, Object> single(Shop shop, Order order, boolean withLines) {
        Map<String, Object> json = shop.orderJson().single(order, withLines);
        if (!shop.rights().allows("customers", false)) {
            json.put("customer", false);
        }
        return json;
    }

    private static Answer list(Shop shop, Incoming call, long id) {
        return Answer.ok(
                "orders",
                new ListQuery(call, shop.quirks())
                        .page(shop.books().orders(), filter(shop, call), shop.orderJson()::listed));
    }

    private static Answer one(Shop shop, Incoming call, long id) {
        Order order = order(shop, id);
        boolean withLines = readsLines(order);
        return Answer.ok("order", new ListQuery(call, shop.quirks()).chosen(single(shop, order, withLines)));
    }

    private static Answer lines(Shop shop, Incoming call, long id) {
        Order order = order(shop, id);
        return Answer.ok("orderProducts", readsLines(order) ? shop.lineJson().lines(order) : List.of());
    }

    private static Answer events(Shop shop, Incoming call, long id) {
        Predicate<OrderEvent> filter = event -> same(call.parameter("order"), event.order.id);
        return Answer.ok(
                "ordersEvents",
                new ListQuery(call, shop.quirks()).page(shop.books().events(), filter, shop.shipmentJson()::event));
    }

    private static Answer change(Shop shop, Incoming call, long id) {
        Order order = order(shop, id);
        Map<String, Object> data = call.data("order");
        OrderBooks books = shop.books();
        if (data.get("memo") instanceof String memo) {
            order.memo = memo;
        }
        if (data.get("status") instanceof String status) {
            switch (status) {
                case "cancelled" -> books.cancel(order, "api");
                case "off_hold" -> order.status = order.ready();
                default -> order.status = status;
            }
        }
        if ("shipped".equals(data.get("shipmentStatus"))) {
            order.shipments.forEach(shipment -> books.ship(shipment, "api"));
        }
        books.touch(order);
        return Answer.ok("order", single(shop, order, order.readsWithoutLines == 0));
    }

    /** Counts down what keeps the lines of a young order hidden. */
    private static boolean readsLines(Order order) {
        if (order.readsWithoutLines == 0) {
            return true;
        }
        order.readsWithoutLines--;
        return false;
    }

    private static Order order(Shop shop, long id) {
        Order order = shop.books().orders().get(id);
        if (order == null) {
            throw new Refused(404, "Order " + id + " not found");
        }
        return order;
    }

    private static Predicate<Order> filter(Shop shop, Incoming call) {
        Predicate<Order> filter = order ->
                same(call.parameter("number"), order.number) && same(call.parameter("customer"), order.person.id());
        return !shop.quirks().statusFilters
                ? filter
                : filter.and(order -> same(call.parameter("status"), order.status)
                        && same(call.parameter("paymentStatus"), order.paymentStatus)
                        && same(call.parameter("shipmentStatus"), order.shipmentStatus));
    }

    /** Whether a filter that was given, if any, fits. */
    static boolean same(String wanted, Object value) {
        return wanted == null || wanted.equals(value.toString());
    }
}
