package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.order.HoldCause;
import io.tillbridge.order.Order;
import io.tillbridge.order.OrderFilter;
import io.tillbridge.order.OrderState;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

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
                date(request, "shipsOn"),
                date(request, "shipsUntil"),
                PageRequest.instant(request, "orderedFrom"),
                PageRequest.instant(request, "orderedTo"),
                request.query("customer").orElse(null));
    }

    private static LocalDate date(ApiRequest request, String name) {
        return request.query(name)
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeException e) {
                        throw Problem.unreadable(List.of(RequestFault.inParameter(
                                        name,
                                        "malformed",
                                        name + " is " + QuotedText.of(text) + ", expected a day such as 2026-03-11")))
                                .refusal();
                    }
                })
                .orElse(null);
    }
}
