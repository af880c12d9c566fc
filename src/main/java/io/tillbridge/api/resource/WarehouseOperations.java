package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.stock.Warehouse;
import io.tillbridge.stock.Warehouses;
import java.time.Instant;
import java.util.Map;

/** The places where goods lie. */
public final class WarehouseOperations {
    private static final PageRequest<Warehouse> LIST = PageRequest.<Warehouse>of(Warehouse::id)
            .by("createdAt", Warehouse::createdAt)
            .by("updatedAt", Warehouse::updatedAt)
            .by("name", Warehouse::name);

    private final Warehouses warehouses;

    WarehouseOperations(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    public ApiResponse get(ApiRequest request) {
        return one(200, warehouse(request));
    }

    public ApiResponse list(ApiRequest request) {
        return ApiResponse.ok(LIST.page(request, warehouses.list(LIST.window(request)), View::of));
    }

    public ApiResponse create(ApiRequest request) {
        Warehouse made = warehouses.create(request.body().path("name").asText());
        return one(201, made).with("Location", "/warehouses/" + made.id());
    }

    public ApiResponse change(ApiRequest request) {
        if (request.body().has("name")) {
            String name = request.body().path("name").asText();
            Long version = IfMatch.version(request).orElse(null);
            return one(200, warehouses.rename(request.id(), name, version));
        }
        return one(200, warehouse(request));
    }

    private Warehouse warehouse(ApiRequest request) {
        return warehouses.find(request.id()).orElseThrow(() -> Problem.notFound("There is no warehouse " + request.id())
                .refusal());
    }

    private static ApiResponse.Body one(int status, Warehouse warehouse) {
        return new ApiResponse.Body(status, View.of(warehouse), Map.of("ETag", etag(warehouse)));
    }

    private static String etag(Warehouse warehouse) {
        return "\"" + warehouse.version() + "\"";
    }

    private record View(String id, String name, Instant createdAt, Instant updatedAt) {
        static View of(Warehouse warehouse) {
            return new View(
                    Long.toString(warehouse.id()), warehouse.name(), warehouse.createdAt(), warehouse.updatedAt());
        }
    }
}
