package io.tillbridge.wholesale;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The lines of an order that is not submitted yet. */
final class DraftLines {
    private DraftLines() {}

    /**
     * Writes the lines of a draft that has none.
     *
     * @throws CallerFault INVALID: with a fault for each product that is not there, not on offer, or there twice
     */
    static void write(
            Handle tx, WholesaleWork work, Retailer retailer, long orderId, List<NewWholesaleOrder.Piece> pieces) {
        Map<Long, Offer> offers = work.offers(
                tx,
                retailer,
                pieces.stream().map(NewWholesaleOrder.Piece::productId).toList());
        List<FieldFault> faults = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            NewWholesaleOrder.Piece piece = pieces.get(i);
            Offer offer = offers.get(piece.productId());
            if (offer == null || !offer.onOffer()) {
                faults.add(new FieldFault(
                        "/lines/" + i,
                        "unknown",
                        "Product " + (offer == null ? piece.productId() : offer.sku())
                                + " is not on offer: order a product that GET /wholesale-orders/offer lists"));
            } else if (!seen.add(piece.productId())) {
                faults.add(new FieldFault(
                        "/lines/" + i,
                        "repeated",
                        "Product " + offer.sku() + " stands in another line: write one line with the whole quantity"));
            }
        }
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        WholesaleLineStore.insert(tx, orderId, pieces, offers);
    }

    static List<NewWholesaleOrder.Piece> pieces(List<WholesaleLine> lines) {
        return lines.stream()
                .map(line -> new NewWholesaleOrder.Piece(line.productId(), line.quantity()))
                .toList();
    }
}
