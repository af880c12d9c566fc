package io.tillbridge.order;

import io.tillbridge.wording.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Shows at a sale what later sales of the till gave back of it. The goods are booked with those. */
final class SaleReturns {
    private static final int SHOWN = 20;

    private SaleReturns() {}

    /** @param by the number of the sale that gave something back, or no longer does */
    static void show(Handle tx, long orderId, String by, Instant now) {
        Order order = OrderStore.lock(tx, orderId).orElse(null);
        if (order == null) {
            return;
        }
        List<OrderLine> lines = LineStore.of(tx, orderId);
        Map<String, Long> back = SaleStore.givenBack(
                tx,
                order.connectionId(),
                lines.stream().map(OrderLine::remoteId).toList());
        List<OrderLine> changed = new ArrayList<>();
        List<OrderLine> after = new ArrayList<>();
        for (OrderLine line : lines) {
            OrderLine shown = line.withReturned(back.getOrDefault(line.remoteId(), 0L));
            after.add(shown);
            if (shown.returned() != line.returned()) {
                changed.add(shown);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        LineStore.write(tx, orderId, changed);
        OrderHistory history = new OrderHistory();
        history.add(
                "return",
                "Came back by now, with sale " + by + ": "
                        + changed.stream()
                                .limit(SHOWN)
                                .map(line -> line.returned() + " of " + line.shown())
                                .collect(Collectors.joining(", "))
                        + (changed.size() > SHOWN
                                ? ", and " + Quantity.of(changed.size() - SHOWN, "more line") + "."
                                : "."));
        OrderStatus standing = order.state().gone()
                ? new OrderStatus(SaleStatus.state(after), null, order.holdReason(), order.holdLines(), order.shipsOn())
                : order.standing();
        history.stands(order.standing(), standing);
        OrderStore.stand(tx, orderId, standing, now);
        history.write(tx, orderId, now);
        OrderEvents.write(tx, orderId, order.connectionId(), order.standing(), standing, history, now);
    }
}
