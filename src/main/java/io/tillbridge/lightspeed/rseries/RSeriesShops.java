package io.tillbridge.lightspeed.rseries;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.till.TillEmployee;
import io.tillbridge.till.TillRegister;
import io.tillbridge.till.TillShop;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shops, registers and employees of an account as our records. Only the id is needed; all else may be absent. */
public final class RSeriesShops {
    /** @throws BadDataFailure when it has no id */
    public TillShop shop(Map<?, ?> json) {
        RSeriesJson shop = RSeriesJson.of(json);
        String id = id(shop, "shopID", "shop");
        String zone = shop.text("timeZone");
        return new TillShop(
                id,
                named(shop.text("name"), "Shop " + id),
                zone.isEmpty() ? null : zone,
                shop.id("priceLevelID"),
                shop.flag("archived"));
    }

    /** @throws BadDataFailure when it has no id */
    public TillRegister register(Map<?, ?> json) {
        RSeriesJson register = RSeriesJson.of(json);
        String id = id(register, "registerID", "register");
        String shop = register.id("shopID");
        return new TillRegister(
                id,
                shop == null ? "0" : shop,
                named(register.text("name"), "Register " + id),
                register.flag("archived"));
    }

    /** @throws BadDataFailure when it has no id */
    public TillEmployee employee(Map<?, ?> json) {
        RSeriesJson employee = RSeriesJson.of(json);
        String id = id(employee, "employeeID", "employee");
        String name = Stream.of("firstName", "lastName")
                .map(employee::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return new TillEmployee(id, named(name, "Employee " + id), employee.flag("archived"));
    }

    private static String named(String name, String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }

    private static String id(RSeriesJson json, String field, String what) {
        String id = json.id(field);
        if (id == null) {
            throw new BadDataFailure("The account shows a " + what + " without " + field + ", or with 0. Read the shops"
                    + " again; if it stays so, ask Lightspeed's support.");
        }
        return id;
    }
}
