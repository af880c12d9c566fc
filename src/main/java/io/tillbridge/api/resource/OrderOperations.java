package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.order.Order;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderLine;
import io.tillbridge.order.Orders;
import io.tillbridge.order.Shipment;
import io.tillbridge.order.Shipments;
import io.tillbridge.product.ProductName;
import io.tillbridge.product.ProductStore;
import io.tillbridge.stock.Stock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** Orders: found, looked at, sent, taken back, let go, cancelled. */
public final class OrderOperations {
    private final Orders orders;
    private final Shipments shipments;
    private final Stock stock;
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
            Stock stock,
            ProductStore products,
            LongFunction<String> tradeName,
            LongConsumer shipped) {
        this.orders = orders;
        this.shipments = shipments;
        this.stock = stock;
        this.products = products;
        this.tradeName = tradeName;
        this.shipped = new FollowUp("the shop is told of the shipment", shipped);
    }

    public ApiResponse release(ApiRequest request) {
        return changed(orders.release(request.id(), who(request), version(request)));
    }

    public ApiResponse cancel(ApiRequest request) {
        return changed(orders.cancel(request.id(), who(request), version(request)));
    }

    private static String who(ApiRequest request) {
        return request.caller().name();
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    public ApiResponse list(ApiRequest request) {
        List<Order> found = orders.list(OrderQuery.filter(request), OrderQuery.LIST.window(request));
        Map<Long, Optional<String>> names = new HashMap<>();
        return ApiResponse.ok(
                OrderQuery.LIST.page(request, found, order -> OrderView.of(order, true, tradeName(order, names))));
    }

    public ApiResponse counts(ApiRequest request) {
        return ApiResponse.ok(OrderCountsView.of(orders.counts(OrderQuery.filter(request))));
    }

    private String tradeName(Order order, Map<Long, Optional<String>> known) {
        return known.computeIfAbsent(order.connectionId(), id -> Optional.ofNullable(tradeName.apply(id)))
                .orElse(null);
    }

    public ApiResponse get(ApiRequest request) {
        OrderDetails details = details(request);
        Map<Long, ProductName> names = products.names(
                details.lines().stream().map(OrderLine::productId).toList());
        return ApiResponse.ok(OrderDetailsView.of(
                                details, names, tradeName.apply(details.order().connectionId()))
                        .with(PastReservationView.of(List.of(details), stock)
                                .get(details.order().id())))
                .with("ETag", etag(details.order()));
    }

    public ApiResponse ship(ApiRequest request) {
        OrderDetails details = details(request);
        Shipment shipment =
                shipments.ship(request.id(), NewShipment.of(request, details), who(request), version(request));
        shipped.of(details.order().connectionId());
        return ApiResponse.created(ShipmentView.of(shipment), "/orders/" + request.id());
    }

    public ApiResponse takeBack(ApiRequest request) {
        OrderDetails details = details(request);
        return ApiResponse.created(
                ReturnView.of(shipments.takeBack(
                        request.id(), NewReturn.of(request, details), who(request), version(request))),
                "/orders/" + request.id());
    }

    public ApiResponse tellAgain(ApiRequest request) {
        Shipment shipment = shipments.tellAgain(request.id(), who(request));
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
