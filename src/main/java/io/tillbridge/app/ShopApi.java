package io.tillbridge.app;

import io.tillbridge.api.resource.ShopServices;
import io.tillbridge.api.resource.TillServices;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.Running;
import io.tillbridge.stock.IncomingGoods;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the API needs of the shops. A connection that is no shop has no warehouses and no buffer. */
final class ShopApi {
    private final Connections connections;
    private final ShopFlows shops;
    private final Running running;
    private final TillServices tills;

    private ShopApi(Connections connections, ShopFlows shops, Running running) {
        this.connections = connections;
        this.shops = shops;
        this.running = running;
        this.tills = shops.tillStock.services();
    }

    static ShopServices parts(HubCore core, ShopFlows shops, Running running) {
        ShopApi api = new ShopApi(core.connections(), shops, running);
        return new ShopServices(
                shops.warehouses,
                shops.stock,
                new IncomingGoods(core.database(), core.clock()),
                shops.listings,
                shops.prices,
                shops.tillProducts,
                shops.orders,
                shops.shipments,
                shops.coverage,
                api::warehouses,
                api::buffer,
                api::free,
                api::tellShipments,
                api::budget,
                api::ofDeleted,
                api.tills);
    }

    /** What to do in the shop once its connection is deleted. */
    private Runnable ofDeleted(long id) {
        Runnable hooks = shops.hookFarewell.ofDeleted(id);
        Runnable checkout = shops.checkout.removal().ofDeleted(id);
        return () -> {
            hooks.run();
            checkout.run();
        };
    }

    /** Those of all shops of a till's account, in the order in which its shops name them. */
    private List<Long> warehouses(long id) {
        return tills.settings()
                .apply(id)
                .map(settings -> settings.shopMapping()
                        ? settings.shops().stream()
                                .flatMap(shop -> shop.warehouses().stream())
                                .distinct()
                                .toList()
                        : settings.warehouses())
                .or(() -> settings(id).map(CSeriesSettings::warehouses))
                .orElse(List.of());
    }

    private long buffer(long id) {
        return tills.settings()
                .apply(id)
                .map(RSeriesSettings::stockBuffer)
                .or(() -> settings(id).map(CSeriesSettings::stockBuffer))
                .orElse(0);
    }

    private Optional<CSeriesSettings> settings(long id) {
        return connections.find(id).filter(ShopApi::isShop).map(CSeriesSettings::of);
    }

    private static boolean isShop(Connection connection) {
        return connection.kind().equals(CSeries.NAME);
    }

    private void free(long id) {
        if (settings(id).isPresent()) {
            shops.orders.freeHeld(id, shops.rules.orders(id));
        }
    }

    private void tellShipments(long id) {
        connections
                .find(id)
                .filter(connection -> isShop(connection) && connection.enabled())
                .filter(connection -> CSeriesSettings.of(connection).orderSync())
                .ifPresent(connection -> running.runs().due(Jobs.SHIPMENT_PUSH, id));
    }

    private Map<String, Object> budget(long id) {
        Map<String, Object> health = new LinkedHashMap<>();
        view(connections, shops, id).map(ShopApi::health).ifPresent(health::putAll);
        shops.shopHooks.fault(id).ifPresent(why -> health.put("webhooks", Map.of("ok", false, "detail", why)));
        return health;
    }

    /** Calls that the scarcest window still allows; empty for what is no shop, and before its first answer. */
    static OptionalLong budgetLeft(Connections connections, ShopFlows shops, long id) {
        return view(connections, shops, id).stream()
                .flatMap(view -> view.windows().stream())
                .mapToLong(BudgetView.Window::remaining)
                .min();
    }

    /** The bucket of an account of tills; empty for others, and before its first answer. */
    static Optional<BudgetView.Window> bucket(Connections connections, ShopFlows shops, long id) {
        return view(connections, shops, id).stream()
                .flatMap(view -> view.windows().stream())
                .filter(window -> window.level() != null)
                .findFirst();
    }

    private static Optional<BudgetView> view(Connections connections, ShopFlows shops, long id) {
        String kind = connections.find(id).map(Connection::kind).orElse("");
        try {
            return switch (kind) {
                case CSeries.NAME -> Optional.of(shops.calls.budget(id));
                case RSeries.NAME -> Optional.of(shops.tillCalls.client.budget(id));
                default -> Optional.empty();
            };
        } catch (RefusedFailure noKey) {
            return Optional.empty();
        }
    }

    /** {@code {budgetLeft?, budget: {windows, asOf?, underWay, waitsUntil?}}}: the scarcest window counts. */
    static Map<String, Object> health(BudgetView view) {
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("windows", view.windows().stream().map(ShopApi::window).toList());
        budget.put("asOf", view.asOf());
        budget.put("underWay", view.underWay());
        budget.put("waitsUntil", view.waitsUntil());
        budget.values().removeIf(value -> value == null);
        Map<String, Object> health = new LinkedHashMap<>();
        view.windows().stream()
                .mapToLong(BudgetView.Window::remaining)
                .min()
                .ifPresent(left -> health.put("budgetLeft", left));
        health.put("budget", budget);
        return health;
    }

    private static Map<String, Object> window(BudgetView.Window window) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", window.name());
        view.put("limit", window.limit());
        view.put("remaining", window.remaining());
        view.put("resetsAt", window.resetsAt());
        if (window.level() != null) {
            view.put("level", hundredths(window.level().filled()));
            view.put("perSecond", hundredths(window.level().perSecond()));
        }
        view.values().removeIf(value -> value == null);
        return view;
    }

    private static BigDecimal hundredths(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    }
}
