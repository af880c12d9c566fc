package io.tillbridge.lightspeed.cseries;

import io.tillbridge.connection.CSeriesSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a key may do in its shop.
 *
 * @param granted rights such as {@code orders read}, sorted
 */
record KeyRights(Set<String> granted) {
    private static final List<String> GROUPS =
            List.of("content", "customers", "orders", "products", "settings", "tracking");

    private static final String SETTINGS = "settings read";

    /** Each right the hub can use, what is lost without it, and the settings that need it. */
    private static final List<Need> NEEDS = List.of(
            new Need("orders read", "orders are not read", CSeriesSettings::orderSync),
            new Need("orders write", "shipments are not told to the shop", CSeriesSettings::orderSync),
            new Need("products read", "products are not matched, stock is not compared", KeyRights::products),
            new Need("products write", "stock is not sent", CSeriesSettings::stockSync),
            new Need("customers read", "customers in orders may be missing", settings -> false),
            new Need(SETTINGS, "the shop and its languages are not shown", settings -> false),
            new Need("settings write", "webhooks and the checkout script may not be set up", KeyRights::installs));

    private record Need(String right, String loss, Predicate<CSeriesSettings> by) {}

    static KeyRights of(ShopJson permissions) {
        Set<String> granted = new TreeSet<>();
        for (String group : GROUPS) {
            ShopJson pair = permissions.object(group);
            for (String right : List.of("read", "write")) {
                if (pair.flag(right)) {
                    granted.add(group + " " + right);
                }
            }
        }
        return new KeyRights(granted);
    }

    /** Whether the shop and its languages may be read. */
    boolean showsSettings() {
        return granted.contains(SETTINGS);
    }

    /** Whether everything that is switched on can be done. */
    boolean enoughFor(CSeriesSettings settings) {
        return NEEDS.stream().noneMatch(need -> need.by().test(settings) && !granted.contains(need.right()));
    }

    /** Which rights are missing and what each costs. */
    String sentence() {
        Map<String, String> missing = new LinkedHashMap<>();
        NEEDS.stream()
                .filter(need -> !granted.contains(need.right()))
                .forEach(need -> missing.put(need.right(), need.loss()));
        if (missing.isEmpty()) {
            return "the key has every right the hub uses";
        }
        List<String> parts = new ArrayList<>();
        missing.forEach((right, loss) -> parts.add("without '" + right + "' " + loss));
        return String.join("; ", parts)
                + ". Tick what you need at the key in the shop's back office under Settings, Developers.";
    }

    private static boolean installs(CSeriesSettings settings) {
        return settings.webhooks() || settings.checkout().script() || settings.checkout().methods();
    }

    private static boolean products(CSeriesSettings settings) {
        return settings.productSync() || settings.stockSync();
    }
}
