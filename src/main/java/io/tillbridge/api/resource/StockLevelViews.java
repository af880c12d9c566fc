package io.tillbridge.api.resource;

import io.tillbridge.product.ProductName;
import io.tillbridge.product.ProductStore;
import io.tillbridge.stock.IncomingGoods;
import io.tillbridge.stock.IncomingQuantity;
import io.tillbridge.stock.StockLevel;
import io.tillbridge.stock.StockPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Levels as the API shows them: with the names of their products and what is still to come. Two statements for all. */
final class StockLevelViews {
    private final ProductStore products;
    private final IncomingGoods incoming;

    StockLevelViews(ProductStore products, IncomingGoods incoming) {
        this.products = products;
        this.incoming = incoming;
    }

    Map<StockPlace, StockView.Level> of(List<StockLevel> levels) {
        Map<Long, ProductName> names =
                products.names(levels.stream().map(StockLevel::productId).toList());
        Map<StockPlace, IncomingQuantity> toCome =
                incoming.quantities(levels.stream().map(StockLevel::place).toList());
        Map<StockPlace, StockView.Level> views = new HashMap<>();
        levels.forEach(level -> views.put(
                level.place(),
                StockView.Level.of(
                        level,
                        names.get(level.productId()),
                        toCome.getOrDefault(level.place(), IncomingQuantity.NOTHING))));
        return views;
    }
}
