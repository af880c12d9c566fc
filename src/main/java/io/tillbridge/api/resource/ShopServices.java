package io.tillbridge.api.resource;

import io.tillbridge.order.Coverage;
import io.tillbridge.order.Orders;
import io.tillbridge.order.Shipments;
import io.tillbridge.product.listing.ListingPrices;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.stock.IncomingGoods;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.till.ShopMapping;
import io.tillbridge.till.TillProducts;
import io.tillbridge.till.TillShop;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * What the operations of shops call.
 *
 * @param warehousesOf the warehouses that serve a connection, the first one first
 * @param buffer how many pieces a connection never shows to its shop
 * @param freed told the connection after a listing was linked or unlinked by hand: orders may go on
 * @param shipped told the connection after a shipment was stored: its shop is to hear of it
 * @param budget the members {@code budgetLeft} and {@code budget} of a connection's health; empty when nothing is known
 * @param farewell asked before a connection is deleted what is to be done once it is: its shop loses the hub's web hooks.
 *     What it gives neither waits for the shop nor fails
 * @param till what is of tills alone
 */
public record ShopServices(
        Warehouses warehouses,
        Stock stock,
        IncomingGoods incoming,
        Listings listings,
        ListingPrices prices,
        TillProducts tillProducts,
        Orders orders,
        Shipments shipments,
        Coverage coverage,
        LongFunction<List<Long>> warehousesOf,
        LongUnaryOperator buffer,
        LongConsumer freed,
        LongConsumer shipped,
        LongFunction<Map<String, Object>> budget,
        LongFunction<Runnable> farewell,
        TillServices till) {

    /** Where a connection shows stock: a web shop, or the shops of a till's account that are sent any. */
    List<StockRules> places(long connectionId) {
        return till.settings()
                .apply(connectionId)
                .map(settings -> till.mapping(connectionId).stream()
                        .filter(ShopMapping::sends)
                        .map(shop -> shop.rules(settings.stockBuffer()))
                        .toList())
                .orElseGet(() ->
                        List.of(StockRules.of(warehousesOf.apply(connectionId), buffer.applyAsLong(connectionId))));
    }

    /** The shops of a till's account by id, as they are called there. */
    Map<String, String> shopNames(long connectionId) {
        return till.shops().shops(connectionId).stream().collect(Collectors.toMap(TillShop::id, TillShop::name));
    }
}
