package io.tillbridge.order;

import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Orders, lines and rules with what a test does not look at left out. */
public final class ShortOrders {
    private ShortOrders() {}

    /** Without what only some shops tell. */
    public static IncomingOrder order(
            long connectionId,
            String remoteId,
            String number,
            Instant orderedAt,
            Instant updatedAt,
            String status,
            String paymentStatus,
            String shipmentStatus,
            boolean payAfterwards,
            boolean pickup,
            BigDecimal total,
            String person,
            String comment,
            List<IncomingLine> lines,
            List<IncomingShipment> shipments) {
        return new IncomingOrder(
                connectionId,
                remoteId,
                number,
                orderedAt,
                updatedAt,
                status,
                paymentStatus,
                shipmentStatus,
                payAfterwards,
                pickup,
                total,
                person,
                comment,
                null,
                null,
                null,
                List.of(),
                lines,
                shipments);
    }

    /** Of which nothing came back. */
    public static IncomingLine line(
            String remoteId,
            String variantId,
            String title,
            String ean,
            String articleCode,
            String sku,
            long ordered,
            long refunded,
            BigDecimal unitPrice,
            BigDecimal total) {
        return new IncomingLine(remoteId, variantId, title, ean, articleCode, sku, ordered, refunded, 0, unitPrice, total);
    }

    /** Without lines that are no goods by setting, and without orders that left unseen. */
    public static OrderRules rules(
            boolean payAfterwards,
            boolean reserveUnpaid,
            Duration unpaidHold,
            LocalTime cutOff,
            ZoneId zone,
            WorkingDays workingDays,
            List<Long> warehouses,
            MatchBy matchBy,
            SkuField skuField) {
        return new OrderRules(
                payAfterwards,
                reserveUnpaid,
                unpaidHold,
                cutOff,
                zone,
                workingDays,
                warehouses,
                matchBy,
                skuField,
                LineKinds.USUAL,
                null);

}
}
