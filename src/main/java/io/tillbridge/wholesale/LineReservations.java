package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.stock.HeldQuantity;
import io.tillbridge.stock.ReservationRequest;
import io.tillbridge.stock.StockWithdrawal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The goods of the lines of an order: reserved, released, taken, in the ledger that shop orders use. */
record LineReservations(WholesaleWork work) {

    /**
     * Reserves what is left of each line.
     *
     * @return for each line whose goods are missing a sentence
     * @throws CallerFault CONFLICT: the settings name no warehouse, or one that is not there
     */
    List<String> hold(Handle tx, List<WholesaleLine> lines) {
        List<Long> warehouses = work.settings().warehouses();
        if (warehouses.isEmpty()) {
            throw CallerFault.conflict(
                    "stock-short",
                    "The settings name no warehouse for wholesale: set wholesale.warehouses in the account settings.");
        }
        List<ReservationRequest> wanted = lines.stream()
                .map(line ->
                        new ReservationRequest(line.owner(), line.productId(), warehouses, line.left(), null))
                .toList();
        Map<String, HeldQuantity> held = new HashMap<>();
        booked(() -> held.putAll(work.reservations().hold(tx, wanted)));
        List<String> missing = new ArrayList<>();
        for (WholesaleLine line : lines) {
            HeldQuantity here = held.get(line.owner());
            if (here.isShort()) {
                missing.add(line.shown() + ": " + here.covered() + " of " + here.quantity() + " there");
            }
        }
        return missing;
    }

    void release(Handle tx, List<WholesaleLine> lines) {
        if (!lines.isEmpty()) {
            work.reservations()
                    .release(tx, lines.stream().map(WholesaleLine::owner).toList());
        }
    }

    /** Goods have left. */
    void take(Handle tx, long shipment, Map<WholesaleLine, Long> leaving) {
        List<StockWithdrawal> takings = new ArrayList<>();
        leaving.forEach((line, pieces) -> takings.add(new StockWithdrawal(
                line.owner(),
                line.productId(),
                work.settings().warehouses(),
                pieces,
                "wholesale-shipped",
                "wholesale-shipment:" + shipment + ":" + line.id())));
        booked(() -> work.reservations().take(tx, takings));
    }

    /** By line. */
    Map<Long, HeldQuantity> held(Handle tx, List<WholesaleLine> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        Map<String, HeldQuantity> byOwner = work.reservations()
                .held(tx, lines.stream().map(WholesaleLine::owner).toList());
        Map<Long, HeldQuantity> held = new HashMap<>();
        for (WholesaleLine line : lines) {
            HeldQuantity here = byOwner.get(line.owner());
            if (here.quantity() > 0) {
                held.put(line.id(), here);
            }
        }
        return held;
    }

    private static void booked(Runnable booking) {
        try {
            booking.run();
        } catch (CallerFault fault) {
            throw CallerFault.conflict("stock-short", fault.getMessage());
        }
    }
}
