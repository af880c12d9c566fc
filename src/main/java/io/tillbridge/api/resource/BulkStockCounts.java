package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.product.ProductStore;
import io.tillbridge.stock.CountResult;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.StockCount;
import io.tillbridge.stock.StockPlace;
import io.tillbridge.stock.Warehouses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Many counts in one call. Each row has an outcome of its own; a row with a fault keeps no other from being booked. */
final class BulkStockCounts {
    private final Stock stock;
    private final ProductStore products;
    private final Warehouses warehouses;
    private final StockLevelViews views;

    BulkStockCounts(Stock stock, ProductStore products, Warehouses warehouses, StockLevelViews views) {
        this.stock = stock;
        this.products = products;
        this.warehouses = warehouses;
        this.views = views;
    }

    ApiResponse count(ApiRequest request) {
        Map<Integer, List<RequestFault>> faulty = BulkRows.faulty(request);
        JsonNode rows = request.body().path("items");
        ProductLookup named = new ProductLookup(rows, products);
        WarehouseLookup places = new WarehouseLookup(rows, warehouses);
        Map<Integer, StockCount> counts = new TreeMap<>();
        Map<Integer, Problem> problems = new HashMap<>();
        Map<StockPlace, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<RequestFault> faults = faulty.getOrDefault(i, new ArrayList<>());
            StockCount count = !faults.isEmpty() ? null : count(rows.get(i), i, named, places, request, faults);
            Integer first = count == null ? null : seen.putIfAbsent(count.place(), i);
            if (first != null) {
                faults.add(RequestFault.inBody(
                        "/items/" + i,
                        "repeated",
                        "Row " + i + " names the place of row " + first + ": send one count of a place"));
            }
            if (faults.isEmpty()) {
                counts.put(i, count);
            } else {
                problems.put(i, Problem.faulty(faults));
            }
        }
        return answer(rows.size(), counts, problems, isDryRun(request));
    }

    private static StockCount count(
            JsonNode row,
            int index,
            ProductLookup named,
            WarehouseLookup places,
            ApiRequest request,
            List<RequestFault> faults) {
        String pointer = "/items/" + index;
        Long product = named.product(row, pointer, faults);
        Long warehouse = places.warehouse(row, pointer, faults);
        if (product == null || warehouse == null) {
            return null;
        }
        // Without a name of its own it is another count each time, as in the call for one place.
        String reference = row.has("reference")
                ? row.path("reference").asText()
                : "count:" + request.caller().id() + ":" + UUID.randomUUID();
        return new StockCount(
                new StockPlace(product, warehouse), row.path("onHand").asLong(), reference);
    }

    private static boolean isDryRun(ApiRequest request) {
        return request.query("dryRun").map(Boolean::parseBoolean).orElse(false);
    }

    private ApiResponse answer(
            int size, Map<Integer, StockCount> counts, Map<Integer, Problem> problems, boolean dryRun) {
        List<CountResult> outcomes = stock.setAll(List.copyOf(counts.values()), dryRun);
        Map<Integer, CountResult.Booked> booked = new HashMap<>();
        int at = 0;
        for (int index : counts.keySet()) {
            if (outcomes.get(at++) instanceof CountResult.Booked done) {
                booked.put(index, done);
            } else if (outcomes.get(at - 1) instanceof CountResult.Refused refused) {
                problems.put(index, BulkRows.problem(refused.why(), index));
            }
        }
        Map<StockPlace, StockView.Level> levels =
                views.of(booked.values().stream().map(CountResult.Booked::level).toList());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            CountResult.Booked done = booked.get(i);
            rows.add(
                    done == null
                            ? new Row(i, problems.get(i).status(), null, null, problems.get(i))
                            : new Row(i, 200, levels.get(done.level().place()), done.difference(), null));
        }
        return ApiResponse.ok(new View(booked.size(), problems.size(), rows));
    }

    /** @param index of the row in the request, from 0 */
    private record Row(int index, int status, StockView.Level level, Long difference, Problem problem) {}

    private record View(int booked, int refused, List<Row> items) {}
}
