package io.tillbridge.till;

import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.product.listing.StockRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a shop of an account is to the hub.
 *
 * @param shop null when the settings name a shop that the account was never seen with
 * @param warehouses where its goods lie, the first one first
 * @param registerId for sales that the hub writes; null: none is set
 * @param employeeId for counts that the hub makes; null: none is set
 */
public record ShopMapping(String shopId, TillShop shop, List<Long> warehouses, String registerId, String employeeId) {
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    public ShopMapping {
        warehouses = List.copyOf(warehouses);
    }

    /** All shops of the account and those that the settings name, by id. */
    public static List<ShopMapping> of(RSeriesSettings settings, List<TillShop> shops) {
        List<ShopMapping> all = new ArrayList<>();
        shops.forEach(shop -> all.add(of(settings, shop.id(), shop)));
        settings.shops().stream()
                .map(RSeriesSettings.Shop::shopId)
                .filter(id -> shops.stream().noneMatch(shop -> shop.id().equals(id)))
                .forEach(id -> all.add(of(settings, id, null)));
        all.sort(Comparator.comparing(ShopMapping::shopId, BY_NUMBER));
        return List.copyOf(all);
    }

    private static ShopMapping of(RSeriesSettings settings, String id, TillShop shop) {
        Optional<RSeriesSettings.Shop> entry = settings.shop(id);
        return new ShopMapping(
                id,
                shop,
                settings.warehousesOf(id),
                entry.map(RSeriesSettings.Shop::registerId).orElse(settings.registerId()),
                entry.map(RSeriesSettings.Shop::employeeId).orElse(settings.employeeId()));
    }

    /** Whether it is sent stock, once the switch is on. */
    public boolean sends() {
        return takes() && !shop.archived();
    }

    /** Whether its sales are taken, once the switch is on; also the last ones of an archived shop. */
    public boolean takes() {
        return shop != null && !warehouses.isEmpty();
    }

    /** The rules by which it is sent numbers, as far as the settings say them. */
    public StockRules rules(long buffer) {
        return StockRules.of(shopId, warehouses, buffer);
    }

    /** The shop in a sentence, such as {@code Riverside (2)}. */
    public String title() {
        return shop == null ? shopId : shop.name() + " (" + shopId + ")";
    }

    /** Why it sends nothing; empty when it does. */
    public Optional<String> note() {
        if (shop == null) {
            return Optional.of("The account was never seen with a shop " + shopId
                    + ": it sends and takes nothing. Check settings.shops, or read the shops again.");
        }
        if (warehouses.isEmpty()) {
            return Optional.of("No warehouses mapped: it sends and takes nothing.");
        }
        return shop.archived()
                ? Optional.of("Archived in the account: its mapping is kept, and no stock is sent to it.")
                : Optional.empty();
    }
}
