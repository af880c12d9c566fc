package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.product.ProductName;
import io.tillbridge.product.ProductStore;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingFilter;
import io.tillbridge.product.listing.ListingPrice;
import io.tillbridge.product.listing.ListingPrices;
import io.tillbridge.product.listing.ListingRivals;
import io.tillbridge.product.listing.ListingState;
import io.tillbridge.product.listing.Listings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Products as they stand in remote shops: found, linked and unlinked by hand. */
public final class ListingOperations {
    private static final PageRequest<Listing> LIST = PageRequest.<Listing>of(Listing::id)
            .by("createdAt", Listing::createdAt)
            .by("updatedAt", Listing::updatedAt)
            .by("title", Listing::shownTitle);

    private final Listings listings;
    private final ListingPrices prices;
    private final ProductStore products;
    private final FollowUp freed;
    private final Predicate<Caller> seesCosts;

    ListingOperations(ShopServices shop, ProductStore products, Predicate<Caller> seesCosts) {
        this.listings = shop.listings();
        this.prices = shop.prices();
        this.products = products;
        this.freed = new FollowUp("its waiting orders are looked at again", shop.freed());
        this.seesCosts = seesCosts;
    }

    public ApiResponse list(ApiRequest request) {
        ListingFilter filter = new ListingFilter(
                request.queryId("connection").orElse(null),
                request.query("state").map(ListingState::of).orElse(null),
                request.queryId("product").orElse(null),
                request.query("sku").orElse(null),
                null,
                null,
                request.query("gtin").orElse(null),
                request.query("q").orElse(null));
        List<Listing> found = listings.list(filter, LIST.window(request));
        Map<Long, ProductName> names =
                products.names(found.stream().map(Listing::productId).toList());
        Map<Long, List<ListingPrice>> amounts =
                prices.of(found.stream().map(Listing::id).toList());
        Map<Long, List<ListingRivals.Rival>> rivals = listings.rivals(found);
        boolean costs = seesCosts.test(request.caller());
        return ApiResponse.ok(LIST.page(request, found, listing -> view(listing, names, amounts, rivals, costs)));
    }

    public ApiResponse get(ApiRequest request) {
        return one(request, listings.find(request.id()).orElseThrow(() -> Problem.notFound(
                        "There is no listing " + request.id())
                .refusal()));
    }

    public ApiResponse counts(ApiRequest request) {
        Map<String, Long> counts = new LinkedHashMap<>();
        listings.counts(request.queryId("connection").orElse(null))
                .forEach((state, count) -> counts.put(state.text(), count));
        return ApiResponse.ok(counts);
    }

    public ApiResponse match(ApiRequest request) {
        long product = Long.parseLong(request.body().path("productId").asText());
        return changed(
                request, listings.match(request.id(), product, request.caller().name(), version(request)));
    }

    public ApiResponse unmatch(ApiRequest request) {
        return changed(request, listings.unmatch(request.id(), request.caller().name(), version(request)));
    }

    public ApiResponse undo(ApiRequest request) {
        return changed(request, listings.undo(request.id(), version(request)));
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    private ApiResponse changed(ApiRequest request, Listing listing) {
        freed.of(listing.connectionId());
        return one(request, listing);
    }

    private static ListingView view(
            Listing listing,
            Map<Long, ProductName> names,
            Map<Long, List<ListingPrice>> amounts,
            Map<Long, List<ListingRivals.Rival>> rivals,
            boolean costs) {
        return ListingView.of(
                listing,
                listing.productId() == null ? null : names.get(listing.productId()),
                ListingPriceView.of(amounts.getOrDefault(listing.id(), List.of()), costs),
                rivals.get(listing.id()));
    }

    private ApiResponse one(ApiRequest request, Listing listing) {
        Map<Long, ProductName> names = products.names(Collections.singleton(listing.productId()));
        Map<Long, List<ListingPrice>> amounts = prices.of(List.of(listing.id()));
        Map<Long, List<ListingRivals.Rival>> rivals = listings.rivals(List.of(listing));
        return ApiResponse.ok(view(listing, names, amounts, rivals, seesCosts.test(request.caller())))
                .with("ETag", "\"" + listing.version() + "\"");
    }
}
