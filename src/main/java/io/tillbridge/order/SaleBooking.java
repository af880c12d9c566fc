package io.tillbridge.order;

import io.tillbridge.product.listing.ShopSales;
import io.tillbridge.stock.SaleStock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The stock that sales of tills move: the hub's own, and that which the till shows by itself. */
final class SaleBooking {
    private final SaleStock stock;
    private final ShopSales shopSales = new ShopSales();

    SaleBooking(Clock clock) {
        this.stock = new SaleStock(clock);
    }

    /**
     * Books what the lines are to have moved and have not.
     *
     * @param found lines whose product is known for the first time
     * @param undone the sale is void
     */
    void book(
            Handle tx,
            long orderId,
            SaleStore.Sale sale,
            List<OrderLine> lines,
            List<OrderLine> found,
            boolean undone,
            SaleRules rules,
            OrderHistory history) {
        if (sale.outside()) {
            return;
        }
        SaleStock.Places places = rules.places();
        if (sale.older() && !places.warehouses().isEmpty()) {
            stock.assume(tx, orderId, SaleLines.toMove(found, false), places);
        }
        SaleLines.moved(stock.book(tx, orderId, SaleLines.toMove(lines, undone), places), lines, history);
    }

    /** The till lowered its own number with the sale, and raised it by what came back. */
    void soldInShop(Handle tx, IncomingSale sale, List<OrderLine> lines, Instant now) {
        shopSales.sold(tx, shown(sale), SaleLines.pieces(lines, false), sale.earliest(), sale.latest(), now);
    }

    /** @param wasUndone it was void before */
    void changedInShop(
            Handle tx,
            IncomingSale sale,
            boolean wasUndone,
            List<OrderLine> before,
            List<OrderLine> after,
            Instant now) {
        Set<String> items =
                SaleLines.otherwise(SaleLines.pieces(before, wasUndone), SaleLines.pieces(after, sale.voided()));
        shopSales.doubtful(tx, shown(sale), items, now);
    }

    private static ShopSales.Shown shown(IncomingSale sale) {
        return new ShopSales.Shown(sale.order().connectionId(), sale.shopId());
    }
}
