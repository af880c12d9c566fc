package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.order.Order;
import io.tillbridge.order.OrderFilter;
import io.tillbridge.order.Orders;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Stock;
import io.tillbridge.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a test asks of the hub about one connection that has orders, whatever its kind. */
abstract class OneConnection {
    final Connection connection;
    final Orders orders;
    final Stock stock;
    private final Hub hub;
    private final ShopTime time;

    OneConnection(Hub hub, ShopTime time, Connection connection) {
        this.hub = hub;
        this.time = time;
        this.connection = connection;
        Database database = hub.core().database();
        Clock clock = hub.core().clock();
        orders = new Orders(database, clock, new LineMatch(), new Reservations(database, clock));
        stock = new Stock(database, clock);
    }

    /** Waits until nothing is under way here, runs a job to its end, and lets time pass on the other side. */
    Run run(String job, boolean dry) throws Exception {
        return ended(Until.comes("a run of " + job, () -> asked(job, dry)));
    }

    /** Empty when the hub has asked for the same by itself meanwhile. */
    private Optional<Run> asked(String job, boolean dry) throws Exception {
        quiet();
        try {
            return Optional.of(hub.running().runs().request(job, connection.id(), "api", dry, false));
        } catch (AlreadyRunning ownRun) {
            return Optional.empty();
        }
    }

    Run ended(Run run) throws Exception {
        quiet();
        time.turn(Duration.ofSeconds(2));
        return hub.running().runs().get(run.id()).orElseThrow();
    }

    /** Returns when no run of this connection is queued or under way. */
    void quiet() throws Exception {
        Until.holds("the runs of " + connection.name() + " end", () -> runs().stream()
                .allMatch(run -> run.state().over()));
    }

    /** The newest runs, newest first. */
    List<Run> runs() {
        return hub.running().runs().list(new Runs.Filter(connection.id(), null, null), null, 20);
    }

    List<String> messages(Run run) {
        return hub.running().runs().events(run.id(), 0, 500).stream()
                .map(Run.Event::message)
                .toList();
    }

    /** What a dry run would do, a line for each: action, subject and what changes. */
    List<String> plan(Run run) {
        return DryRunPlan.lines(hub.running().runs(), run);
    }

    /** All orders of this connection in the hub. */
    List<Order> stored() {
        return orders.list(new OrderFilter(connection.id(), null, null), null, 500);
    }

    /** The order with the id of the other side; fails when it is not stored once. */
    Order order(long remoteId) {
        List<Order> found = stored().stream()
                .filter(order -> order.remoteId().equals(Long.toString(remoteId)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("Order " + remoteId + " is stored " + found.size() + " times");
        }
        return found.get(0);
    }

    /** What is kept for people or for a later run. */
    List<KeptFailure> kept() {
        return hub.running().failures().list(new Failures.Filter(connection.id(), null, "kept"), null, 50);
    }

    void set(String setting, Object value) {
        hub.core()
                .connections()
                .change(connection.id(), Map.of("settings", Collections.singletonMap(setting, value)), null);
    }
}
