package io.tillbridge.settings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How retailers order.
 *
 * @param minimumOrder the least total of an order; null: none. A retailer may have its own
 * @param currency of all wholesale prices, ISO 4217
 * @param packSizes whether quantities must be multiples of the pack size
 * @param warehouses ids of those that orders are reserved in, the first one first
 * @param acceptAtOnce whether a submitted order is accepted without a person when all goods are there
 * @param showStock what retailers see of the stock: {@code none}, {@code words} or {@code numbers}
 * @param priceList of retailers that have none of their own; null: the default costs
 * @param mailTo who is notified of submitted orders
 */
public record WholesaleSettings(
        BigDecimal minimumOrder,
        String currency,
        boolean packSizes,
        List<Long> warehouses,
        boolean acceptAtOnce,
        String showStock,
        String priceList,
        List<String> mailTo) {
    static final List<String> SHOW_STOCK = List.of("none", "words", "numbers");

    public static final WholesaleSettings NONE =
            new WholesaleSettings(null, "EUR", true, List.of(), false, "words", null, List.of());

    public WholesaleSettings {
        warehouses = List.copyOf(warehouses);
        mailTo = List.copyOf(mailTo);
    }

    /** With every default, without nulls. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (minimumOrder != null) {
            map.put("minimumOrder", minimumOrder.toPlainString());
        }
        map.put("currency", currency);
        map.put("packSizes", packSizes);
        map.put("warehouses", warehouses.stream().map(String::valueOf).toList());
        map.put("acceptAtOnce", acceptAtOnce);
        map.put("showStock", showStock);
        if (priceList != null) {
            map.put("priceList", priceList);
        }
        map.put("mailTo", mailTo);
        return map;
    }
}
