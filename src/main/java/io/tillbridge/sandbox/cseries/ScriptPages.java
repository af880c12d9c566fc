package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import java.util.Map;
import java.util.function.Function;

/**
 * Scripts of a shop's pages ({@code shop/scripts}) and external services ({@code external_services}): counted, listed,
 * read, made, changed, deleted. Of external services only the names are known: their fields are a guess.
 */
final class ScriptPages {
    private static final Kind SCRIPTS = new Kind("shop/scripts", "shopScript", "url", DoubleShop::scripts);
    private static final Kind SERVICES =
            new Kind("external_services", "externalService", "urlEndpoint", DoubleShop::externalServices);

    private ScriptPages() {}

    /** @param field the one with the address */
    private record Kind(String path, String key, String field, Function<DoubleShop, ShopExtensions> of) {

        void addTo(DoubleRoutes routes) {
            routes.read(
                            path,
                            "settings",
                            (shop, call, id) -> DoubleAnswer.ok(
                                    key + "s",
                                    new ListQuery(call, shop.quirks())
                                            .page(of.apply(shop).all(), each -> true, each -> json(shop, each))))
                    .read(path + "/count", "settings", (shop, call, id) -> new ListQuery(call, shop.quirks())
                            .count(of.apply(shop).all(), each -> true))
                    .read(
                            path + "/{id}",
                            "settings",
                            (shop, call, id) -> DoubleAnswer.ok(key, json(shop, found(shop, id))))
                    .write("POST", path, "settings", this::make)
                    .write("PUT", path + "/{id}", "settings", this::change)
                    .write("DELETE", path + "/{id}", "settings", this::delete);
        }

        private DoubleAnswer make(DoubleShop shop, IncomingCall call, long id) {
            Map<String, Object> data = call.data(key);
            if (data.get(field) == null && data.get("body") == null) {
                throw new Refused(422, field + " is needed");
            }
            check(data);
            ShopExtension made = of.apply(shop).make();
            take(made, data);
            return new DoubleAnswer(201, DoubleJson.object(key, json(shop, made)));
        }

        private DoubleAnswer change(DoubleShop shop, IncomingCall call, long id) {
            ShopExtension changed = found(shop, id);
            Map<String, Object> data = call.data(key);
            check(data);
            take(changed, data);
            changed.updatedAt = shop.clock().instant().getEpochSecond();
            return DoubleAnswer.ok(key, json(shop, changed));
        }

        private DoubleAnswer delete(DoubleShop shop, IncomingCall call, long id) {
            found(shop, id);
            of.apply(shop).all().remove(id);
            return new DoubleAnswer(204, null);
        }

        private void check(Map<String, Object> data) {
            if (data.get(field) != null && !data.get(field).toString().matches("https?://.{1,2000}")) {
                throw new Refused(422, field + " must be a URL");
            }
        }

        private void take(ShopExtension to, Map<String, Object> data) {
            to.address = text(data, field, to.address);
            to.place = text(data, "location", to.place);
            to.name = text(data, "name", to.name);
        }

        private ShopExtension found(DoubleShop shop, long id) {
            ShopExtension found = of.apply(shop).all().get(id);
            if (found == null) {
                throw new Refused(404, key + " " + id + " not found");
            }
            return found;
        }

        private Map<String, Object> json(DoubleShop shop, ShopExtension each) {
            return each.dress(DoubleJson.object(
                    "id",
                    each.id,
                    "createdAt",
                    shop.writing().date(each.createdAt),
                    "updatedAt",
                    shop.writing().date(each.updatedAt),
                    field,
                    each.address,
                    "location",
                    each.place,
                    "name",
                    each.name));
        }

        private static String text(Map<String, Object> data, String name, String present) {
            return data.get(name) instanceof String text ? text : present;
        }
    }

    static void addTo(DoubleRoutes routes) {
        SCRIPTS.addTo(routes);
        SERVICES.addTo(routes);
    }
}
