package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Orders, their lines and events. */
final class OrderPages {
    private OrderPages() {}

    static void addTo(DoubleRoutes routes) {
        routes.read("orders", "orders", OrderPages::list)
                .read("orders/count", "orders", (shop, call, id) -> new ListQuery(call, shop.quirks())
                        .count(shop.books().orders(), filter(shop, call)))
                .read("orders/events", "orders", OrderPages::events)
                .read("orders/{id}", "orders", OrderPages::one)
                .read("orders/{id}/products", "orders", OrderPages::lines)
                .write("PUT", "orders/{id}", "orders", OrderPages::change);
    }

    /** With its objects in it; customers only when the key may read them. */
    static Map<String, Object> single(DoubleShop shop, DoubleOrder order, boolean withLines) {
        Map<String, Object> json = shop.orderJson().single(order, withLines);
        if (!shop.rights().allows("customers", false)) {
            json.put("customer", false);
        }
        return json;
    }

    private static DoubleAnswer list(DoubleShop shop, IncomingCall call, long id) {
        return DoubleAnswer.ok(
                "orders",
                new ListQuery(call, shop.quirks())
                        .page(shop.books().orders(), filter(shop, call), shop.orderJson()::listed));
    }

    private static DoubleAnswer one(DoubleShop shop, IncomingCall call, long id) {
        DoubleOrder order = order(shop, id);
        boolean withLines = readsLines(order);
        return DoubleAnswer.ok("order", new ListQuery(call, shop.quirks()).chosen(single(shop, order, withLines)));
    }

    private static DoubleAnswer lines(DoubleShop shop, IncomingCall call, long id) {
        DoubleOrder order = order(shop, id);
        return DoubleAnswer.ok(
                "orderProducts", readsLines(order) ? shop.lineJson().lines(order) : List.of());
    }

    private static DoubleAnswer events(DoubleShop shop, IncomingCall call, long id) {
        Predicate<DoubleOrderEvent> filter = event -> same(call.parameter("order"), event.order.id);
        return DoubleAnswer.ok(
                "ordersEvents",
                new ListQuery(call, shop.quirks()).page(shop.books().events(), filter, shop.shipmentJson()::event));
    }

    private static DoubleAnswer change(DoubleShop shop, IncomingCall call, long id) {
        DoubleOrder order = order(shop, id);
        Map<String, Object> data = call.data("order");
        DoubleOrders books = shop.books();
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
        return DoubleAnswer.ok("order", single(shop, order, order.readsWithoutLines == 0));
    }

    /** Counts down what keeps the lines of a young order hidden. */
    private static boolean readsLines(DoubleOrder order) {
        if (order.readsWithoutLines == 0) {
            return true;
        }
        order.readsWithoutLines--;
        return false;
    }

    private static DoubleOrder order(DoubleShop shop, long id) {
        DoubleOrder order = shop.books().orders().get(id);
        if (order == null) {
            throw new Refused(404, "Order " + id + " not found");
        }
        return order;
    }

    private static Predicate<DoubleOrder> filter(DoubleShop shop, IncomingCall call) {
        Predicate<DoubleOrder> filter = order ->
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
