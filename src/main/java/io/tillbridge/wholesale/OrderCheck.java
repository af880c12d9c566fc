package io.tillbridge.wholesale;

import io.tillbridge.settings.WholesaleSettings;
import io.tillbridge.wording.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whether what a retailer orders can be ordered. */
final class OrderCheck {
    private OrderCheck() {}

    /**
     * All that keeps these lines from being an order.
     *
     * @param minimumOrder of the whole order; null: none
     */
    static List<OrderProblem> problems(
            Collection<NewWholesaleOrder.Piece> pieces,
            Map<Long, Offer> offers,
            WholesaleSettings settings,
            BigDecimal minimumOrder) {
        List<OrderProblem> problems = new ArrayList<>();
        pieces.forEach(piece -> problems.addAll(problems(piece, offers.get(piece.productId()), settings)));
        BigDecimal total = total(pieces, offers);
        if (pieces.isEmpty()) {
            problems.add(new OrderProblem(
                    null, "no-lines", "The order has no lines.", "Add the products that are ordered."));
        } else if (minimumOrder != null && total.compareTo(minimumOrder) < 0) {
            problems.add(new OrderProblem(
                    null,
                    "minimum-order",
                    "The order must be worth at least " + plain(minimumOrder) + " " + settings.currency() + ", found "
                            + plain(total) + ".",
                    "Order more pieces, or ask the company for another minimum."));
        }
        return problems;
    }

    /** What is wrong with one line. */
    static List<OrderProblem> problems(NewWholesaleOrder.Piece piece, Offer offer, WholesaleSettings settings) {
        long product = piece.productId();
        if (offer == null || !offer.onOffer()) {
            return List.of(new OrderProblem(
                    product,
                    "gone",
                    "Product " + (offer == null ? product : offer.sku()) + " is not on offer any more.",
                    "Take the line out, or order another product."));
        }
        List<OrderProblem> problems = new ArrayList<>();
        if (offer.prices().isEmpty()) {
            problems.add(new OrderProblem(
                    product,
                    "no-price",
                    "Product " + offer.sku() + " has no price for this retailer.",
                    "Take the line out, or ask the company for a price."));
        }
        if (offer.minimum() != null && piece.quantity() < offer.minimum()) {
            problems.add(new OrderProblem(
                    product,
                    "below-minimum",
                    "Product " + offer.sku() + " is sold from " + Quantity.of(offer.minimum(), "piece") + " on, found "
                            + piece.quantity() + ".",
                    "Order at least " + offer.minimum() + "."));
        }
        if (settings.packSizes() && offer.packSize() != null && piece.quantity() % offer.packSize() != 0) {
            long below = piece.quantity() / offer.packSize() * offer.packSize();
            problems.add(new OrderProblem(
                    product,
                    "pack-size",
                    "Product " + offer.sku() + " is sold in packs of " + offer.packSize() + ", found "
                            + piece.quantity() + ".",
                    "Order " + (below == 0 ? "" : below + " or ") + (below + offer.packSize()) + "."));
        }
        return problems;
    }

    /** Of all pieces that have a price. */
    static BigDecimal total(Collection<NewWholesaleOrder.Piece> pieces, Map<Long, Offer> offers) {
        BigDecimal total = BigDecimal.ZERO;
        for (NewWholesaleOrder.Piece piece : pieces) {
            Offer offer = offers.get(piece.productId());
            BigDecimal price = offer == null ? null : offer.price(piece.quantity());
            total = price == null ? total : total.add(price.multiply(BigDecimal.valueOf(piece.quantity())));
        }
        return total;
    }

    static String plain(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return bare.setScale(Math.max(2, bare.scale())).toPlainString();
    }
}
