package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.connection.Connections;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingFilter;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.stock.ReservationHolder;
import io.tillbridge.stock.StockExplanation;
import io.tillbridge.stock.Warehouse;
import io.tillbridge.wholesale.WholesaleOrders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a shop is sent the number it is sent. */
public final class StockExplanations {
    private static final int MOST_LISTINGS = 500;
    private static final int ALL_WAREHOUSES = 10_000;

    private final Connections connections;
    private final ShopServices shop;
    private final WholesaleOrders wholesale;

    StockExplanations(Connections connections, ShopServices shop, WholesaleOrders wholesale) {
        this.connections = connections;
        this.shop = shop;
        this.wholesale = wholesale;
    }

    public ApiResponse explain(ApiRequest request) {
        Optional<Long> connection =
                request.queryId("connection").map(id -> connections.get(id).id());
        List<Long> warehouses = connection.map(shop.warehousesOf()::apply).orElseGet(this::everywhere);
        long buffer = connection.map(shop.buffer()::applyAsLong).orElse(0L);
        StockExplanation explanation = shop.stock().explain(request.id(), warehouses, buffer);
        List<ReservationHolder> holders = shop.stock()
                .holders(request.id(), warehouses, request.afterNumber().orElse(0L), request.limit() + 1);
        Map<String, Long> orders = wholesale.ordersOfOwners(
                holders.stream().map(ReservationHolder::owner).toList());
        List<Listing> listings = connection
                .map(id -> shop.listings()
                        .list(new ListingFilter(id, null, request.id(), null, null, null), null, MOST_LISTINGS))
                .orElse(List.of());
        return ApiResponse.ok(ExplanationView.of(
                connection,
                explanation,
                listings,
                connection.map(id -> shops(id, listings)).orElse(Map.of()),
                Page.of(
                        request,
                        holders,
                        ReservationHolder::id,
                        holder -> ExplanationView.HolderView.of(holder, orders.get(holder.owner())))));
    }

    /** By listing; empty for what is no till. */
    private Map<String, List<ShopStockView>> shops(long connection, List<Listing> listings) {
        List<StockRules> places = shop.places(connection).stream()
                .filter(place -> place.shopId() != null)
                .toList();
        Map<String, String> names = shop.shopNames(connection);
        return shop
                .listings()
                .shopStocks(connection, listings.stream().map(Listing::id).toList(), places)
                .stream()
                .collect(Collectors.groupingBy(
                        stock -> Long.toString(stock.listingId()),
                        Collectors.mapping(
                                stock -> ShopStockView.of(stock, names.get(stock.shopId())), Collectors.toList())));
    }

    private List<Long> everywhere() {
        return shop.warehouses().list(0, ALL_WAREHOUSES).stream()
                .map(Warehouse::id)
                .toList();
    }
}
