package io.tillbridge.api.resource;

import io.tillbridge.product.ProductName;
import io.tillbridge.stock.IncomingGoodsLine;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Goods that are expected as the API shows them.
 *
 * @param sku of the vendor; it, {@code gtin} and {@code name} are absent for a product that is gone
 * @param open what is still to come
 */
record IncomingGoodsView(
        String id,
        String productId,
        String sku,
        String gtin,
        String name,
        String warehouseId,
        long quantity,
        long received,
        long open,
        LocalDate expectedOn,
        String reference,
        String note,
        String state,
        Instant createdAt,
        Instant updatedAt) {

    static IncomingGoodsView of(IncomingGoodsLine line, ProductName product) {
        return new IncomingGoodsView(
                Long.toString(line.id()),
                Long.toString(line.productId()),
                product == null ? null : product.sku(),
                product == null ? null : product.gtin(),
                product == null ? null : product.name(),
                Long.toString(line.warehouseId()),
                line.quantity(),
                line.received(),
                line.open(),
                line.expectedOn(),
                line.reference(),
                line.note(),
                line.state().text(),
                line.createdAt(),
                line.updatedAt());
    }
}
