package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.product.ProductName;
import io.tillbridge.product.ProductStore;
import io.tillbridge.stock.IncomingGoods;
import io.tillbridge.stock.IncomingGoodsResult;
import io.tillbridge.stock.NewIncomingGoods;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many rows of goods that are to be expected in one call. A row with a fault keeps no other from being added. */
final class NewIncomingGoodsRows {
    private final IncomingGoods incoming;
    private final ProductStore products;

    NewIncomingGoodsRows(IncomingGoods incoming, ProductStore products) {
        this.incoming = incoming;
        this.products = products;
    }

    ApiResponse add(ApiRequest request) {
        Map<Integer, List<RequestFault>> faulty = BulkRows.faulty(request);
        JsonNode rows = request.body().path("items");
        ProductLookup named = new ProductLookup(rows, products);
        Map<Integer, NewIncomingGoods> adding = new TreeMap<>();
        Map<Integer, Problem> problems = new HashMap<>();
        Map<List<Object>, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<RequestFault> faults = faulty.getOrDefault(i, new ArrayList<>());
            NewIncomingGoods row = faults.isEmpty() ? row(rows.get(i), "/items/" + i, named, faults) : null;
            Integer first = row == null || row.reference() == null
                    ? null
                    : seen.putIfAbsent(List.of(row.place(), row.reference()), i);
            if (first != null) {
                faults.add(RequestFault.inBody(
                        "/items/" + i,
                        "repeated",
                        "Row " + i + " names the product, warehouse and reference of row " + first
                                + ": send them as one row, or give each a reference of its own"));
            }
            if (faults.isEmpty()) {
                adding.put(i, row);
            } else {
                problems.put(i, Problem.faulty(faults));
            }
        }
        return answer(rows.size(), adding, problems);
    }

    private static NewIncomingGoods row(JsonNode row, String pointer, ProductLookup named, List<RequestFault> faults) {
        Long product = named.product(row, pointer, faults);
        return product == null ? null : IncomingGoodsFields.row(row, product, pointer, faults);
    }

    private ApiResponse answer(int size, Map<Integer, NewIncomingGoods> adding, Map<Integer, Problem> problems) {
        List<IncomingGoodsResult> results = incoming.add(List.copyOf(adding.values()));
        Map<Long, ProductName> names = products.names(
                adding.values().stream().map(row -> row.place().productId()).toList());
        Map<Integer, Row> answers = new HashMap<>();
        problems.forEach((index, problem) -> answers.put(index, new Row(index, problem.status(), null, problem)));
        int at = 0;
        for (int index : adding.keySet()) {
            answers.put(index, answer(index, results.get(at++), names));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(answers.get(i));
        }
        long added = rows.stream().filter(row -> row.status() == 201).count();
        long refused = rows.stream().filter(row -> row.problem() != null).count();
        return ApiResponse.ok(new View(added, refused, rows));
    }

    private static Row answer(int index, IncomingGoodsResult result, Map<Long, ProductName> names) {
        if (result instanceof IncomingGoodsResult.Added done) {
            IncomingGoodsView view =
                    IncomingGoodsView.of(done.line(), names.get(done.line().productId()));
            return new Row(index, done.isNew() ? 201 : 200, view, null);
        }
        Problem problem = BulkRows.problem(((IncomingGoodsResult.Refused) result).why(), index);
        return new Row(index, problem.status(), null, problem);
    }

    /** @param index of the row in the request, from 0 */
    private record Row(int index, int status, IncomingGoodsView incomingGoods, Problem problem) {}

    private record View(long added, long refused, List<Row> items) {}
}
