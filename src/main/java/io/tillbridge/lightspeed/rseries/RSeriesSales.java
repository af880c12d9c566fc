package io.tillbridge.lightspeed.rseries;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.till.TillSale;
import io.tillbridge.till.TillSaleLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Sales of R-Series as sales of a till. Only id, shop and a time are needed; all else may be absent. */
public final class RSeriesSales {
    private static final int ID = 64;
    private static final int CENT_FRACTIONS = 4;

    /** @throws BadDataFailure when id, shop, every time, or the id of a line is not there */
    public TillSale sale(Object json) {
        RSeriesJson sale = RSeriesJson.of(json);
        String id = id(sale, "saleID", "A sale of the till");
        String shop = sale.id("shopID");
        if (shop == null) {
            throw new BadDataFailure(
                    "Sale " + id + " came without a shop: expected shopID with the id of a shop, found '"
                            + shown(sale.text("shopID")) + "'. Look at the sale at the till.");
        }
        String ticket = sale.text("ticketNumber");
        List<TillSaleLine> lines = new ArrayList<>();
        boolean taxIncluded = sale.flag("isTaxInclusive");
        sale.list("SaleLines", "SaleLine").forEach(line -> lines.add(line(line, id, taxIncluded)));
        return new TillSale(
                id,
                ticket.isEmpty() ? id : ticket,
                shop,
                sale.id("registerID"),
                sale.id("employeeID"),
                sale.id("customerID"),
                sale.flag("completed"),
                sale.flag("voided"),
                sale.flag("archived"),
                sale.instant("createTime"),
                sale.instant("completeTime"),
                updatedAt(sale, id),
                rounded(total(sale)),
                sale.text("referenceNumber"),
                sale.text("referenceNumberSource"),
                RSeriesCustomer.of(sale),
                lines);
    }

    /** The id of a sale of a list, for one that cannot be read whole; null: it has none. */
    public String idOf(Object json) {
        String id = RSeriesJson.of(json).id("saleID");
        return id == null || id.length() > ID ? null : id;
    }

    /**
     * When a sale of a list changed last.
     *
     * @throws BadDataFailure when every time is missing
     */
    public Instant changedAt(Object json) {
        RSeriesJson sale = RSeriesJson.of(json);
        return updatedAt(sale, id(sale, "saleID", "A sale of the till"));
    }

    /** The younger of both clocks, for nobody has written down which of them an edit moves. */
    private static Instant updatedAt(RSeriesJson sale, String id) {
        return Stream.of("updatetime", "updateTime", "timeStamp")
                .map(sale::instant)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .or(() -> Stream.of("completeTime", "createTime")
                        .map(sale::instant)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElseThrow(() -> new BadDataFailure("Sale " + id
                        + " came without a time: expected timeStamp such as 2026-05-04T18:22:09+00:00, found '"
                        + shown(sale.text("timeStamp")) + "'. Look at the sale at the till."));
    }

    private static BigDecimal total(RSeriesJson sale) {
        BigDecimal total = sale.amount("total");
        return total == null ? sale.amount("calcTotal") : total;
    }

    private static TillSaleLine line(RSeriesJson line, String saleId, boolean taxIncluded) {
        RSeriesJson item = line.object("Item");
        Long quantity = line.whole("unitQuantity");
        String ean = item.text("ean");
        String itemId = line.id("itemID");
        TillSaleLine.Kind kind = kind(line, item, itemId);
        return new TillSaleLine(
                id(line, "saleLineID", "A line of sale " + saleId),
                itemId,
                kind,
                title(item, itemId, kind),
                ean.isEmpty() ? item.text("upc") : ean,
                item.text("customSku"),
                item.text("manufacturerSku"),
                quantity == null ? 0 : quantity,
                rounded(unitPrice(line, taxIncluded)),
                rounded(line.amount("calcTotal")),
                line.id("parentSaleLineID"));
    }

    private static TillSaleLine.Kind kind(RSeriesJson line, RSeriesJson item, String itemId) {
        if (line.id("itemFeeID") != null || line.text("lineType").startsWith("item_fee")) {
            return TillSaleLine.Kind.FEE;
        }
        if (line.flag("isLayaway")) {
            return TillSaleLine.Kind.LAYAWAY;
        }
        if (line.flag("isWorkorder") || line.flag("isWorkOrder")) {
            return TillSaleLine.Kind.WORK_ORDER;
        }
        if (line.flag("isSpecialOrder")) {
            return TillSaleLine.Kind.SPECIAL_ORDER;
        }
        boolean withoutStock = itemId == null || item.text("itemType").equals("non_inventory");
        return withoutStock ? TillSaleLine.Kind.CHARGE : TillSaleLine.Kind.GOODS;
    }

    private static String title(RSeriesJson item, String itemId, TillSaleLine.Kind kind) {
        String description = item.text("description");
        if (!description.isEmpty()) {
            return description;
        }
        String fallback = kind == TillSaleLine.Kind.FEE ? "Fee" : "Misc. charge";
        return itemId == null ? fallback : "Item " + itemId;
    }

    private static BigDecimal unitPrice(RSeriesJson line, boolean taxIncluded) {
        BigDecimal price = line.amount("unitPrice");
        if (price == null || taxIncluded || !line.flag("tax")) {
            return price;
        }
        BigDecimal rates = Stream.of("tax1Rate", "tax2Rate")
                .map(line::amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ONE, BigDecimal::add);
        return price.multiply(rates);
    }

    /** Money of lines comes unrounded; the hub keeps so many digits, and no more are compared. */
    private static BigDecimal rounded(BigDecimal amount) {
        return amount == null ? null : amount.setScale(CENT_FRACTIONS, RoundingMode.HALF_UP);
    }

    private static String id(RSeriesJson json, String name, String subject) {
        String id = json.id(name);
        if (id == null || id.length() > ID) {
            throw new BadDataFailure(subject + " came without an id: expected " + name + " with a number, found "
                    + (id == null ? "none" : "a text of " + id.length() + " characters")
                    + ". Look at the newest sales at the till.");
        }
        return id;
    }

    private static String shown(String text) {
        return text.length() <= ID ? text : text.substring(0, ID) + "…";
    }
}
