package io.tillbridge.order;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * A line of an order as the hub keeps it.
 *
 * @param id 0 before it is stored
 * @param variantId the shop's id of what was bought, or null
 * @param productId what it means in the hub; null: no product matches, or none was needed. Once found it stays
 * @param ordered pieces
 * @param refunded pieces that were refunded, returned or taken out of the order
 * @param shipped pieces that have left
 */
public record OrderLine(
        long id,
        String remoteId,
        String variantId,
        Long productId,
        String title,
        String ean,
        String articleCode,
        String sku,
        long ordered,
        long refunded,
        long shipped,
        BigDecimal unitPrice,
        BigDecimal total) {
    private static final String OWNER = "order-line:";

    static OrderLine of(IncomingLine line) {
        return of(line, 0, null, 0);
    }

    /** What the shop shows now, with what the hub knows of the line. */
    OrderLine showing(IncomingLine line) {
        return of(line, id, productId, shipped);
    }

    private static OrderLine of(IncomingLine line, long id, Long productId, long shipped) {
        return new OrderLine(
                id,
                line.remoteId(),
                line.variantId(),
                productId,
                Text.fit(line.title(), 512),
                Text.fit(line.ean(), 255),
                Text.fit(line.articleCode(), 255),
                Text.fit(line.sku(), 255),
                Math.max(0, line.ordered()),
                Math.max(0, line.refunded()),
                shipped,
                line.unitPrice(),
                line.total());
    }

    /** Pieces still to be sent. */
    public long left() {
        return Math.max(0, ordered - refunded - shipped);
    }

    /** Whether it is to be sent and nobody knows what. */
    boolean needsProduct() {
        return productId == null && left() > 0;
    }

    /** Who its goods are kept for. */
    String owner() {
        return OWNER + id;
    }

    /** The ids of the lines among those goods are kept for. */
    static List<Long> idsOf(Collection<String> owners) {
        return owners.stream()
                .filter(owner -> owner.startsWith(OWNER))
                .map(owner -> Long.valueOf(owner.substring(OWNER.length())))
                .toList();
    }

    /** For messages: what a person finds it by. */
    String shown() {
        return "line " + remoteId + " \"" + title + "\"";
    }

    OrderLine withId(long newId) {
        return with(newId, productId, refunded, shipped);
    }

    OrderLine withProduct(long product) {
        return with(id, product, refunded, shipped);
    }

    OrderLine withRefunded(long pieces) {
        return with(id, productId, pieces, shipped);
    }

    OrderLine withShipped(long pieces) {
        return with(id, productId, refunded, pieces);
    }

    private OrderLine with(long newId, Long product, long newRefunded, long newShipped) {
        return new OrderLine(
                newId,
                remoteId,
                variantId,
                product,
                title,
                ean,
                articleCode,
                sku,
                ordered,
                newRefunded,
                newShipped,
                unitPrice,
                total);
    }
}
