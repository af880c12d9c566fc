package io.tillbridge.order;

import io.tillbridge.product.listing.ShopSales;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What a shop's orders say about the stock the shop shows: it lowers its own number by itself. */
final class ShopStock {
    private final ShopSales sales = new ShopSales();

    /** An order that is stored for the first time. What was refunded by then may be back in the shop's stock, or not. */
    void sold(Handle tx, IncomingOrder order, List<OrderLine> lines, Instant now) {
        Map<String, Long> pieces = new HashMap<>();
        Set<String> unclear = new TreeSet<>();
        for (OrderLine line : lines) {
            if (line.variantId() != null && line.refunded() > 0) {
                unclear.add(line.variantId());
            } else if (line.variantId() != null && line.ordered() > 0) {
                pieces.merge(line.variantId(), line.ordered(), Long::sum);
            }
        }
        pieces.keySet().removeAll(unclear);
        sales.sold(tx, order.connectionId(), pieces, order.orderedAt(), now);
        sales.doubtful(tx, order.connectionId(), unclear, now);
    }

    /** A stored order as the shop shows it now: other quantities, refunds, a cancellation. */
    void changed(Handle tx, Order before, IncomingOrder order, List<OrderLine> stored, LineMerge merge, Instant now) {
        boolean turned = isCancelled(before.remoteStatus()) != isCancelled(order.status());
        Map<String, OrderLine> known =
                stored.stream().collect(Collectors.toMap(OrderLine::remoteId, Function.identity()));
        Set<String> unclear = new TreeSet<>();
        for (OrderLine line : turned ? merge.lines() : merge.changed()) {
            OrderLine was = known.get(line.remoteId());
            boolean moved = was == null || was.ordered() != line.ordered() || was.refunded() != line.refunded();
            if ((turned || moved) && line.variantId() != null) {
                unclear.add(line.variantId());
            }
        }
        sales.doubtful(tx, order.connectionId(), unclear, now);
    }

    private static boolean isCancelled(String status) {
        return status.startsWith("cancelled");
    }
}
