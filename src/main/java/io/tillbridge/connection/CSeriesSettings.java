package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings of a web shop on C-Series.
 *
 * @param cluster {@code eu1} or {@code us1}; null when {@code baseUrl} is set
 * @param baseUrl address of the API without language and trailing slash; null when {@code cluster} is set
 * @param language two small letters: an active language of the shop
 * @param tradeName the name the company sells under there; may be null
 * @param matchBy {@code ean}, {@code sku}, {@code ean-or-sku} or {@code ean-and-sku}
 * @param skuField the field of the shop that holds our SKU: {@code articleCode} or {@code sku}
 * @param syncFields fields of products that follow the shop, of {@link CSeries#SYNC_FIELDS}
 * @param blankFields what an empty field of the shop does to ours: {@code overwrite} or {@code keep}
 * @param sameDayCutOff orders before this time of the shop's day leave that day
 * @param warehouses ids of the warehouses that serve the shop, the first one first; they are there when a connection is saved
 * @param stockBuffer pieces that are never shown to the shop
 * @param checkout what of the hub is put into the shop's checkout
 * @param lineKinds which lines of orders are no goods: {@code <kind>:<article code, SKU, EAN or title>}
 * @param checkoutOptions the shop's pages may ask what can be promised
 * @param checkoutHosts hosts of these pages, in small letters; none: that of the shop's own address
 */
public record CSeriesSettings(
        String cluster,
        String baseUrl,
        String language,
        String tradeName,
        boolean orderSync,
        boolean stockSync,
        boolean productSync,
        boolean createUnknownProducts,
        String matchBy,
        String skuField,
        Set<String> syncFields,
        String blankFields,
        boolean reserveUnpaid,
        boolean payAfterwards,
        LocalTime sameDayCutOff,
        ZoneId timeZone,
        List<Long> warehouses,
        int stockBuffer,
        boolean webhooks,
        CheckoutSwitches checkout,
        List<String> lineKinds,
        boolean checkoutOptions,
        List<String> checkoutHosts) {

    /**
     * The settings of a saved connection.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static CSeriesSettings of(Connection connection) {
        return StoredSettings.read(faults -> CSeries.read(connection.settings(), faults));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cluster", cluster);
        map.put("baseUrl", baseUrl);
        map.put("language", language);
        map.put("tradeName", tradeName);
        map.put("orderSync", orderSync);
        map.put("stockSync", stockSync);
        map.put("productSync", productSync);
        map.put("createUnknownProducts", createUnknownProducts);
        map.put("matchBy", matchBy);
        map.put("skuField", skuField);
        map.put("syncFields", List.copyOf(syncFields));
        map.put("blankFields", blankFields);
        map.put("reserveUnpaid", reserveUnpaid);
        map.put("payAfterwards", payAfterwards);
        map.put("sameDayCutOff", sameDayCutOff == null ? null : sameDayCutOff.toString());
        map.put("timeZone", timeZone == null ? null : timeZone.getId());
        map.put("warehouses", warehouses.stream().map(String::valueOf).toList());
        map.put("stockBuffer", stockBuffer);
        map.put("webhooks", webhooks);
        checkout.addTo(map);
        map.put("lineKinds", lineKinds);
        map.put("checkoutOptions", checkoutOptions);
        map.put("checkoutHosts", checkoutHosts);
        map.values().removeIf(value -> value == null);
        return map;
    }
}
