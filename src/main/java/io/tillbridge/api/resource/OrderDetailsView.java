package io.tillbridge.api.resource;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tillbridge.order.IncomingShipment;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderLine;
import io.tillbridge.product.ProductName;
import io.tillbridge.stock.HeldQuantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order with all that hangs on it.
 *
 * @param reservationHistory what was reserved for its lines, or null where it is not shown
 */
record OrderDetailsView(
        @JsonUnwrapped OrderView order,
        List<Line> lines,
        List<Reserved> reservations,
        List<PastReservationView> reservationHistory,
        List<ShipmentView> shipments,
        List<ReturnView> returns,
        List<Remote> remoteShipments,
        List<Event> history) {

    /** @param names of the products of its lines, by their ids */
    static OrderDetailsView of(OrderDetails details, Map<Long, ProductName> names, String tradeName) {
        OrderView order = OrderView.of(details.order(), true, tradeName);
        return new OrderDetailsView(
                order,
                details.lines().stream()
                        .map(line -> Line.of(line, line.productId() == null ? null : names.get(line.productId())))
                        .toList(),
                details.lines().stream()
                        .map(line -> Reserved.of(line, details.held().get(line.id())))
                        .filter(reserved -> reserved.quantity() > 0)
                        .toList(),
                null,
                details.shipments().stream()
                        .map(shipment -> ShipmentView.of(shipment).to(order.delivery()))
                        .toList(),
                details.returns().stream().map(ReturnView::of).toList(),
                details.remoteShipments().stream().map(Remote::of).toList(),
                details.history().stream().map(Event::of).toList());
    }

    OrderDetailsView with(List<PastReservationView> history) {
        return new OrderDetailsView(
                order, lines, reservations, history, shipments, returns, remoteShipments, this.history);
    }

    record Line(
            String id,
            String remoteId,
            String variantId,
            String productId,
            String kind,
            String productName,
            String productSku,
            String productGtin,
            String title,
            String ean,
            String articleCode,
            String sku,
            long ordered,
            long refunded,
            long returned,
            long cancelled,
            long cameBack,
            long shipped,
            long left,
            String unitPrice,
            String total) {
        static Line of(OrderLine line, ProductName product) {
            return new Line(
                    Long.toString(line.id()),
                    line.remoteId(),
                    line.variantId(),
                    line.productId() == null ? null : line.productId().toString(),
                    line.kind().text(),
                    product == null ? null : product.name(),
                    product == null ? null : product.sku(),
                    product == null ? null : product.gtin(),
                    line.title(),
                    line.ean(),
                    line.articleCode(),
                    line.sku(),
                    line.ordered(),
                    line.refunded(),
                    line.returned(),
                    line.cancelled(),
                    line.cameBack(),
                    line.shipped(),
                    line.left(),
                    OrderView.money(line.unitPrice()),
                    OrderView.money(line.total()));
        }
    }

    /** What is kept for a line, over all warehouses. */
    record Reserved(String lineId, String productId, long quantity, long covered) {
        static Reserved of(OrderLine line, HeldQuantity held) {
            return new Reserved(
                    Long.toString(line.id()),
                    line.productId() == null ? null : line.productId().toString(),
                    held.quantity(),
                    held.covered());
        }
    }

    record Remote(String remoteId, String status, String trackingCode) {
        static Remote of(IncomingShipment shipment) {
            return new Remote(shipment.remoteId(), shipment.status(), shipment.trackingCode());
        }
    }

    record Event(String id, Instant at, String what, String detail, String who) {
        static Event of(OrderDetails.Event event) {
            return new Event(Long.toString(event.id()), event.at(), event.what(), event.detail(), event.who());
        }
    }
}
