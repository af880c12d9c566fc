package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings of an R-Series account. */
final class RSeriesFields {
    private static final List<String> SETTINGS = List.of(
            "accountId",
            "baseUrl",
            "redirectUri",
            "clientId",
            "shopName",
            "registerId",
            "employeeId",
            "orderSync",
            "productSync",
            "stockSync",
            "priceSync",
            "costSync",
            "autoEnableNewProducts",
            "autoCreateProducts",
            "shopMapping",
            "shops",
            "warehouses",
            "returnsWarehouse",
            "useCompanyAddress",
            "stockBuffer",
            "matchBy",
            "skuField",
            "countFrom",
            "skipSales",
            "skipWebOrders",
            "currency",
            "priceLevels");
    private static final List<String> SHOP = List.of("shopId", "warehouses", "registerId", "employeeId");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final List<String> LEVELS = List.of("default", "msrp");
    private static final int MOST_COUNT = 1_000_000;

    private RSeriesFields() {}

    static RSeriesSettings read(Object given, List<FieldFault> faults) {
        Fields fields = Fields.of("/settings", given, SETTINGS, faults);
        return new RSeriesSettings(
                id(fields, "accountId"),
                ShopBaseUrl.read(fields),
                redirect(fields),
                fields.text("clientId", 255).orElse(null),
                fields.text("shopName", 255).orElse(null),
                id(fields, "registerId"),
                id(fields, "employeeId"),
                fields.flag("orderSync").orElse(false),
                fields.flag("productSync").orElse(false),
                fields.flag("stockSync").orElse(false),
                fields.flag("priceSync").orElse(false),
                fields.flag("costSync").orElse(false),
                fields.flag("autoEnableNewProducts").orElse(false),
                fields.flag("autoCreateProducts").orElse(false),
                fields.flag("shopMapping").orElse(false),
                shops(given, fields, faults),
                StockFields.warehouses(fields),
                Optional.ofNullable(id(fields, "returnsWarehouse"))
                        .map(Long::valueOf)
                        .orElse(null),
                fields.flag("useCompanyAddress").orElse(false),
                StockFields.buffer(fields),
                fields.oneOf("matchBy", "ean-and-sku", List.of("ean", "sku", "ean-or-sku", "ean-and-sku")),
                fields.oneOf("skuField", "customSku", List.of("customSku", "manufacturerSku")),
                fields.whole("countFrom", 0, 0, MOST_COUNT),
                SaleSkipRule.read(given, fields, faults),
                fields.flag("skipWebOrders").orElse(true),
                currency(fields),
                levels(fields));
    }

    private static String currency(Fields fields) {
        Optional<String> text = fields.text("currency", 80);
        if (text.isPresent() && !CURRENCY.matcher(text.get()).matches()) {
            fields.fault(
                    "currency",
                    "malformed",
                    "must be the code of a currency in three capitals, such as EUR, found " + Fields.shown(text.get())
                            + ".");
            return null;
        }
        return text.orElse(null);
    }

    private static List<String> levels(Fields fields) {
        if (!fields.has("priceLevels")) {
            return LEVELS;
        }
        List<String> given = fields.texts("priceLevels", LEVELS::contains, "default or msrp");
        return LEVELS.stream().filter(given::contains).toList();
    }

    static String id(Fields fields, String name) {
        Optional<String> text = fields.text(name, 80);
        if (text.isPresent() && !ID.matcher(text.get()).matches()) {
            fields.fault(name, "malformed", "must be an id in digits, found " + Fields.shown(text.get()) + ".");
            return null;
        }
        return text.orElse(null);
    }

    private static String redirect(Fields fields) {
        Optional<String> text = fields.text("redirectUri", 500);
        if (text.isPresent() && !isRedirect(text.get())) {
            fields.fault(
                    "redirectUri",
                    "malformed",
                    "must be an https address without fragment, as it is registered for the client; http goes to this"
                            + " machine only. Found " + text.get().length() + " other characters.");
            return null;
        }
        return text.orElse(null);
    }

    private static boolean isRedirect(String text) {
        try {
            URI uri = new URI(text);
            boolean safe = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && ShopBaseUrl.isThisMachine(uri.getHost()));
            return safe && uri.getHost() != null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static List<RSeriesSettings.Shop> shops(Object given, Fields fields, List<FieldFault> faults) {
        Object value = given instanceof Map<?, ?> map ? map.get("shops") : null;
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            fields.fault(
                    "shops",
                    "wrong-type",
                    "must be a list of shops, each with shopId and warehouses, found " + Fields.typeOf(value) + ".");
            return List.of();
        }
        List<RSeriesSettings.Shop> shops = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Fields shop = Fields.of("/settings/shops/" + i, list.get(i), SHOP, faults);
            String id = id(shop, "shopId");
            if (id == null) {
                if (!shop.has("shopId")) {
                    shop.missing("shopId", "is needed: the id of a shop of the account, such as 2.");
                }
            } else if (!seen.add(id)) {
                shop.fault("shopId", "duplicate", "must name each shop once; shop " + id + " stands above, too.");
            } else {
                shops.add(new RSeriesSettings.Shop(
                        id, StockFields.warehouses(shop), id(shop, "registerId"), id(shop, "employeeId")));
            }
        }
        return shops;
    }
}
