package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** What happens at the tills of an account: what a test or a person may ring up. Safe for several threads. */
public final class DoubleSales {
    private static final long CASH = 1;

    private final TillData data;
    private final SaleBook sales;
    private final StockBook stock;

    DoubleSales(TillData data, SaleBook sales, StockBook stock) {
        this.data = data;
        this.sales = sales;
        this.stock = stock;
    }

    /**
     * A completed sale.
     *
     * @return its id
     */
    public long ringUp(SaleDraft draft) {
        return ringUp(0, draft);
    }

    /** A completed sale with an id of one's own, as if it had been rung up at its time. */
    long rungUp(long id, SaleDraft draft) {
        synchronized (data) {
            long sale = ringUp(id, draft);
            Instant at = draft.completedAt();
            sale(sale).put("createTime", at).put("timeStamp", at).put("updatetime", at);
            return sale;
        }
    }

    private long ringUp(long id, SaleDraft draft) {
        synchronized (data) {
            TillRow sale = sales.open(id, draft);
            sales.complete(sale, draft.completedAt(), CASH);
            return sale.number("saleID");
        }
    }

    /**
     * A cart that is not paid.
     *
     * @return its id
     */
    public long open(SaleDraft draft) {
        synchronized (data) {
            return sales.open(draft).number("saleID");
        }
    }

    /**
     * One of the many carts without lines that registers leave behind.
     *
     * @return its id
     */
    public long emptyCart(long shopId) {
        return open(SaleDraft.at(shopId));
    }

    /** A cart is paid now. */
    public void complete(long saleId) {
        synchronized (data) {
            sales.complete(sale(saleId), null, CASH);
        }
    }

    /**
     * All of it comes back, as a sale of its own.
     *
     * @return the refund's id
     */
    public long refund(long saleId) {
        synchronized (data) {
            TillRow sale = sale(saleId);
            SaleDraft draft = back(sale);
            for (TillRow line : sales.lines(sale)) {
                draft = draft.line(back(line, line.number("unitQuantity")));
            }
            return ringUp(draft);
        }
    }

    /**
     * Some of one line comes back.
     *
     * @param line from 0
     * @return the refund's id
     */
    public long refund(long saleId, int line, int quantity) {
        synchronized (data) {
            TillRow sale = sale(saleId);
            return ringUp(back(sale).line(back(sales.lines(sale).get(line), quantity)));
        }
    }

    /** A completed sale is taken back whole; its goods go back to the shop. */
    public void voidSale(long saleId) {
        synchronized (data) {
            sales.voided(sale(saleId), "Rung up by mistake");
        }
    }

    /** A completed sale gets another customer: no goods move. */
    public void edit(long saleId, long customerId) {
        synchronized (data) {
            TillRow sale = sale(saleId).put("customerID", customerId);
            sales.touch(sale);
        }
    }

    /**
     * A completed sale gets another quantity in one line, which moves the difference.
     *
     * @param line from 0
     */
    public void changeQuantity(long saleId, int line, int quantity) {
        synchronized (data) {
            TillRow sale = sale(saleId);
            TillRow row = sales.lines(sale).get(line);
            long before = row.number("unitQuantity");
            row.put("unitQuantity", quantity).put("timeStamp", data.now());
            if (sale.flag("completed")) {
                stock.move(
                        row.number("itemID"),
                        sale.number("shopID"),
                        before - quantity,
                        "RemoveForTransaction",
                        sale.number("employeeID"),
                        saleId);
            }
            sales.recalculate(sale);
            sales.touch(sale);
        }
    }

    /** A completed sale gets another line, whose goods leave the shop. */
    public void addLine(long saleId, long itemId, int quantity) {
        synchronized (data) {
            TillRow sale = sale(saleId);
            sales.addLine(sale, SaleDraft.at(0).item(itemId, quantity).lines().get(0));
            stock.move(
                    itemId,
                    sale.number("shopID"),
                    -quantity,
                    "RemoveForTransaction",
                    sale.number("employeeID"),
                    saleId);
            sales.recalculate(sale);
            sales.touch(sale);
        }
    }

    /**
     * Goods that are laid away for somebody: they leave the stock, and no sale shows them.
     *
     * @return the line's id
     */
    public long layaway(long shopId, long itemId, int quantity) {
        return reserved(shopId, itemId, quantity, "isLayaway", "onLayaway");
    }

    /**
     * Goods on a work order, likewise.
     *
     * @return the line's id
     */
    public long workOrder(long shopId, long itemId, int quantity) {
        return reserved(shopId, itemId, quantity, "isWorkorder", "onWorkOrder");
    }

    /**
     * Goods that were ordered for somebody, likewise.
     *
     * @return the line's id
     */
    public long specialOrder(long shopId, long itemId, int quantity) {
        return reserved(shopId, itemId, quantity, "isSpecialOrder", "onSpecialOrder");
    }

    private long reserved(long shopId, long itemId, int quantity, String flag, String reserved) {
        synchronized (data) {
            TillRow nowhere = TillRow.of("saleID", 0, "shopID", shopId, "employeeID", 1);
            SaleDraft.Line line =
                    SaleDraft.at(shopId).item(itemId, quantity).lines().get(0);
            TillRow row = sales.addLine(nowhere, line).put(flag, true);
            stock.move(itemId, shopId, -quantity, "RemoveForLayaway", 1, 0);
            TillRow there = stock.find(itemId, shopId);
            there.put(reserved, there.number(reserved) + quantity);
            return row.number("saleLineID");
        }
    }

    /** Ids of all sales, open ones too. */
    public List<Long> ids() {
        synchronized (data) {
            return data.table(TillEntity.SALE).all().stream()
                    .map(row -> row.number("saleID"))
                    .toList();
        }
    }

    private static SaleDraft back(TillRow sale) {
        return SaleDraft.at(sale.number("shopID"))
                .by(sale.number("registerID"), sale.number("employeeID"))
                .to(sale.number("customerID"));
    }

    private static SaleDraft.Line back(TillRow line, long quantity) {
        BigDecimal share = line.number("unitQuantity") == 0
                ? BigDecimal.ZERO
                : line.amount("calcLineDiscount")
                        .multiply(BigDecimal.valueOf(-quantity))
                        .divide(BigDecimal.valueOf(line.number("unitQuantity")), 4, RoundingMode.HALF_UP);
        String type = line.text("lineType").equals("item_fee") ? "item_fee_refund" : line.text("lineType");
        return new SaleDraft.Line(
                line.number("itemID"),
                (int) -quantity,
                line.amount("unitPrice"),
                share,
                "",
                type,
                line.number("saleLineID"));
    }

    private TillRow sale(long id) {
        return data.table(TillEntity.SALE).get(id);
    }
}
