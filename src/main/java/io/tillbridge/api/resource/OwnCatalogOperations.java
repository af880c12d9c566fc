package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.load.BatchResult;
import io.tillbridge.catalog.load.BatchResult.Outcome;
import io.tillbridge.catalog.load.Delivery;
import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.product.Product;
import io.tillbridge.product.ProductFilter;
import io.tillbridge.product.ProductState;
import io.tillbridge.product.ProductStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The company's own catalog: rows and files that programs send, and its products. */
public final class OwnCatalogOperations {
    private static final PageRequest<Product> LIST = PageRequest.<Product>of(Product::id)
            .by("createdAt", Product::createdAt)
            .by("updatedAt", Product::updatedAt)
            .by("name", Product::name)
            .by("vendorSku", Product::vendorSku);

    private final CatalogServices catalogs;
    private final CatalogOperations files;
    private final ProductStore products;
    private final Predicate<Caller> seesCosts;

    OwnCatalogOperations(
            CatalogServices catalogs, CatalogOperations files, ProductStore products, Predicate<Caller> seesCosts) {
        this.catalogs = catalogs;
        this.files = files;
        this.products = products;
        this.seesCosts = seesCosts;
    }

    public ApiResponse upload(ApiRequest request) throws IOException {
        return files.upload(
                request, catalogs.own().forWriting(named(request)), Delivery.API, request.flag("whole"));
    }

    public ApiResponse list(ApiRequest request) {
        Optional<Connection> own = catalogs.own().find(named(request));
        boolean costs = seesCosts.test(request.caller());
        List<Product> found = own.map(connection -> products.list(
                        new ProductFilter(
                                null,
                                null,
                                request.query("sku").orElse(null),
                                null,
                                connection.id(),
                                request.query("state").map(ProductState::of).orElse(null)),
                        LIST.window(request)))
                .orElse(List.of());
        return ApiResponse.ok(LIST.page(request, found, product -> ProductView.of(product, costs)));
    }

    public ApiResponse write(ApiRequest request) throws IOException {
        // Rows are checked as those of a file; the contract decides about what holds them.
        BulkRows.faulty(request);
        List<Object> rows = new ArrayList<>();
        request.body().path("items").forEach(row -> rows.add(Json.value(row)));
        Connection own = catalogs.own().forWriting(named(request));
        BatchResult result = catalogs.batches()
                .write(
                        own.id(),
                        CatalogFileSettings.of(own).catalog(),
                        rows,
                        request.body().path("mode").asText().equals("partial"));
        return ApiResponse.ok(View.of(own, result));
    }

    private static Long named(ApiRequest request) {
        return request.queryId("connection").orElse(null);
    }

    private record View(
            String uploadId,
            String connectionId,
            long created,
            long updated,
            long unchanged,
            long rejected,
            List<Row> items,
            List<FindingView> findings) {
        static View of(Connection own, BatchResult result) {
            List<Row> items = new ArrayList<>();
            for (BatchResult.Row row : result.rows()) {
                items.add(new Row(
                        items.size(),
                        row.vendorSku().isEmpty() ? null : row.vendorSku(),
                        row.outcome().text(),
                        row.findings().stream().map(FindingView::of).toList()));
            }
            return new View(
                    Long.toString(result.upload().id()),
                    Long.toString(own.id()),
                    result.count(Outcome.CREATED),
                    result.count(Outcome.UPDATED),
                    result.count(Outcome.UNCHANGED),
                    result.count(Outcome.REJECTED),
                    items,
                    result.findings().stream().map(FindingView::of).toList());
        }
    }

    private record Row(int index, String vendorSku, String outcome, List<FindingView> findings) {}

    private record FindingView(
            long line,
            String vendorSku,
            String column,
            String value,
            String severity,
            String code,
            String message,
            String hint) {
        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.line(),
                    finding.vendorSku(),
                    finding.column(),
                    finding.value(),
                    finding.severity().text(),
                    finding.code().name(),
                    finding.message(),
                    finding.hint());
        }
    }
}
