package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.document.JsonText;
import io.tillbridge.product.ProductStore;
import io.tillbridge.wholesale.NewWholesaleOrder;
import io.tillbridge.wholesale.WholesaleOrder;
import io.tillbridge.wholesale.WholesaleOrderFilter;
import io.tillbridge.wholesale.WholesaleState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders of retailers: listed, written, looked at. A retailer's key sees its own. */
public final class WholesaleOrderOperations {
    private static final PageRequest<WholesaleOrder> LIST = PageRequest.<WholesaleOrder>of(WholesaleOrder::id)
            .by("createdAt", WholesaleOrder::createdAt)
            .by("updatedAt", WholesaleOrder::updatedAt);

    private final WholesaleResponses shown;
    private final WholesaleServices services;
    private final ProductStore products;

    WholesaleOrderOperations(WholesaleResponses shown, ProductStore products) {
        this.shown = shown;
        this.services = shown.services();
        this.products = products;
    }

    public ApiResponse list(ApiRequest request) {
        List<WholesaleOrder> found = services.orders().list(filter(request), LIST.window(request));
        Map<Long, String> names = new HashMap<>();
        WholesaleOrderView.Sight sight = shown.sight(request.caller());
        return ApiResponse.ok(LIST.page(
                request,
                found,
                order -> WholesaleOrderView.of(
                        order, names.computeIfAbsent(order.retailerId(), shown::retailer), sight)));
    }

    public ApiResponse counts(ApiRequest request) {
        Map<String, Long> states = new TreeMap<>();
        services.orders().counts(filter(request)).forEach((state, number) -> states.put(state.text(), number));
        return ApiResponse.ok(new Counts(
                states.values().stream().mapToLong(Long::longValue).sum(), states));
    }

    private record Counts(long total, Map<String, Long> states) {}

    private static WholesaleOrderFilter filter(ApiRequest request) {
        return new WholesaleOrderFilter(
                request.query("state").map(WholesaleState::of).orElse(null),
                request.queryId("retailer").orElse(null),
                request.query("reference").orElse(null),
                request.caller().retailerId());
    }

    public ApiResponse create(ApiRequest request) {
        WholesaleBody body = WholesaleBody.of(request, products);
        long retailer = body.retailer(shown.keys().retailers());
        List<NewWholesaleOrder.Piece> lines = body.lines();
        body.refuse();
        NewWholesaleOrder.Result made = services.orders()
                .create(
                        new NewWholesaleOrder(
                                retailer,
                                text(request.body(), "reference"),
                                text(request.body(), "note"),
                                address(request.body()),
                                lines),
                        WholesaleResponses.scope(request));
        long id = made.order().id();
        return made.isNew()
                ? shown.of(request, 201, id).with("Location", "/wholesale-orders/" + id)
                : shown.of(request, 200, id);
    }

    public ApiResponse get(ApiRequest request) {
        return shown.of(request, 200, request.id());
    }

    public ApiResponse change(ApiRequest request) {
        WholesaleBody body = WholesaleBody.of(request, products);
        JsonNode patch = request.body();
        List<NewWholesaleOrder.Piece> lines = patch.has("lines") ? body.lines() : null;
        body.refuse();
        services.changes()
                .change(
                        request.id(),
                        WholesaleResponses.scope(request),
                        new NewWholesaleOrder.Change(
                                patch.has("reference"),
                                text(patch, "reference"),
                                patch.has("note"),
                                text(patch, "note"),
                                patch.has("deliverTo"),
                                address(patch),
                                lines),
                        WholesaleResponses.version(request));
        return shown.of(request, 200, request.id());
    }

    public ApiResponse delete(ApiRequest request) {
        services.orders().delete(request.id(), WholesaleResponses.scope(request), WholesaleResponses.version(request));
        return new ApiResponse.Nothing();
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).isTextual() ? body.path(name).asText().strip() : null;
    }

    private static String address(JsonNode body) {
        JsonNode address = body.path("deliverTo");
        return address.isObject() && !address.isEmpty() ? JsonText.of(new TreeMap<>(Json.map(address))) : null;
    }
}
