package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.product.Product;
import io.tillbridge.product.ProductFilter;
import io.tillbridge.product.ProductState;
import io.tillbridge.product.ProductStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The product master: found, looked at, changed. */
final class ProductOperations implements Resource {
    private static final PageRequest<Product> LIST = PageRequest.<Product>of(Product::id)
            .by("createdAt", Product::createdAt)
            .by("updatedAt", Product::updatedAt)
            .by("name", Product::name)
            .by("vendorSku", Product::vendorSku);

    private final ProductStore products;
    private final Predicate<Caller> seesCosts;

    ProductOperations(ProductStore products, Predicate<Caller> seesCosts) {
        this.products = products;
        this.seesCosts = seesCosts;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listProducts",
                this::list,
                "getProduct",
                request -> one(products.find(request.id()), request),
                "changeProduct",
                this::change);
    }

    private ApiResponse list(ApiRequest request) {
        ProductFilter filter = new ProductFilter(
                request.query("q").orElse(null),
                request.query("gtin").orElse(null),
                request.query("sku").orElse(null),
                request.query("brand").orElse(null),
                request.queryId("connection").orElse(null),
                request.query("state").map(ProductState::of).orElse(null));
        List<Product> found = products.list(filter, LIST.window(request));
        boolean costs = seesCosts.test(request.caller());
        return ApiResponse.ok(LIST.page(request, found, product -> ProductView.of(product, costs)));
    }

    private ApiResponse change(ApiRequest request) {
        JsonNode body = request.body();
        Product.Change change = new Product.Change(
                body.has("state") ? ProductState.of(body.path("state").asText()) : null,
                text(body, "name"),
                text(body, "brand"),
                money(body, "msrp"),
                money(body, "defaultCost"),
                body.has("isVisible") ? body.path("isVisible").asBoolean() : null,
                body.has("description") ? Optional.ofNullable(text(body, "description")) : null);
        Instant seen = IfMatch.version(request)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                .orElse(null);
        return one(products.change(request.id(), seen, change), request);
    }

    private ApiResponse one(Optional<Product> found, ApiRequest request) {
        Product product = found.orElseThrow(
                () -> Problem.notFound("There is no product " + request.id()).refusal());
        long version = ChronoUnit.MICROS.between(Instant.EPOCH, product.updatedAt());
        return ApiResponse.ok(ProductView.of(product, seesCosts.test(request.caller())))
                .with("ETag", "\"" + version + "\"");
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).isTextual() ? body.path(name).asText() : null;
    }

    private static BigDecimal money(JsonNode body, String name) {
        return body.has(name) ? new BigDecimal(body.path(name).asText()) : null;

}
}
