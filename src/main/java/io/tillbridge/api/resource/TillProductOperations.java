package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.lightspeed.rseries.ItemsFile;
import io.tillbridge.product.Product;
import io.tillbridge.product.ProductStore;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.till.TillProduct;
import io.tillbridge.till.TillProducts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Which products of the hub an account with tills is offered: shown, switched, and as an import file. */
public final class TillProductOperations {
    private static final int ROWS_AT_ONCE = 500;

    private final Connections connections;
    private final TillProducts tills;
    private final ProductStore products;
    private final Spool spool;
    private final Predicate<Caller> seesCosts;

    TillProductOperations(
            Connections connections,
            TillProducts tills,
            ProductStore products,
            Spool spool,
            Predicate<Caller> seesCosts) {
        this.connections = connections;
        this.tills = tills;
        this.products = products;
        this.spool = spool;
        this.seesCosts = seesCosts;
    }

    public ApiResponse list(ApiRequest request) {
        List<TillProduct> found = tills.list(
                till(request).id(),
                request.query("enabled").map(Boolean::valueOf).orElse(null),
                request.afterNumber().orElse(null),
                request.limit() + 1);
        return ApiResponse.ok(Page.of(request, found, TillProduct::productId, TillProductView::of));
    }

    public ApiResponse enable(ApiRequest request) {
        long product = Long.parseLong(request.path().get("productId"));
        boolean enabled = request.body().path("enabled").asBoolean();
        return ApiResponse.ok(TillProductView.of(tills.set(till(request).id(), product, enabled)));
    }

    public ApiResponse enableAll(ApiRequest request) {
        long till = till(request).id();
        Map<Integer, List<RequestFault>> faulty = BulkRows.faulty(request);
        JsonNode rows = request.body().path("items");
        ProductLookup named = new ProductLookup(rows, products);
        List<Row> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            outcomes.add(outcome(till, i, rows.get(i), named, faulty.getOrDefault(i, new ArrayList<>())));
        }
        long changed = outcomes.stream().filter(row -> row.product() != null).count();
        return ApiResponse.ok(new View(changed, outcomes.size() - changed, outcomes));
    }

    private Row outcome(long till, int index, JsonNode row, ProductLookup named, List<RequestFault> faults) {
        Long product = faults.isEmpty() ? named.product(row, "/items/" + index, faults) : null;
        if (product == null) {
            return Row.refused(index, Problem.faulty(faults));
        }
        try {
            TillProduct now = tills.set(till, product, row.path("enabled").asBoolean());
            return new Row(index, 200, TillProductView.of(now), null);
        } catch (CallerFault fault) {
            return Row.refused(index, BulkRows.problem(fault, index));
        }
    }

    public ApiResponse export(ApiRequest request) throws IOException, SpoolFault {
        Connection till = till(request);
        String skuField = RSeriesSettings.of(till).skuField();
        Path folder = spool.scratch();
        Path file = folder.resolve("items.csv");
        try (ItemsFile items =
                new ItemsFile(Files.newBufferedWriter(file), skuField, seesCosts.test(request.caller()))) {
            Long after = null;
            List<TillProduct> page;
            do {
                page = tills.list(till.id(), true, after, ROWS_AT_ONCE);
                Map<Long, Product> shown =
                        products.all(page.stream().map(TillProduct::productId).toList());
                page.stream()
                        .map(product -> shown.get(product.productId()))
                        .filter(Objects::nonNull)
                        .forEach(items::write);
                after = page.isEmpty() ? null : page.get(page.size() - 1).productId();
            } while (page.size() == ROWS_AT_ONCE);
        } catch (IOException | UncheckedIOException e) {
            spool.discard(folder);
            throw e;
        }
        return new ApiResponse.Download(file, "text/csv; charset=utf-8", "items.csv", true);
    }

    private Connection till(ApiRequest request) {
        Connection connection = connections.get(request.id());
        if (!connection.kind().equals(RSeries.NAME)) {
            throw CallerFault.conflict(
                    "conflict",
                    "Connection " + connection.id() + " is of the kind " + connection.kind()
                            + ": only an account with tills (" + RSeries.NAME + ") is offered products one by one.");
        }
        return connection;
    }

    /** @param index of the row in the request, from 0 */
    private record Row(int index, int status, TillProductView product, Problem problem) {
        static Row refused(int index, Problem problem) {
            return new Row(index, problem.status(), null, problem);
        }
    }

    private record View(long changed, long refused, List<Row> items) {}
}
