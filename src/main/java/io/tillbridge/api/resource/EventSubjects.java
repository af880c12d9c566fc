package io.tillbridge.api.resource;

import io.tillbridge.api.contract.Json;
import io.tillbridge.connection.ConnectionView;
import io.tillbridge.event.SubjectView;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderLine;
import io.tillbridge.product.Product;
import io.tillbridge.product.ProductName;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.stock.StockFilter;
import io.tillbridge.stock.StockLevel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The subjects of events as the API shows each of them, in what {@code GET} of the subject answers. */
final class EventSubjects {
    private final ApiServices given;
    private final LongFunction<String> tradeName;
    private final FeedOperations feeds;

    /** @param tradeName the name the company sells under in the shop of a connection, or null */
    EventSubjects(ApiServices given, LongFunction<String> tradeName, FeedOperations feeds) {
        this.given = given;
        this.tradeName = tradeName;
        this.feeds = feeds;
    }

    /** By kind of subject. */
    Map<String, SubjectView> views() {
        ConnectionView connection = new ConnectionView(given.kinds(), given.signIns()::view);
        return Map.ofEntries(
                Map.entry("orders", this::orders),
                Map.entry("stock", this::stock),
                Map.entry("products", this::products),
                Map.entry("listings", this::listings),
                Map.entry("uploads", each(id -> given.uploads().find(id).map(UploadView::of))),
                Map.entry("runs", each(id -> given.running().runs().get(id).map(RunView::of))),
                Map.entry(
                        "connections", each(id -> given.connections().find(id).map(connection::of))),
                Map.entry("feeds", each(feeds::view)),
                Map.entry(
                        "retailers", each(new RetailerOperations(given.keys().retailers(), given.wholesale())::view)),
                Map.entry(
                        "wholesale-orders", each(new WholesaleResponses(given.wholesale(), given.keys())::ofEvent)));
    }

    private Map<String, String> orders(Collection<String> ids) {
        Map<Long, OrderDetails> found = given.shop().orders().details(numbers(ids));
        Map<Long, ProductName> products = given.products()
                .names(found.values().stream()
                        .flatMap(order -> order.lines().stream())
                        .map(OrderLine::productId)
                        .toList());
        Map<Long, List<PastReservationView>> reserved =
                PastReservationView.of(found.values(), given.shop().stock());
        Map<Long, Optional<String>> names = new HashMap<>();
        Map<String, String> shown = new HashMap<>();
        found.forEach((id, details) -> {
            long connection = details.order().connectionId();
            String name = names.computeIfAbsent(connection, it -> Optional.ofNullable(tradeName.apply(it)))
                    .orElse(null);
            shown.put(
                    id.toString(),
                    json(OrderDetailsView.of(details, products, name).with(reserved.get(id))));
        });
        return shown;
    }

    private Map<String, String> products(Collection<String> ids) {
        Map<Long, Product> found = given.products().all(numbers(ids));
        Map<String, String> shown = new HashMap<>();
        found.forEach((id, product) -> shown.put(id.toString(), json(ProductView.of(product, true))));
        return shown;
    }

    private Map<String, String> listings(Collection<String> ids) {
        List<Listing> found = numbers(ids).stream()
                .flatMap(id -> given.shop().listings().find(id).stream())
                .toList();
        Map<Long, ProductName> names = given.products()
                .names(found.stream()
                        .map(Listing::productId)
                        .filter(Objects::nonNull)
                        .toList());
        Map<String, String> shown = new HashMap<>();
        found.forEach(listing -> shown.put(
                Long.toString(listing.id()),
                json(ListingView.of(
                        listing, listing.productId() == null ? null : names.get(listing.productId()), null, null))));
        return shown;
    }

    /** @param ids {@code warehouse/product} */
    private Map<String, String> stock(Collection<String> ids) {
        Map<String, StockLevel> found = new HashMap<>();
        for (String id : ids) {
            int slash = id.indexOf('/');
            StockFilter place = new StockFilter(
                    Long.valueOf(id.substring(0, slash)), Long.valueOf(id.substring(slash + 1)), null, null);
            given.shop().stock().list(place, null, 1).forEach(level -> found.put(id, level));
        }
        var views = new StockLevelViews(given.products(), given.shop().incoming()).of(List.copyOf(found.values()));
        Map<String, String> shown = new HashMap<>();
        found.forEach((id, level) -> shown.put(id, json(views.get(level.place()))));
        return shown;
    }

    private static <V> SubjectView each(Function<Long, Optional<V>> view) {
        return ids -> {
            Map<String, String> shown = new HashMap<>();
            ids.forEach(id -> view.apply(Long.valueOf(id)).ifPresent(one -> shown.put(id, json(one))));
            return shown;
        };
    }

    private static List<Long> numbers(Collection<String> ids) {
        return ids.stream().map(Long::valueOf).toList();
    }

    private static String json(Object view) {
        return new String(Json.bytes(view), StandardCharsets.UTF_8);
    }
}
