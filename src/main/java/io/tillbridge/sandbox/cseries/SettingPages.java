package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.DoubleJson;
import java.util.List;
import java.util.Map;

/** The shop, its languages, taxes, customers. */
final class SettingPages {
    private static final long TAX = 120_501;

    private SettingPages() {}

    static void addTo(DoubleRoutes routes) {
        routes.read("shop", "settings", (shop, call, id) -> DoubleAnswer.ok("shop", shop(shop)))
                .read(
                        "languages",
                        "settings",
                        (shop, call, id) -> DoubleAnswer.ok(
                                "languages", ShopLanguages.of(shop.setup().languages())))
                .read("taxes", "settings", (shop, call, id) -> DoubleAnswer.ok("taxes", List.of(tax(shop))))
                .read("taxes/{id}", "settings", (shop, call, id) -> {
                    if (id != TAX) {
                        throw new Refused(404, "Tax " + id + " not found");
                    }
                    return DoubleAnswer.ok("tax", tax(shop));
                })
                .read("customers/{id}", "customers", SettingPages::customer);
    }

    private static DoubleAnswer customer(DoubleShop shop, IncomingCall call, long id) {
        int number = DoubleCustomer.numberOf(id);
        if (number < 0) {
            throw new Refused(404, "Customer " + id + " not found");
        }
        return DoubleAnswer.ok("customer", shop.customerJson().customer(DoubleCustomer.numbered(number)));
    }

    private static Map<String, Object> tax(DoubleShop shop) {
        return DoubleJson.object(
                "id",
                TAX,
                "createdAt",
                shop.writing().date(1_600_000_000L),
                "updatedAt",
                shop.writing().date(1_600_000_000L),
                "isDefault",
                true,
                "rate",
                0.21,
                "title",
                "BTW hoog");
    }

    private static Map<String, Object> shop(DoubleShop shop) {
        ShopSetup setup = shop.setup();
        Map<String, Object> json = DoubleJson.object(
                "id", setup.id(),
                "createdAt", shop.writing().date(1_600_000_000L),
                "status", "test",
                "isB2b", false,
                "isRetail", shop.quirks().retail,
                "subDomain", "shop-" + setup.id(),
                "mainDomain", setup.domain(),
                "email", "merchant@example.com",
                "phone", "+31000000000",
                "fax", "",
                "street", "Voorbeeldlaan 1",
                "street2", "",
                "zipcode", "3500 AA",
                "city", "Utrecht",
                "region", "",
                "country", Writing.country(),
                "vatNumber", "",
                "cocNumber", "",
                "industry", "");
        json.put(
                "currency",
                DoubleJson.object(
                        "shortcode", "EUR",
                        "symbol", "€",
                        "title", "Euro",
                        "isDefault", true,
                        "currencyRate", "1.000000"));
        for (String relation : List.of("company", "limits", "javascript", "website", "scripts", "metafields")) {
            json.put(relation, shop.writing().many("shop/" + relation));
        }
        return json;
    }
}
