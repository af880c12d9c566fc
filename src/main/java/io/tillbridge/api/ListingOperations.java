package io.tillbridge.api;

import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingFilter;
import io.tillbridge.product.listing.ListingState;
import io.tillbridge.product.listing.Listings;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Products as they stand in remote shops: found, linked and unlinked by hand. */
final class ListingOperations implements Resource {
    private final Listings listings;
    private final Afterwards freed;

    /** @param freed told the connection after a listing was linked or unlinked */
    ListingOperations(Listings listings, LongConsumer freed) {
        this.listings = listings;
        this.freed = new Afterwards("its waiting orders are looked at again", freed);
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listListings", this::list,
                "getListing", this::get,
                "matchListing", this::match,
                "unmatchListing", this::unmatch);
    }

    private Answer list(ApiRequest request) {
        ListingFilter filter = ListingFilter.of(
                request.queryId("connection").orElse(null),
                request.query("state").map(ListingState::of).orElse(null));
        List<Listing> found = listings.list(filter, request.afterNumber().orElse(null), request.limit() + 1);
        return Answer.ok(Page.of(request, found, Listing::id, ListingView::of));
    }

    private Answer get(ApiRequest request) {
        return one(listings.find(request.id()).orElseThrow(() -> Problem.notFound("There is no listing " + request.id())
                .refusal()));
    }

    private Answer match(ApiRequest request) {
        long product = Long.parseLong(request.body().path("productId").asText());
        return changed(listings.match(request.id(), product, request.caller().name(), version(request)));
    }

    private Answer unmatch(ApiRequest request) {
        return changed(listings.unmatch(request.id(), request.caller().name(), version(request)));
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    private Answer changed(Listing listing) {
        freed.of(listing.connectionId());
        return one(listing);
    }

    private static Answer one(Listing listing) {
        return Answer.ok(ListingView.of(listing)).with("ETag", "\"" + listing.version() + "\"");
    }
}
