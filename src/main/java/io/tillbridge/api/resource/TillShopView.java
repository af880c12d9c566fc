package io.tillbridge.api.resource;

import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.till.ShopMapping;
import io.tillbridge.till.TillEmployee;
import io.tillbridge.till.TillRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A shop of a till's account with its mapping.
 *
 * @param seen whether the account shows it; false for one that only the settings name
 * @param sends whether it is sent stock now
 * @param takes whether its sales are taken now
 * @param notes why not, and what else somebody should know
 */
record TillShopView(
        String shopId,
        String name,
        String timeZone,
        boolean seen,
        boolean archived,
        boolean sends,
        boolean takes,
        List<String> notes,
        List<MappedWarehouse> warehouses,
        List<Register> registers,
        Register register,
        Employee employee) {

    record MappedWarehouse(String warehouseId, String name) {}

    record Register(String registerId, String name, boolean archived) {
        static Register of(TillRegister register) {
            return new Register(register.id(), register.name(), register.archived());
        }
    }

    record Employee(String employeeId, String name, boolean archived) {}

    /** What the ids of a mapping are called. */
    record Names(Map<Long, String> warehouses, List<TillRegister> registers, Map<String, TillEmployee> employees) {}

    static TillShopView of(ShopMapping mapping, RSeriesSettings settings, Names names) {
        List<TillRegister> own = names.registers().stream()
                .filter(register -> register.shopId().equals(mapping.shopId()))
                .toList();
        boolean seen = mapping.shop() != null;
        return new TillShopView(
                mapping.shopId(),
                seen ? mapping.shop().name() : null,
                seen ? mapping.shop().timeZone() : null,
                seen,
                seen && mapping.shop().archived(),
                settings.stockSync() && mapping.sends(),
                settings.orderSync() && mapping.takes(),
                notes(mapping, settings, own, names),
                mapping.warehouses().stream()
                        .map(id -> new MappedWarehouse(
                                Long.toString(id), names.warehouses().getOrDefault(id, "Warehouse " + id)))
                        .toList(),
                own.stream().map(Register::of).toList(),
                register(mapping.registerId(), own),
                employee(mapping.employeeId(), names));
    }

    private static Register register(String id, List<TillRegister> own) {
        return id == null
                ? null
                : own.stream()
                        .filter(register -> register.id().equals(id))
                        .findFirst()
                        .map(Register::of)
                        .orElse(new Register(id, null, false));
    }

    private static Employee employee(String id, Names names) {
        TillEmployee known = id == null ? null : names.employees().get(id);
        return known == null
                ? id == null ? null : new Employee(id, null, false)
                : new Employee(id, known.name(), known.archived());
    }

    private static List<String> notes(
            ShopMapping mapping, RSeriesSettings settings, List<TillRegister> own, Names names) {
        List<String> notes = new ArrayList<>();
        mapping.note().ifPresent(notes::add);
        if (mapping.sends() && !settings.stockSync()) {
            notes.add("stockSync of this till is off: no stock is sent.");
        }
        if (mapping.takes() && !settings.orderSync()) {
            notes.add("orderSync of this till is off: no sales are taken.");
        }
        String register = settings.shop(mapping.shopId())
                .map(RSeriesSettings.Shop::registerId)
                .orElse(null);
        if (register != null && own.stream().noneMatch(one -> one.id().equals(register))) {
            notes.add("Register " + register + " was never seen in this shop. Check settings.shops.");
        }
        if (mapping.employeeId() != null && !names.employees().containsKey(mapping.employeeId())) {
            notes.add("Employee " + mapping.employeeId() + " was never seen in the account. Check the settings.");
        }
        return notes;
    }
}
