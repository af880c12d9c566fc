package io.tillbridge.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Where a sale of a till stands, and what of it has moved no stock: that never holds it back. */
final class SaleStatus {
    private SaleStatus() {}

    /** Shipped; returned when all that was sold came back, and when the sale only takes goods back. */
    static OrderState state(List<OrderLine> lines) {
        boolean tookBack = lines.stream().anyMatch(line -> isGoods(line) && line.ordered() < 0);
        boolean sold = lines.stream().anyMatch(line -> isGoods(line) && line.ordered() > 0);
        return (tookBack && !sold) || OrderSettlement.returned(lines) ? OrderState.RETURNED : OrderState.SHIPPED;
    }

    private static boolean isGoods(OrderLine line) {
        return line.kind() == OrderLine.Kind.GOODS && !line.removed();
    }

    static OrderStatus of(IncomingSale sale, SaleStore.Sale kept, List<OrderLine> lines, Collection<String> faults) {
        if (kept.isLeftAlone()) {
            return leftAlone(kept.leftAlone(), sale.day());
        }
        if (sale.voided()) {
            return OrderStatus.of(OrderState.CANCELLED, sale.day());
        }
        return withReason(OrderStatus.of(state(lines), sale.day()), kept, lines, faults);
    }

    /** Nothing of it counts: as a sale it would count twice. */
    static OrderStatus leftAlone(String why, LocalDate day) {
        return new OrderStatus(OrderState.CANCELLED, null, TruncatedText.fitText(why), null, day);
    }

    /** The same with what has moved no stock. */
    static OrderStatus withReason(
            OrderStatus standing, SaleStore.Sale sale, List<OrderLine> lines, Collection<String> faults) {
        List<String> sentences = new ArrayList<>();
        if (sale.outside() && lines.stream().anyMatch(SaleStatus::isGoods)) {
            sentences.add(
                    "Shop " + sale.shopId() + " had no warehouse when this sale came in: it moved no stock, and never"
                            + " will. Map the shop to warehouses, and count what it sold until then.");
        }
        String unmatched = null;
        if (!faults.isEmpty() && !sale.outside()) {
            unmatched = HoldReasons.joined(List.copyOf(faults));
            sentences.add("These lines moved no stock yet; they do once they match a product.");
            sentences.addAll(faults);
        }
        return new OrderStatus(
                standing.state(),
                null,
                sentences.isEmpty() ? null : HoldReasons.joined(sentences),
                unmatched,
                standing.shipsOn());
    }
}
