package io.tillbridge.api.rest;

import io.tillbridge.api.resource.ListingOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Products as they stand in the shops. */
final class ListingRoutes extends ResourceRoutes {
    private final ListingOperations listings;

    ListingRoutes(ListingOperations listings) {
        this.listings = listings;
    }

    @Override
    void define() {
        RestDefinition path = rest("/listings");
        path.get().routeId("listListings").security(PERMISSION, "products:read").to("direct:listListings");
        path.get("/{id}")
                .routeId("getListing")
                .security(PERMISSION, "products:read")
                .to("direct:getListing");
        path.post("/{id}/match")
                .routeId("matchListing")
                .security(PERMISSION, "products:write")
                .to("direct:matchListing");
        path.post("/{id}/unmatch")
                .routeId("unmatchListing")
                .security(PERMISSION, "products:write")
                .to("direct:unmatchListing");
        path.post("/{id}/undo")
                .routeId("undoListing")
                .security(PERMISSION, "products:write")
                .to("direct:undoListing");
        rest("/listing-counts")
                .get()
                .routeId("countListings")
                .security(PERMISSION, "products:read")
                .to("direct:countListings");

        from("direct:countListings").process(operation(listings::counts));
        from("direct:listListings").process(operation(listings::list));
        from("direct:getListing").process(operation(listings::get));
        from("direct:matchListing").process(operation(listings::match));
        from("direct:unmatchListing").process(operation(listings::unmatch));
        from("direct:undoListing").process(operation(listings::undo));
    }
}
