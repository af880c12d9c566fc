package io.tillbridge.lightspeed.rseries;

import io.tillbridge.product.Gtin;
import io.tillbridge.product.GtinKind;
import io.tillbridge.product.GtinReading;
import io.tillbridge.product.listing.PriceLevel;
import io.tillbridge.product.listing.WalkedItem;
import io.tillbridge.product.listing.WalkedVariant;
import io.tillbridge.run.BadDataFailure;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Items of an account as our records. Only the id is needed; all else may be absent. */
public final class RSeriesItems {
    /** The row of all shops together, in {@code ItemShops}. */
    private static final String ALL_SHOPS = "0";

    private static final Set<String> COUNTED = Set.of("", "default");

    private RSeriesItems() {}

    /** @throws BadDataFailure when it has no id */
    public static WalkedItem item(Map<?, ?> json, PriceLevels levels) {
        RSeriesJson item = RSeriesJson.of(json);
        String id = item.id("itemID");
        if (id == null) {
            throw new BadDataFailure("An item of the account has no itemID: its answer is not one of items.");
        }
        boolean counted = isCounted(item);
        Map<PriceLevel, BigDecimal> amounts = amounts(item, levels);
        return new WalkedItem(
                new WalkedVariant(
                        id,
                        null,
                        item.text("description"),
                        code(item),
                        item.text("customSku"),
                        item.text("manufacturerSku"),
                        amounts.get(PriceLevel.DEFAULT),
                        amounts.get(PriceLevel.COST),
                        counted ? "enabled" : "disabled",
                        null,
                        null,
                        WalkedVariant.Measures.NONE,
                        null,
                        // The item's own time stamp does not follow its stock.
                        null),
                item.flag("archived"),
                counted ? stock(item) : Map.of(),
                amounts);
    }

    /**
     * Whether a number of pieces may be set: of goods only. What is done or charged has none, that of a box or an assembly
     * follows from its parts, and each piece of a serialized item has a number of its own that a count would not give it.
     */
    private static boolean isCounted(RSeriesJson item) {
        return COUNTED.contains(item.text("itemType").toLowerCase(Locale.ROOT)) && !item.flag("serialized");
    }

    /** The EAN, or the UPC where that is no right number and the UPC is. */
    private static String code(RSeriesJson item) {
        String ean = item.text("ean");
        String upc = item.text("upc");
        if (upc.isEmpty() || (!ean.isEmpty() && isRight(ean))) {
            return ean;
        }
        return ean.isEmpty() || isRight(upc) ? upc : ean;
    }

    private static boolean isRight(String code) {
        return GtinReading.of(GtinKind.GTIN, code).canonical() != 0;
    }

    private static Map<String, Long> stock(RSeriesJson item) {
        Map<String, Long> stock = new HashMap<>();
        for (RSeriesJson row : item.list("ItemShops", "ItemShop")) {
            String shop = row.id("shopID");
            Long qoh = row.whole("qoh");
            if (shop != null && !shop.equals(ALL_SHOPS) && qoh != null) {
                stock.put(shop, qoh);
            }
        }
        return stock;
    }

    /** What an item shows of its prices and its cost. */
    public static Map<PriceLevel, BigDecimal> amounts(RSeriesJson item, PriceLevels levels) {
        Map<PriceLevel, BigDecimal> amounts = new EnumMap<>(PriceLevel.class);
        for (RSeriesJson price : item.list("Prices", "ItemPrice")) {
            BigDecimal amount = price.amount("amount");
            PriceLevel level = levels.of(price.text("useTypeID"), price.text("useType"));
            if (amount != null && level != null) {
                amounts.put(level, amount);
            }
        }
        BigDecimal cost = item.amount("defaultCost");
        if (cost != null) {
            amounts.put(PriceLevel.COST, cost);
        }
        return amounts;
    }

    /** The field and the digits that show a GTIN: {@code upc} takes 12, {@code ean} 13; empty for one with 14. */
    public static Map<String, String> codes(String gtin) {
        if (gtin == null || gtin.charAt(0) != '0') {
            return Map.of();
        }
        boolean upc = gtin.startsWith("00") && !gtin.startsWith("000000");
        return upc ? Map.of("upc", gtin.substring(2)) : Map.of("ean", gtin.substring(1));
    }

    /** All forms in which an account may show a GTIN of fourteen digits. */
    public static List<String> forms(String gtin) {
        if (gtin.startsWith("000000")) {
            return List.of(gtin.substring(6), gtin.substring(2), gtin.substring(1), gtin);
        }
        if (gtin.startsWith("00")) {
            return List.of(gtin.substring(2), gtin.substring(1), gtin);
        }
        return gtin.charAt(0) == '0' ? List.of(gtin.substring(1), gtin) : List.of(gtin);
    }

    /** The fourteen digits of what an item shows as EAN and UPC, of those that are right numbers. */
    public static List<String> gtins(RSeriesJson item) {
        return List.of(item.text("ean"), item.text("upc")).stream()
                .map(code -> GtinReading.of(GtinKind.GTIN, code).canonical())
                .filter(number -> number != 0)
                .map(Gtin::text)
                .distinct()
                .toList();
    }

    /**
     * The members {@code Prices} and {@code defaultCost} of the body of a call.
     *
     * @param amounts those that are sent
     */
    public static Map<String, Object> body(Map<PriceLevel, BigDecimal> amounts, PriceLevels levels) {
        Map<String, Object> body = new HashMap<>();
        List<Map<String, String>> prices = List.of(PriceLevel.DEFAULT, PriceLevel.MSRP).stream()
                .filter(amounts::containsKey)
                .map(level -> Map.of(
                        "amount", plain(amounts.get(level)),
                        "useTypeID", levels.id(level),
                        "useType", levels.name(level)))
                .toList();
        if (!prices.isEmpty()) {
            body.put("Prices", Map.of("ItemPrice", prices));
        }
        if (amounts.containsKey(PriceLevel.COST)) {
            body.put("defaultCost", plain(amounts.get(PriceLevel.COST)));
        }
        return body;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
