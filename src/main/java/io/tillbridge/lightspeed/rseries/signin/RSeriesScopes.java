package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.RSeriesSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which scopes each function needs: the hub asks for no other. */
final class RSeriesScopes {
    private static final String PREFIX = "employee:";

    /**
     * One function.
     *
     * @param name as a person knows it: the setting that switches it on
     */
    record Need(String name, Predicate<RSeriesSettings> on, List<String> rights) {}

    static final List<Need> NEEDS = List.of(
            new Need("shops, registers and employees", settings -> true, List.of("admin_shops", "admin_employees")),
            new Need(
                    "orderSync",
                    RSeriesSettings::orderSync,
                    List.of("register_read", "customers_read", "inventory_read")),
            new Need("productSync", RSeriesSettings::productSync, List.of("inventory_read")),
            new Need("autoCreateProducts", RSeriesSettings::autoCreateProducts, List.of("inventory", "product_edit")),
            new Need("stockSync", RSeriesSettings::stockSync, List.of("inventory")),
            new Need(
                    "stockSync with countFrom",
                    settings -> settings.stockSync() && settings.countFrom() > 0,
                    List.of("inventory_counts", "inventory_counts_reconcile")),
            new Need("priceSync", RSeriesSettings::priceSync, List.of("inventory_read", "product_edit")),
            new Need(
                    "costSync", RSeriesSettings::costSync, List.of("inventory_read", "product_edit", "product_cost")));

    /** A right that holds another one. */
    private static final Map<String, String> WIDER =
            Map.of("inventory_read", "inventory", "register_read", "register", "customers_read", "customers");

    private RSeriesScopes() {}

    /** What to ask for, in alphabetical order, each with its prefix; a right within a wider one is left out. */
    static List<String> asked(RSeriesSettings settings) {
        TreeSet<String> rights = new TreeSet<>();
        NEEDS.stream().filter(need -> need.on().test(settings)).forEach(need -> rights.addAll(need.rights()));
        rights.removeIf(right -> WIDER.containsKey(right) && rights.contains(WIDER.get(right)));
        return rights.stream().map(right -> PREFIX + right).toList();
    }

    /**
     * Rights that switched-on functions need and that were not granted, each with the functions it is for.
     *
     * @param granted scopes with or without prefix
     */
    static List<String> missing(RSeriesSettings settings, Collection<String> granted) {
        List<String> missing = new ArrayList<>();
        for (Need need : NEEDS) {
            if (need.on().test(settings)) {
                need.rights().stream()
                        .filter(right -> !holds(granted, right))
                        .map(right -> PREFIX + right + " for " + need.name())
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    /**
     * Rights that the session lacks and that are needed, likewise.
     *
     * @param has what the session says of a right; null when it does not name it, which counts as there
     */
    static List<String> off(RSeriesSettings settings, Function<String, Boolean> has) {
        List<String> off = new ArrayList<>();
        for (Need need : NEEDS) {
            if (need.on().test(settings)) {
                need.rights().stream()
                        .filter(right -> Boolean.FALSE.equals(has.apply(right)))
                        .filter(right ->
                                !WIDER.containsKey(right) || !Boolean.TRUE.equals(has.apply(WIDER.get(right))))
                        .map(right -> right + " for " + need.name())
                        .forEach(off::add);
            }
        }
        return off;
    }

    private static boolean holds(Collection<String> granted, String right) {
        return has(granted, right)
                || has(granted, "all")
                || (WIDER.containsKey(right) && has(granted, WIDER.get(right)));
    }

    private static boolean has(Collection<String> granted, String right) {
        return granted.contains(PREFIX + right) || granted.contains(right);
    }
}
