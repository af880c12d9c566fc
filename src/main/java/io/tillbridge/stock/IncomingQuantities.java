package io.tillbridge.stock;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** How much is still to come to places, and when. No number here is ever a part of what a shop is sent. */
public final class IncomingQuantities {
    private IncomingQuantities() {}

    /** Of those places to which anything is to come. One statement, none without places. */
    public static Map<StockPlace, IncomingQuantity> of(Handle handle, Collection<StockPlace> places) {
        Map<StockPlace, IncomingQuantity> found = new HashMap<>();
        if (places.isEmpty()) {
            return found;
        }
        List<StockPlace> asked = places.stream().distinct().sorted().toList();
        Query query =
                handle.createQuery("SELECT product_id, warehouse_id, expected_on, SUM(quantity - received) AS open"
                        + " FROM incoming_goods WHERE state = 'open' AND (product_id, warehouse_id) IN ("
                        + LevelStore.rows(asked.size(), "(?, ?)") + ") GROUP BY product_id, warehouse_id, expected_on");
        int position = 0;
        for (StockPlace place : asked) {
            query.bind(position++, place.productId());
            query.bind(position++, place.warehouseId());
        }
        query.map((row, context) -> {
                    var on = IncomingGoodsStore.on(row.getString("expected_on"));
                    long open = row.getLong("open");
                    return found.merge(
                            new StockPlace(row.getLong("product_id"), row.getLong("warehouse_id")),
                            new IncomingQuantity(open, on, on == null ? 0 : open),
                            IncomingQuantity::plus);
                })
                .list();
        return found;
    }
}
