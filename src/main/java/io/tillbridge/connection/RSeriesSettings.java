package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings of an account on R-Series.
 *
 * @param accountId in digits; null until the sign-in has found it
 * @param baseUrl address of the API without a slash at its end; null: that of the key {@code rseries.api}
 * @param redirectUri where the sign-in comes back to; null: this hub's own callback
 * @param clientId of the client that the company registered; null until it is set
 * @param shopName the name the company sells under there; may be null
 * @param registerId for sales that the hub writes; null: that of the shop
 * @param employeeId for counts that the hub makes; null: that of the shop, or who signed in
 * @param autoEnableNewProducts products that are new in the hub are enabled for this account
 * @param autoCreateProducts enabled products that the account lacks are created there
 * @param shopMapping each shop has the warehouses of its entry in {@code shops}; else every shop has {@code warehouses}
 * @param warehouses ids of the warehouses of all shops when {@code shopMapping} is off, the first one first
 * @param returnsWarehouse id of the warehouse that refunded goods go to; null: the first of the shop
 * @param useCompanyAddress sales carry the company's address as billing and shipping address
 * @param stockBuffer pieces that are never shown to a shop
 * @param matchBy {@code ean}, {@code sku}, {@code ean-or-sku} or {@code ean-and-sku}
 * @param skuField the field of an item that holds our SKU: {@code customSku} or {@code manufacturerSku}
 * @param countFrom how many changed numbers of one shop are sent by an inventory count; 0: never
 * @param skipSales which sales of the account are left alone: those that another system wrote there
 * @param skipWebOrders sales whose reference is the number of a web shop's order are left alone
 * @param currency of the hub's prices, such as {@code EUR}; null: not compared with that of the account
 * @param priceLevels which price levels get the product's msrp: {@code default}, {@code msrp}
 */
public record RSeriesSettings(
        String accountId,
        String baseUrl,
        String redirectUri,
        String clientId,
        String shopName,
        String registerId,
        String employeeId,
        boolean orderSync,
        boolean productSync,
        boolean stockSync,
        boolean priceSync,
        boolean costSync,
        boolean autoEnableNewProducts,
        boolean autoCreateProducts,
        boolean shopMapping,
        List<Shop> shops,
        List<Long> warehouses,
        Long returnsWarehouse,
        boolean useCompanyAddress,
        int stockBuffer,
        String matchBy,
        String skuField,
        int countFrom,
        List<SaleSkipRule> skipSales,
        boolean skipWebOrders,
        String currency,
        List<String> priceLevels) {
    /**
     * One shop of the account.
     *
     * @param shopId R-Series' id, in digits, never 0
     * @param warehouses where its goods lie, the first one first; none: the shop sends and takes nothing
     * @param registerId null: that of the connection
     * @param employeeId null: that of the connection
     */
    public record Shop(String shopId, List<Long> warehouses, String registerId, String employeeId) {
        public Shop {
            warehouses = List.copyOf(warehouses);
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("shopId", shopId);
            map.put("warehouses", warehouses.stream().map(String::valueOf).toList());
            map.put("registerId", registerId);
            map.put("employeeId", employeeId);
            map.values().removeIf(value -> value == null);
            return map;
        }
    }

    public RSeriesSettings {
        shops = List.copyOf(shops);
        warehouses = List.copyOf(warehouses);
        skipSales = List.copyOf(skipSales);
        priceLevels = List.copyOf(priceLevels);
    }

    /**
     * The settings of a saved connection.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static RSeriesSettings of(Connection connection) {
        return StoredSettings.read(faults -> RSeriesFields.read(connection.settings(), faults));
    }

    /** Where the goods of a shop lie, the first one first; empty: it sends and takes nothing. */
    public List<Long> warehousesOf(String shopId) {
        if (!shopMapping) {
            return warehouses;
        }
        return shop(shopId).map(Shop::warehouses).orElse(List.of());
    }

    /** All that its shops have, that for returns first. */
    public List<Long> allWarehouses() {
        Stream<Long> sold =
                shopMapping ? shops.stream().flatMap(shop -> shop.warehouses().stream()) : warehouses.stream();
        return Stream.concat(Stream.ofNullable(returnsWarehouse), sold)
                .distinct()
                .toList();
    }

    /** The entry of a shop, whether {@code shopMapping} is on or not. */
    public Optional<Shop> shop(String shopId) {
        return shops.stream().filter(shop -> shop.shopId().equals(shopId)).findFirst();
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accountId", accountId);
        map.put("baseUrl", baseUrl);
        map.put("redirectUri", redirectUri);
        map.put("clientId", clientId);
        map.put("shopName", shopName);
        map.put("registerId", registerId);
        map.put("employeeId", employeeId);
        map.put("orderSync", orderSync);
        map.put("productSync", productSync);
        map.put("stockSync", stockSync);
        map.put("priceSync", priceSync);
        map.put("costSync", costSync);
        map.put("autoEnableNewProducts", autoEnableNewProducts);
        map.put("autoCreateProducts", autoCreateProducts);
        map.put("shopMapping", shopMapping);
        map.put("shops", shops.stream().map(Shop::toMap).toList());
        map.put("warehouses", warehouses.stream().map(String::valueOf).toList());
        map.put("returnsWarehouse", returnsWarehouse == null ? null : String.valueOf(returnsWarehouse));
        map.put("useCompanyAddress", useCompanyAddress);
        map.put("stockBuffer", stockBuffer);
        map.put("matchBy", matchBy);
        map.put("skuField", skuField);
        map.put("countFrom", countFrom);
        map.put("skipSales", skipSales.stream().map(SaleSkipRule::toMap).toList());
        map.put("skipWebOrders", skipWebOrders);
        map.put("currency", currency);
        map.put("priceLevels", priceLevels);
        map.values().removeIf(value -> value == null);
        return map;
    }
}
