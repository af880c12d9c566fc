package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.order.Order;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderLine;
import io.tillbridge.order.Orders;
import io.tillbridge.order.Shipment;
import io.tillbridge.order.Shipments;
import io.tillbridge.product.ProductName;
import io.tillbridge.product.ProductStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** Orders: found, looked at, sent, taken back, let go, cancelled. */
final class OrderOperations implements Resource {
    private final Orders orders;
    private final Shipments shipments;
    private final ProductStore products;
    private final LongFunction<String> tradeName;
    private final FollowUp shipped;

    /**
     * @param tradeName the name the company sells under in the shop of a connection, or null
     * @param shipped told the connection after a shipment was stored
     */
    OrderOperations(
            Orders orders,
            Shipments shipments,
            ProductStore products,
            LongFunction<String> tradeName,
            LongConsumer shipped) {
        this.orders = orders;
        this.shipments = shipments;
        this.products = products;
        this.tradeName = tradeName;
        this.shipped = new FollowUp("the shop is told of the shipment", shipped);
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listOrders", this::list,
                "getOrder", this::get,
                "shipOrder", this::ship,
                "returnOrder", this::takeBack,
                "tellShipmentAgain", this::tellAgain,
                "releaseOrder", request -> changed(orders.release(request.id(), who(request), version(request))),
                "cancelOrder", request -> changed(orders.cancel(request.id(), who(request), version(request))));
    }

    private static String who(ApiRequest request) {
        return request.caller().name();
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    private ApiResponse list(ApiRequest request) {
        List<Order> found = orders.list(OrderQuery.filter(request), OrderQuery.LIST.window(request));
        Map<Long, Optional<String>> names = new HashMap<>();
        return ApiResponse.ok(
                OrderQuery.LIST.page(request, found, order -> OrderView.of(order, true, tradeName(order, names))));
    }

    private String tradeName(Order order, Map<Long, Optional<String>> known) {
        return known.computeIfAbsent(order.connectionId(), id -> Optional.ofNullable(tradeName.apply(id)))
                .orElse(null);
    }

    private ApiResponse get(ApiRequest request) {
        OrderDetails details = details(request);
        Map<Long, ProductName> names = products.names(
                details.lines().stream().map(OrderLine::productId).toList());
        return ApiResponse.ok(OrderDetailsView.of(
                        details, names, tradeName.apply(details.order().connectionId())))
                .with("ETag", etag(details.order()));
    }

    private ApiResponse ship(ApiRequest request) {
        OrderDetails details = details(request);
        Shipment shipment = shipments.ship(request.id(), NewShipment.of(request, details), version(request));
        shipped.of(details.order().connectionId());
        return ApiResponse.created(ShipmentView.of(shipment), "/orders/" + request.id());
    }

    private ApiResponse takeBack(ApiRequest request) {
        OrderDetails details = details(request);
        return ApiResponse.created(
                ReturnView.of(shipments.takeBack(
                        request.id(), NewReturn.of(request, details), who(request), version(request))),
                "/orders/" + request.id());
    }

    private ApiResponse tellAgain(ApiRequest request) {
        Shipment shipment = shipments.tellAgain(request.id());
        orders.find(shipment.orderId()).ifPresent(order -> shipped.of(order.connectionId()));
        return ApiResponse.ok(ShipmentView.of(shipment));
    }

    /** Without the customer: this is for who may write orders, who need not be one who may read them. */
    private ApiResponse changed(Order order) {
        return ApiResponse.ok(OrderView.of(order, false, tradeName.apply(order.connectionId())))
                .with("ETag", etag(order));
    }

    private OrderDetails details(ApiRequest request) {
        return orders.details(request.id()).orElseThrow(() -> Problem.notFound("There is no order " + request.id())
                .refusal());
    }

    private static String etag(Order order) {
        return "\"" + order.version() + "\"";

}
}
