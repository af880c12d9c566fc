package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The sales of an account, open, completed and voided, and what they do to the stock. Callers hold the lock of the data. */
final class SaleBook {
    private final TillData data;
    private final StockBook stock;
    private final SaleMoney money;
    private final TillSetup setup;
    private final TillQuirks quirks;

    SaleBook(TillData data, StockBook stock, TillSetup setup, TillQuirks quirks) {
        this.data = data;
        this.stock = stock;
        this.money = new SaleMoney(setup);
        this.setup = setup;
        this.quirks = quirks;
    }

    /** A cart with its lines; it moves nothing yet. */
    TillRow open(SaleDraft draft) {
        return open(0, draft);
    }

    /** @param id 0: the next one */
    TillRow open(long id, SaleDraft draft) {
        Instant now = data.now();
        TillRow fields = TillRow.of(
                        "referenceNumber", draft.reference(),
                        "referenceNumberSource", draft.referenceSource(),
                        "isTaxInclusive", setup.taxInclusive(),
                        "tax1Rate", setup.taxRate(),
                        "receiptPreference", "printed",
                        "customerID", draft.customerId(),
                        "employeeID", draft.employeeId(),
                        "registerID", draft.registerId() == 0 ? register(draft.shopId()) : draft.registerId(),
                        "shopID", draft.shopId(),
                        "taxCategoryID", 1)
                .all("createTime updatetime timeStamp", now)
                .all("tax2Rate", BigDecimal.ZERO)
                .zero("discountID tipEmployeeID quoteID shipToID")
                .blank("ticketNumber")
                .off("completed voided archived enablePromotions tipEnabled");
        TillTable table = data.table(TillEntity.SALE);
        TillRow sale = id == 0 ? table.add(fields) : table.add(id, fields);
        sale.put("ticketNumber", "22" + "%010d".formatted(sale.number("saleID")));
        draft.lines().forEach(line -> addLine(sale, line));
        money.sale(sale, lines(sale));
        SaleMoney.paid(sale, BigDecimal.ZERO);
        return sale;
    }

    /**
     * A cart is paid: its goods leave the shop, those with a negative quantity come back.
     *
     * @param at null: now
     */
    void complete(TillRow sale, Instant at, long paymentType) {
        Instant now = data.now();
        data.table(TillEntity.SALE_PAYMENT)
                .add(TillRow.of(
                                "saleID", sale.number("saleID"),
                                "amount", sale.amount("total"),
                                "paymentTypeID", paymentType,
                                "registerID", sale.number("registerID"),
                                "employeeID", sale.number("employeeID"))
                        .all("createTime", now)
                        .all("tipAmount", BigDecimal.ZERO)
                        .zero("ccChargeID refPaymentID creditAccountID")
                        .blank("remoteReference paymentID")
                        .off("archived"));
        Instant completed = at == null ? now : at;
        sale.put("completed", true)
                .put("completeTime", completed)
                .put("timeStamp", now)
                .put("updatetime", now);
        SaleMoney.paid(sale, sale.amount("total"));
        for (TillRow line : lines(sale)) {
            boolean back = line.number("unitQuantity") < 0;
            move(sale, line, -1, back ? "AddFromRefund" : "RemoveForTransaction");
        }
    }

    /** What was sold comes back to its shop, what came back is gone again. */
    void voided(TillRow sale, String reason) {
        for (TillRow line : lines(sale)) {
            move(sale, line, 1, "VoidSale");
        }
        sale.put("voided", true);
        if (quirks.voidMovesClocks()) {
            touch(sale);
        }
        data.table(TillEntity.SALE_VOID)
                .add(TillRow.of(
                        "saleID",
                        sale.number("saleID"),
                        "createTime",
                        data.now(),
                        "reason",
                        reason,
                        "employeeID",
                        sale.number("employeeID"),
                        "shopID",
                        sale.number("shopID")));
    }

    /** Something about a completed sale was edited. */
    void touch(TillRow sale) {
        sale.put("updatetime", data.now());
        if (quirks.editMovesTimeStamp() || !sale.flag("completed")) {
            sale.put("timeStamp", data.now());
        }
    }

    List<TillRow> lines(TillRow sale) {
        return data.where(TillEntity.SALE_LINE, "saleID", sale.number("saleID"));
    }

    TillRow addLine(TillRow sale, SaleDraft.Line line) {
        TillRow item = data.table(TillEntity.ITEM).find(line.itemId());
        BigDecimal cost = item == null ? BigDecimal.ZERO : item.amount("defaultCost");
        boolean taxed = line.itemId() != 0 && setup.taxRate().signum() != 0;
        TillRow row = data.table(TillEntity.SALE_LINE)
                .add(TillRow.of(
                                "saleID", sale.number("saleID"),
                                "unitQuantity", line.quantity(),
                                "unitPrice", line.price() == null ? ItemBook.sellingPrice(item) : line.price(),
                                "calcLineDiscount", line.discount(),
                                "avgCost", cost,
                                "fifoCost", cost,
                                "tax", taxed,
                                "taxClassID", item == null ? 0 : item.number("taxClassID"),
                                "customerID", sale.number("customerID"),
                                "employeeID", sale.number("employeeID"),
                                "itemID", line.itemId(),
                                "itemFeeID", line.lineType().isEmpty() ? 0 : 1,
                                "noteID", note(line.note()),
                                "parentSaleLineID", line.parent(),
                                "shopID", sale.number("shopID"),
                                "lineType", line.lineType())
                        .all("createTime timeStamp", data.now())
                        .all("normalUnitPrice discountAmount discountPercent calcTransactionDiscount", BigDecimal.ZERO)
                        .zero("taxCategoryID discountID")
                        .off("isLayaway isWorkorder isSpecialOrder"));
        money.line(row);
        return row;
    }

    /** Anew from its lines. */
    void recalculate(TillRow sale) {
        lines(sale).forEach(money::line);
        money.sale(sale, lines(sale));
    }

    private void move(TillRow sale, TillRow line, int direction, String reason) {
        stock.move(
                line.number("itemID"),
                sale.number("shopID"),
                direction * line.number("unitQuantity"),
                reason,
                sale.number("employeeID"),
                sale.number("saleID"));
    }

    private long note(String text) {
        return text.isEmpty()
                ? 0
                : data.table(TillEntity.NOTE)
                        .add(TillRow.of("note", text, "isPublic", false, "timeStamp", data.now()))
                        .number("noteID");
    }

    private long register(long shop) {
        return data.where(TillEntity.REGISTER, "shopID", shop).stream()
                .mapToLong(row -> row.number("registerID"))
                .findFirst()
                .orElse(0);
    }
}
