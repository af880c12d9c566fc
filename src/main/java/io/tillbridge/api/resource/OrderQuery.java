package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.order.HoldCause;
import io.tillbridge.order.Order;
import io.tillbridge.order.OrderFilter;
import io.tillbridge.order.OrderState;

/** What a list of orders is asked for. */
final class OrderQuery {
    static final PageRequest<Order> LIST = PageRequest.<Order>of(Order::id)
            .by("createdAt", Order::createdAt)
            .by("updatedAt", Order::updatedAt)
            .by("orderedAt", Order::orderedAt)
            .by("number", Order::number)
            .by("shipsOn", order -> order.shipsOn() == null ? "9999-12-31" : order.shipsOn());

    private OrderQuery() {}

    static OrderFilter filter(ApiRequest request) {
        return new OrderFilter(
                request.queryId("connection").orElse(null),
                request.query("state").map(OrderState::of).orElse(null),
                request.query("number").orElse(null),
                request.query("holdCause").map(HoldCause::of).orElse(null),
                PageRequest.day(request, "shipsOn"),
                PageRequest.day(request, "shipsUntil"),
                PageRequest.instant(request, "orderedFrom"),
                PageRequest.instant(request, "orderedTo"),
                request.query("customer").orElse(null));
    }
}
