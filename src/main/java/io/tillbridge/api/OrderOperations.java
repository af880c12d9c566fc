package io.tillbridge.api;

import io.tillbridge.order.Order;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderFilter;
import io.tillbridge.order.OrderState;
import io.tillbridge.order.Orders;
import io.tillbridge.order.Shipment;
import io.tillbridge.order.Shipments;
import io.tillbridge.stock.StockFault;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Orders: found, looked at, sent, taken back, let go, cancelled. */
final class OrderOperations implements Resource {
    private final Orders orders;
    private final Shipments shipments;
    private final Afterwards shipped;

    /** @param shipped told the connection after a shipment was stored */
    OrderOperations(Orders orders, Shipments shipments, LongConsumer shipped) {
        this.orders = orders;
        this.shipments = shipments;
        this.shipped = new Afterwards("the shop is told of the shipment", shipped);
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listOrders", this::list,
                "getOrder", this::get,
                "shipOrder", this::ship,
                "returnOrder", this::takeBack,
                "tellShipmentAgain", this::tellAgain,
                "releaseOrder", request -> changed(orders.release(request.id(), who(request))),
                "cancelOrder", request -> changed(orders.cancel(request.id(), who(request))));
    }

    private static String who(ApiRequest request) {
        return request.caller().name();
    }

    private Answer list(ApiRequest request) {
        OrderFilter filter = new OrderFilter(
                request.queryId("connection").orElse(null),
                request.query("state").map(OrderState::of).orElse(null),
                request.query("number").orElse(null));
        List<Order> found = orders.list(filter, request.afterNumber().orElse(null), request.limit() + 1);
        return Answer.ok(Page.of(request, found, Order::id, order -> OrderView.of(order, true)));
    }

    private Answer get(ApiRequest request) {
        OrderDetails details = details(request);
        return Answer.ok(OrderDetailsView.of(details)).with("ETag", etag(details.order()));
    }

    private Answer ship(ApiRequest request) {
        OrderDetails details = details(request);
        Shipment shipment;
        try {
            shipment = shipments.ship(request.id(), NewShipment.of(request, details));
        } catch (StockFault fault) {
            // The body is right: it is the connection's warehouses, or the books, that cannot give the goods.
            throw Problem.conflict(fault.getMessage()).refusal();
        }
        shipped.of(details.order().connectionId());
        return Answer.created(ShipmentView.of(shipment), "/orders/" + request.id());
    }

    private Answer takeBack(ApiRequest request) {
        OrderDetails details = details(request);
        try {
            return Answer.created(
                    ReturnView.of(shipments.takeBack(request.id(), NewReturn.of(request, details), who(request))),
                    "/orders/" + request.id());
        } catch (StockFault fault) {
            throw Problem.conflict(fault.getMessage()).refusal();
        }
    }

    private Answer tellAgain(ApiRequest request) {
        Shipment shipment = shipments.tellAgain(request.id());
        orders.find(shipment.orderId()).ifPresent(order -> shipped.of(order.connectionId()));
        return Answer.ok(ShipmentView.of(shipment));
    }

    /** Without the customer: this is for who may write orders, who need not be one who may read them. */
    private static Answer changed(Order order) {
        return Answer.ok(OrderView.of(order, false)).with("ETag", etag(order));
    }

    private OrderDetails details(ApiRequest request) {
        return orders.details(request.id()).orElseThrow(() -> Problem.notFound("There is no order " + request.id())
                .refusal());
    }

    private static String etag(Order order) {
        return "\"" + order.version() + "\"";
    }
}
