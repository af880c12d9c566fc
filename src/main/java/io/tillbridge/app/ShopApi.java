package io.tillbridge.app;

import io.tillbridge.api.ShopParts;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.BudgetView;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.Orders;
import io.tillbridge.order.Shipments;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** What the API needs of the shops, put together. */
public final class ShopApi {
    private final Connections connections;

    private ShopApi(Connections connections) {
        this.connections = connections;
    }

    /** The parts of a hub whose flows of shops do not run: nobody is told anything, and there is no budget. */
    static ShopParts alone(HubCore core) {
        return parts(
                core.database(),
                core.clock(),
                core.connections(),
                freed -> {},
                shipped -> {},
                connection -> Optional.empty());
    }

    /**
     * The parts over a database.
     *
     * @param freed told the connection whose orders may go on after a listing was linked by hand
     * @param shipped told the connection whose shop is to hear of a shipment
     * @param budget what a connection's shop told of its limits; empty for other kinds
     */
    public static ShopParts parts(
            Database database,
            Clock clock,
            Connections connections,
            LongConsumer freed,
            LongConsumer shipped,
            LongFunction<Optional<BudgetView>> budget) {
        ShopApi shops = new ShopApi(connections);
        Reservations reservations = new Reservations(database, clock);
        return new ShopParts(
                new Warehouses(database, clock),
                new Stock(database, clock),
                new Listings(database, clock),
                new Orders(database, clock, new LineMatch(), reservations),
                new Shipments(database, clock, reservations, shops::warehouses),
                // Only read here: where a first poll begins matters to the poll.
                new Coverage(database, clock, Duration.ZERO),
                shops::warehouses,
                shops::buffer,
                freed,
                shipped,
                id -> budget.apply(id).map(ShopApi::health).orElse(Map.of()));
    }

    private List<Long> warehouses(long id) {
        return settings(id).map(CSeriesSettings::warehouses).orElse(List.of());
    }

    private long buffer(long id) {
        return settings(id).map(CSeriesSettings::stockBuffer).orElse(0);
    }

    private Optional<CSeriesSettings> settings(long id) {
        Connection connection = connections.get(id);
        return connection.kind().equals(CSeries.NAME) ? Optional.of(CSeriesSettings.of(connection)) : Optional.empty();
    }

    /** {@code {budgetLeft?, budget: {windows, asOf?, underWay, waitsUntil?}}}: the scarcest window counts. */
    static Map<String, Object> health(BudgetView view) {
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("windows", view.windows().stream().map(ShopApi::window).toList());
        budget.put("asOf", view.asOf());
        budget.put("underWay", view.underWay());
        budget.put("waitsUntil", view.waitsUntil());
        Map<String, Object> health = new LinkedHashMap<>();
        view.windows().stream()
                .mapToLong(BudgetView.Window::remaining)
                .min()
                .ifPresent(left -> health.put("budgetLeft", left));
        budget.values().removeIf(value -> value == null);
        health.put("budget", budget);
        return health;
    }

    private static Map<String, Object> window(BudgetView.Window window) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", window.name());
        view.put("limit", window.limit());
        view.put("remaining", window.remaining());
        view.put("resetsAt", window.resetsAt());
        view.values().removeIf(value -> value == null);
        return view;
    }
}
