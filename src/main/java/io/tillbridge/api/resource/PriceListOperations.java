package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.product.ProductName;
import io.tillbridge.product.ProductStore;
import io.tillbridge.wholesale.Offer;
import io.tillbridge.wholesale.PriceList;
import io.tillbridge.wholesale.PriceListRow;
import io.tillbridge.wholesale.PriceLists;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Price lists: listed, shown, replaced, deleted. */
public final class PriceListOperations {
    private final PriceLists lists;
    private final ProductStore products;

    PriceListOperations(PriceLists lists, ProductStore products) {
        this.lists = lists;
        this.products = products;
    }

    public ApiResponse list(ApiRequest request) {
        List<PriceList> found = lists.list(request.after().orElse(""), request.limit() + 1);
        return ApiResponse.ok(Page.of(request, found, PriceList::name, list -> View.of(list, null)));
    }

    public ApiResponse get(ApiRequest request) {
        return one(200, lists.get(request.path().get("name")));
    }

    public ApiResponse replace(ApiRequest request) {
        String name = request.path().get("name");
        List<RequestFault> faults = new ArrayList<>(
                request.operation().bodies().values().iterator().next().faults(request.body()));
        List<PriceListRow> rows = faults.isEmpty() ? rows(request.body().path("items"), faults) : List.of();
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
        PriceLists.Replaced replaced =
                lists.replace(name, rows, IfMatch.version(request).orElse(null));
        ApiResponse.Body body = one(replaced.isNew() ? 201 : 200, replaced.list());
        return replaced.isNew() ? body.with("Location", "/price-lists/" + name) : body;
    }

    public ApiResponse delete(ApiRequest request) {
        lists.delete(request.path().get("name"), IfMatch.version(request).orElse(null));
        return new ApiResponse.Nothing();
    }

    private List<PriceListRow> rows(JsonNode items, List<RequestFault> faults) {
        ProductLookup named = new ProductLookup(items, products);
        Set<Long> seen = new TreeSet<>();
        List<PriceListRow> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            Long product = named.product(item, "/items/" + i, faults);
            if (product != null && !seen.add(product)) {
                faults.add(RequestFault.inBody(
                        "/items/" + i, "repeated", "The product stands in another row: give it one row"));
            } else if (product != null) {
                rows.add(new PriceListRow(
                        product, prices(item, "/items/" + i, faults), number(item, "packSize"), number(item, "minimum")));
            }
        }
        return rows;
    }

    private static List<Offer.Break> prices(JsonNode item, String pointer, List<RequestFault> faults) {
        Map<Long, BigDecimal> prices = new TreeMap<>();
        prices.put(1L, new BigDecimal(item.path("price").asText()));
        JsonNode breaks = item.path("breaks");
        for (int i = 0; i < breaks.size(); i++) {
            BigDecimal price = new BigDecimal(breaks.get(i).path("price").asText());
            if (prices.put(breaks.get(i).path("from").asLong(), price) != null) {
                faults.add(RequestFault.inBody(
                        pointer + "/breaks/" + i, "repeated", "Two prices hold from the same quantity on"));
            }
        }
        return prices.entrySet().stream()
                .map(step -> new Offer.Break(step.getKey(), step.getValue()))
                .toList();
    }

    private static Long number(JsonNode item, String name) {
        return item.has(name) ? (Long) item.path(name).asLong() : null;
    }

    private ApiResponse.Body one(int status, PriceList list) {
        List<PriceListRow> rows = lists.rows(list);
        Map<Long, ProductName> names =
                products.names(rows.stream().map(PriceListRow::productId).toList());
        List<Item> items = rows.stream()
                .map(row -> Item.of(row, names.get(row.productId())))
                .toList();
        return new ApiResponse.Body(status, View.of(list, items), Map.of("ETag", "\"" + list.version() + "\""));
    }

    private record Break(long from, String price) {}

    private record Item(
            String productId,
            String sku,
            String gtin,
            String name,
            String price,
            List<Break> breaks,
            Long packSize,
            Long minimum) {
        static Item of(PriceListRow row, ProductName name) {
            List<Break> breaks = row.prices().stream()
                    .skip(1)
                    .map(step -> new Break(step.from(), OrderView.money(step.price())))
                    .toList();
            return new Item(
                    Long.toString(row.productId()),
                    name == null ? null : name.sku(),
                    name == null ? null : name.gtin(),
                    name == null ? null : name.name(),
                    OrderView.money(row.prices().get(0).price()),
                    breaks.isEmpty() ? null : breaks,
                    row.packSize(),
                    row.minimum());
        }
    }

    private record View(
            String name, long products, long retailers, Instant createdAt, Instant updatedAt, List<Item> items) {
        static View of(PriceList list, List<Item> items) {
            return new View(list.name(), list.products(), list.retailers(), list.createdAt(), list.updatedAt(), items);
        }
    }
}
