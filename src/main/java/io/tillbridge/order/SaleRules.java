package io.tillbridge.order;

import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.stock.SaleStock;
import java.time.Instant;
import java.util.List;

/**
 * How the sales of one shop of an account with tills are treated.
 *
 * @param warehouses where its goods lie, the first one first; none: its sales move no stock
 * @param returnsWarehouse where goods that come back are put; null: the first of the shop
 * @param since sales that were made before took their goods before the hub counted; null: there are none such
 */
public record SaleRules(
        List<Long> warehouses, Long returnsWarehouse, MatchBy matchBy, SkuField skuField, Instant since) {
    public SaleRules {
        warehouses = List.copyOf(warehouses);
    }

    SaleStock.Places places() {
        return new SaleStock.Places(warehouses, returnsWarehouse);
    }
}
