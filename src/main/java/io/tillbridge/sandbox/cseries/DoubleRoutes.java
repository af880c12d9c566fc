package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import java.util.ArrayList;
import java.util.List;

/** Which call is done by what, and which right it needs. */
final class DoubleRoutes {
    /** What a shop does with a call; {@code id} is the number in the path, 0 when there is none. */
    @FunctionalInterface
    interface Page {
        DoubleAnswer answer(DoubleShop shop, IncomingCall call, long id);
    }

    private record Route(String method, String[] path, String group, boolean write, Page page) {}

    private final List<Route> routes = new ArrayList<>();

    DoubleRoutes() {
        AccountPages.addTo(this);
        SettingPages.addTo(this);
        OrderPages.addTo(this);
        ShipmentPages.addTo(this);
        ProductPages.addTo(this);
        VariantPages.addTo(this);
        WebhookPages.addTo(this);
        ScriptPages.addTo(this);
    }

    /** @param group of rights; null: none is needed */
    DoubleRoutes read(String path, String group, Page page) {
        routes.add(new Route("GET", path.split("/", -1), group, false, page));
        return this;
    }

    DoubleRoutes write(String method, String path, String group, Page page) {
        routes.add(new Route(method, path.split("/", -1), group, true, page));
        return this;
    }

    /** @throws Refused 404, 405 or 403 when there is no such call or no right to it, and whatever the page refuses */
    DoubleAnswer answer(DoubleShop shop, IncomingCall call) {
        if (call.resource() == null) {
            throw new Refused(404, "Not found");
        }
        String[] parts = call.resource().split("/", -1);
        boolean known = false;
        for (Route route : routes) {
            if (matches(route.path(), parts)) {
                known = true;
                if (route.method().equals(call.method())) {
                    return allowed(shop, route).page().answer(shop, call, id(route.path(), parts));
                }
            }
        }
        throw known ? new Refused(405, "Method not allowed") : new Refused(404, "Not found");
    }

    private static Route allowed(DoubleShop shop, Route route) {
        boolean webhook = route.path()[0].equals("webhooks");
        boolean write = route.write() && (!webhook || shop.quirks().webhooksNeedWrite);
        if (route.group() != null && !shop.rights().allows(route.group(), write)) {
            throw new Refused(
                    403, "Forbidden: the key has no " + (write ? "write" : "read") + " access to " + route.group());
        }
        return route;
    }

    private static boolean matches(String[] pattern, String[] parts) {
        if (pattern.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!(pattern[i].equals("{id}") ? isNumber(parts[i]) : pattern[i].equals(parts[i]))) {
                return false;
            }
        }
        return true;
    }

    private static long id(String[] pattern, String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (pattern[i].equals("{id}")) {
                return Long.parseLong(parts[i]);
            }
        }
        return 0;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
