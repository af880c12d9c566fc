package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Goods that come in as a part of the caller's transaction; who waits for them gets them. */
public final class StockReceipts {
    private final Clock clock;

    public StockReceipts(Clock clock) {
        this.clock = clock;
    }

    /**
     * One call for all of them, because their locks have an order.
     *
     * @throws CallerFault UNKNOWN: one of the warehouses is not there
     */
    public void book(Handle tx, List<StockReceipt> arrivals) {
        List<StockPlace> places = arrivals.stream().map(StockReceipts::place).toList();
        StockUnitOfWork work =
                StockUnitOfWork.open(tx, clock.instant().truncatedTo(ChronoUnit.MICROS), places, List.of());
        arrivals.forEach(
                arrival -> work.move(place(arrival), arrival.quantity(), arrival.reason(), arrival.reference()));
        work.coverWaiting();
        work.write();
    }

    private static StockPlace place(StockReceipt arrival) {
        return new StockPlace(arrival.productId(), arrival.warehouseId());

}
}
