package io.tillbridge.order;

import io.tillbridge.stock.HeldQuantity;
import io.tillbridge.stock.IncomingQuantity;
import io.tillbridge.stock.ReservationRequest;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.StockWithdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The goods of an order's lines: kept, let go, taken. One call each for all lines, because their locks have an order. */
final class OrderReservations {
    private final Reservations reservations;

    OrderReservations(Reservations reservations) {
        this.reservations = reservations;
    }

    /**
     * Keeps what is left to send of each line that has a product, and lets go of the rest.
     *
     * @param expiresAt until when, null: until it is sent or cancelled
     * @param turn whose goods they are when there are too few: the earliest first
     * @param fresh the lines were made in this transaction: they hold nothing yet
     * @return for each line whose goods are missing: which it is, how many, and what to do
     */
    List<String> keep(
            Handle tx, List<OrderLine> lines, OrderRules rules, Instant expiresAt, Instant turn, boolean fresh) {
        if (rules.warehouses().isEmpty()) {
            letGo(tx, lines.stream().filter(line -> line.left() == 0).toList());
            return lines.stream().anyMatch(line -> line.productId() != null && line.left() > 0)
                    ? List.of("The connection has no warehouse to take goods from. Give it one.")
                    : List.of();
        }
        List<OrderLine> known =
                lines.stream().filter(line -> line.productId() != null).toList();
        if (known.isEmpty()) {
            return List.of();
        }
        List<ReservationRequest> wanted = known.stream()
                .map(line -> new ReservationRequest(
                        line.owner(), line.productId(), rules.warehouses(), line.left(), expiresAt, turn))
                .toList();
        Map<String, HeldQuantity> held = fresh ? reservations.holdFirst(tx, wanted) : reservations.hold(tx, wanted);
        List<String> missing = new ArrayList<>();
        for (OrderLine line : known) {
            HeldQuantity here = held.get(line.owner());
            if (here.isShort()) {
                missing.add(HoldReasons.missing(
                        line.shown(), line.productId(), here.quantity(), here.covered(), IncomingQuantity.NOTHING));
            }
        }
        return missing;
    }

    void letGo(Handle tx, List<OrderLine> lines) {
        List<String> owners = lines.stream()
                .filter(line -> line.productId() != null)
                .map(OrderLine::owner)
                .toList();
        if (!owners.isEmpty()) {
            reservations.release(tx, owners);
        }
    }

    /**
     * Goods have left: takes them from the stock. Lines without product have none to take.
     *
     * @param event what they left by; once told, the same event takes nothing more
     */
    void take(Handle tx, List<OrderLine.Pieces> leaving, List<Long> warehouses, String event) {
        List<StockWithdrawal> takings = leaving.stream()
                .filter(one -> one.line().productId() != null && one.quantity() > 0)
                .map(one -> new StockWithdrawal(
                        one.line().owner(),
                        one.line().productId(),
                        warehouses,
                        one.quantity(),
                        "shipped",
                        event + ":" + one.line().owner() + ":" + one.line().shipped()))
                .toList();
        if (!takings.isEmpty()) {
            reservations.take(tx, takings);
        }
    }
}
