package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.product.ProductName;
import io.tillbridge.product.ProductStore;
import io.tillbridge.stock.IncomingGoods;
import io.tillbridge.stock.IncomingGoodsChange;
import io.tillbridge.stock.IncomingGoodsFilter;
import io.tillbridge.stock.IncomingGoodsLine;
import io.tillbridge.stock.IncomingGoodsState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goods that are expected: listed, announced, changed, received, cancelled. */
final class IncomingGoodsOperations implements Resource {
    private static final PageRequest<IncomingGoodsLine> LIST = PageRequest.<IncomingGoodsLine>of(IncomingGoodsLine::id)
            .by("createdAt", IncomingGoodsLine::createdAt)
            .by("updatedAt", IncomingGoodsLine::updatedAt)
            .by("expectedOn", line -> line.expectedOn() == null ? "9999-12-31" : line.expectedOn());

    private final IncomingGoods incoming;
    private final ProductStore products;

    IncomingGoodsOperations(IncomingGoods incoming, ProductStore products) {
        this.incoming = incoming;
        this.products = products;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listIncomingGoods",
                this::list,
                "addIncomingGoods",
                new NewIncomingGoodsRows(incoming, products)::add,
                "getIncomingGoods",
                this::get,
                "changeIncomingGoods",
                this::change,
                "receiveIncomingGoods",
                this::receive,
                "cancelIncomingGoods",
                request -> one(incoming.cancel(request.id(), version(request))));
    }

    private ApiResponse list(ApiRequest request) {
        IncomingGoodsFilter filter = new IncomingGoodsFilter(
                request.queryId("warehouse").orElse(null),
                request.queryId("product").orElse(null),
                request.query("sku").orElse(null),
                request.query("gtin").orElse(null),
                request.query("state").map(IncomingGoodsState::of).orElse(null),
                request.query("reference").orElse(null),
                PageRequest.day(request, "expectedAfter"),
                PageRequest.day(request, "expectedBefore"));
        List<IncomingGoodsLine> found = incoming.list(filter, LIST.window(request));
        Map<Long, ProductName> names =
                products.names(found.stream().map(IncomingGoodsLine::productId).toList());
        return ApiResponse.ok(
                LIST.page(request, found, line -> IncomingGoodsView.of(line, names.get(line.productId()))));
    }

    private ApiResponse get(ApiRequest request) {
        return one(incoming.find(request.id())
                .orElseThrow(() -> Problem.notFound("There is no line " + request.id() + " of incoming goods")
                        .refusal()));
    }

    private ApiResponse change(ApiRequest request) {
        List<RequestFault> faults = new ArrayList<>(
                request.operation().bodies().values().iterator().next().faults(request.body()));
        IncomingGoodsChange change = faults.isEmpty() ? IncomingGoodsFields.change(request.body(), faults) : null;
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
        return one(incoming.change(request.id(), change, version(request)));
    }

    private ApiResponse receive(ApiRequest request) {
        JsonNode body = request.body();
        return one(incoming.receive(
                request.id(),
                body.has("quantity") ? body.path("quantity").asLong() : null,
                IncomingGoodsFields.text(body, "reference"),
                version(request)));
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    private ApiResponse one(IncomingGoodsLine line) {
        ProductName name = products.names(List.of(line.productId())).get(line.productId());
        return ApiResponse.ok(IncomingGoodsView.of(line, name)).with("ETag", "\"" + line.version() + "\"");
    }
}
