package io.tillbridge.wholesale;

import java.math.BigDecimal;
import java.time.Instant;

/** An order as it is after a move. */
final class StatedOrder {
    private StatedOrder() {}

    static WholesaleOrder in(WholesaleOrder order, WholesaleState state) {
        return of(order, state, order.total(), order.reason(), order.decidedAt(), order.decidedBy());
    }

    static WholesaleOrder decided(WholesaleOrder order, WholesaleState state, String reason, Instant at, String who) {
        return of(order, state, order.total(), reason, at, who);
    }

    static WholesaleOrder worth(WholesaleOrder order, BigDecimal total) {
        return of(order, order.state(), total, order.reason(), order.decidedAt(), order.decidedBy());
    }

    /** With what the retailer writes on it. */
    static WholesaleOrder written(WholesaleOrder order, String reference, String note, String deliverTo) {
        return new WholesaleOrder(
                order.id(),
                order.retailerId(),
                reference,
                order.state(),
                order.currency(),
                order.total(),
                order.priceList(),
                note,
                deliverTo,
                order.reason(),
                order.termsUrl(),
                order.termsVersion(),
                order.termsAt(),
                order.version(),
                order.createdBy(),
                order.createdAt(),
                order.updatedAt(),
                order.submittedAt(),
                order.decidedAt(),
                order.decidedBy());
    }

    private static WholesaleOrder of(
            WholesaleOrder order,
            WholesaleState state,
            BigDecimal total,
            String reason,
            Instant decidedAt,
            String decidedBy) {
        return new WholesaleOrder(
                order.id(),
                order.retailerId(),
                order.reference(),
                state,
                order.currency(),
                total,
                order.priceList(),
                order.note(),
                order.deliverTo(),
                reason,
                order.termsUrl(),
                order.termsVersion(),
                order.termsAt(),
                order.version(),
                order.createdBy(),
                order.createdAt(),
                order.updatedAt(),
                order.submittedAt(),
                decidedAt,
                decidedBy);
    }
}
