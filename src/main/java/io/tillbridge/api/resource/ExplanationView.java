package io.tillbridge.api.resource;

import io.tillbridge.api.contract.Page;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.stock.ReservationHolder;
import io.tillbridge.stock.StockExplanation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the number a shop is sent comes about.
 *
 * @param toSend what the shop is to be sent; never under 0
 * @param lastSent what the shop confirmed last; null when it confirmed nothing yet
 */
record ExplanationView(
        String productId,
        String connectionId,
        List<Row> rows,
        long onHand,
        long reserved,
        long buffer,
        long available,
        long toSend,
        long incoming,
        LocalDate expectedOn,
        Sent lastSent,
        List<Listed> listings,
        Page<HolderView> holders) {

    static ExplanationView of(
            Optional<Long> connection,
            StockExplanation explanation,
            List<Listing> listings,
            Map<String, List<ShopStockView>> shops,
            Page<HolderView> holders) {
        return new ExplanationView(
                Long.toString(explanation.productId()),
                connection.map(id -> Long.toString(id)).orElse(null),
                explanation.rows().stream().map(Row::of).toList(),
                explanation.onHand(),
                explanation.reserved(),
                explanation.buffer(),
                explanation.available(),
                explanation.sent(),
                explanation.incoming().total(),
                explanation.incoming().nextOn(),
                listings.stream()
                        .filter(listing -> listing.sentStock() != null && listing.sentAt() != null)
                        .max(Comparator.comparing(Listing::sentAt))
                        .map(Sent::of)
                        .orElse(null),
                listings.stream()
                        .map(listing -> Listed.of(listing, shops.get(Long.toString(listing.id()))))
                        .toList(),
                holders);
    }

    record Row(
            String warehouseId,
            String warehouse,
            long onHand,
            long reserved,
            long waiting,
            long available,
            long movements,
            long reservations,
            long incoming,
            LocalDate expectedOn) {
        static Row of(StockExplanation.Row row) {
            return new Row(
                    Long.toString(row.warehouseId()),
                    row.warehouse(),
                    row.onHand(),
                    row.reserved(),
                    row.waiting(),
                    row.available(),
                    row.movements(),
                    row.reservations(),
                    row.incoming().total(),
                    row.incoming().nextOn());
        }
    }

    record Sent(String listingId, long number, Instant at) {
        static Sent of(Listing listing) {
            return new Sent(Long.toString(listing.id()), listing.sentStock(), listing.sentAt());
        }
    }

    record Listed(
            String listingId,
            String remoteId,
            String state,
            String stockTracking,
            Long sentStock,
            Instant sentAt,
            String sendFault,
            Long toldStock,
            Instant toldAt,
            Long knownStock,
            List<ShopStockView> shops) {
        /** @param shops null for what is no till */
        static Listed of(Listing listing, List<ShopStockView> shops) {
            return new Listed(
                    Long.toString(listing.id()),
                    listing.remoteId(),
                    listing.state().text(),
                    listing.stockTracking(),
                    listing.sentStock(),
                    listing.sentAt(),
                    listing.sendFault(),
                    listing.toldStock(),
                    listing.toldAt(),
                    listing.knownStock(),
                    shops);
        }
    }

    /** @param wholesaleOrderId of a holder that is a line of a retailer's order */
    record HolderView(
            String id,
            String owner,
            String wholesaleOrderId,
            String warehouseId,
            long quantity,
            long covered,
            Instant expiresAt) {
        static HolderView of(ReservationHolder holder, Long wholesaleOrder) {
            return new HolderView(
                    Long.toString(holder.id()),
                    holder.owner(),
                    wholesaleOrder == null ? null : wholesaleOrder.toString(),
                    Long.toString(holder.warehouseId()),
                    holder.quantity(),
                    holder.covered(),
                    holder.expiresAt());
        }
    }
}
