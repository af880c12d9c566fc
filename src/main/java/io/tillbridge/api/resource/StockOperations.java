package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.BodyFaults;
import io.tillbridge.api.contract.Cursor;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.product.ProductStore;
import io.tillbridge.stock.IncomingGoods;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.StockFilter;
import io.tillbridge.stock.StockLevel;
import io.tillbridge.stock.StockMovement;
import io.tillbridge.stock.StockMovementFilter;
import io.tillbridge.stock.StockPlace;
import io.tillbridge.stock.Warehouses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lies where: looked at, counted, moved. */
public final class StockOperations {
    private static final PageRequest<StockMovement> MOVEMENTS =
            PageRequest.<StockMovement>of(StockMovement::id).by("createdAt", StockMovement::at);
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,18}):([0-9]{1,18})");

    private final Stock stock;
    private final Warehouses warehouses;
    private final ProductStore products;
    private final StockLevelViews views;
    private final BulkStockCounts bulk;

    StockOperations(Stock stock, IncomingGoods incoming, Warehouses warehouses, ProductStore products) {
        this.stock = stock;
        this.warehouses = warehouses;
        this.products = products;
        this.views = new StockLevelViews(products, incoming);
        this.bulk = new BulkStockCounts(stock, products, warehouses, views);
    }

    public ApiResponse countAll(ApiRequest request) {
        return bulk.count(request);
    }

    public ApiResponse list(ApiRequest request) {
        StockFilter filter = new StockFilter(
                request.queryId("warehouse").orElse(null),
                request.queryId("product").orElse(null),
                request.query("sku").orElse(null),
                request.query("gtin").orElse(null),
                PageRequest.instant(request, "updatedSince"),
                request.query("q").orElse(null));
        StockPlace after = request.after().map(StockOperations::place).orElse(null);
        List<StockLevel> found = stock.list(filter, after, request.limit() + 1);
        Map<StockPlace, StockView.Level> shown = views.of(found);
        return ApiResponse.ok(Page.of(
                request,
                found,
                level -> level.productId() + ":" + level.warehouseId(),
                level -> shown.get(level.place())));
    }

    public ApiResponse get(ApiRequest request) {
        StockFilter filter = new StockFilter(id(request, "warehouseId"), id(request, "productId"), null, null);
        return one(stock.list(filter, null, 1).stream().findFirst().orElseThrow(() -> Problem.notFound("Product "
                        + filter.productId() + " was never counted or moved in" + " warehouse " + filter.warehouseId())
                .refusal()));
    }

    private ApiResponse one(StockLevel level) {
        long version = ChronoUnit.MICROS.between(Instant.EPOCH, level.updatedAt());
        return ApiResponse.ok(views.of(List.of(level)).get(level.place())).with("ETag", "\"" + version + "\"");
    }

    private static long id(ApiRequest request, String name) {
        return Long.parseLong(request.path().get(name));
    }

    private static StockPlace place(String position) {
        Matcher matcher = PLACE.matcher(position);
        if (!matcher.matches()) {
            throw Cursor.refusal();
        }
        return new StockPlace(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    public ApiResponse count(ApiRequest request) {
        // A count has no name of its own: counting the same again is another count that finds no difference.
        return one(stock.set(
                id(request, "warehouseId"),
                id(request, "productId"),
                request.body().path("onHand").asLong(),
                "count:" + request.caller().id() + ":" + UUID.randomUUID(),
                IfMatch.version(request)
                        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                        .orElse(null)));
    }

    public ApiResponse movements(ApiRequest request) {
        StockMovementFilter filter = new StockMovementFilter(
                request.queryId("warehouse").orElse(null),
                request.queryId("product").orElse(null));
        List<StockMovement> found = stock.movements(filter, MOVEMENTS.window(request));
        return ApiResponse.ok(MOVEMENTS.page(request, found, StockView.Moved::of));
    }

    public ApiResponse move(ApiRequest request) {
        BodyFaults faults = BodyFaults.of(request);
        Optional<Long> warehouse = faults.id("/warehouseId");
        Optional<Long> product = faults.id("/productId");
        warehouse
                .filter(id -> warehouses.find(id).isEmpty())
                .ifPresent(id -> faults.add("/warehouseId", "unknown", "There is no warehouse " + id));
        product.filter(id -> products.find(id).isEmpty())
                .ifPresent(id -> faults.add("/productId", "unknown", "There is no product " + id));
        faults.refuse();
        String reference = request.body().path("reference").asText();
        stock.move(
                warehouse.orElseThrow(),
                product.orElseThrow(),
                request.body().path("delta").asLong(),
                request.body().path("reason").asText(),
                reference);
        // The movement and not the level, which others may have changed when the same is told again.
        return new ApiResponse.Body(
                201, StockView.Moved.of(stock.movement(reference).orElseThrow()), Map.of());
    }
}
