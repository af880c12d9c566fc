package io.tillbridge.flow.stock;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeries;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.order.Orders;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Runs;
import io.tillbridge.stock.StockChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code stockWatch} of the schedule: lets shops hear of changed stock at once, after a moment in which more
 * changes may come, and frees the orders that waited for it. A shop whose orders are read is asked for them first, for each
 * of them has lowered its stock already.
 */
public final class StockChangeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StockChangeWatch.class);
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 10_000;
    private static final Set<String> WEB_SHOPS = Set.of(CSeries.NAME);
    private static final Set<String> SELLERS = Set.of(CSeries.NAME, RSeries.NAME);

    private final StockChanges changes;
    private final Orders orders;
    private final ShopRules rules;
    private final Connections connections;
    private final Runs runs;
    private final Clock clock;
    private volatile Instant passed = Instant.EPOCH;

    public StockChangeWatch(
            StockChanges changes, Orders orders, ShopRules rules, Connections connections, Runs runs, Clock clock) {
        this.changes = changes;
        this.orders = orders;
        this.rules = rules;
        this.connections = connections;
        this.runs = runs;
        this.clock = clock;
    }

    /** Queues what is due; nothing is forgotten before it is queued. */
    public void tell() {
        orders.expire(clock.instant());
        passDays();
        StockChanges.Changed changed = changes.due(clock.instant().minus(MOMENT), AT_ONCE);
        if (changed.products().isEmpty()) {
            return;
        }
        orders.connectionsShortOfGoods().forEach(id -> connection(id, WEB_SHOPS, shop -> free(shop.id())));
        changed.connections().forEach(id -> connection(id, SELLERS, this::queue));
        changes.forget(changed);
    }

    /** Once a minute is often enough for days, and costs nothing. */
    private void passDays() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(passed)) {
            passed = minute;
            orders.connectionsOverdueBefore(clock.instant())
                    .forEach(id ->
                            connection(id, WEB_SHOPS, shop -> orders.passDays(shop.id(), rules.orders(shop.id()))));
        }
    }

    /** One whose settings are no longer right, say, holds back none of the others: its own poll complains of that. */
    private void connection(long id, Set<String> kinds, Consumer<Connection> work) {
        try {
            connections
                    .find(id)
                    .filter(connection -> connection.enabled() && kinds.contains(connection.kind()))
                    .ifPresent(work);
        } catch (CallerFault e) {
            LOG.warn("Changed stock cannot be told to connection {}: {}", id, e.getMessage());
        }
    }

    private void free(long id) {
        int freed = orders.freeHeld(id, rules.orders(id));
        if (freed > 0) {
            LOG.info("Stock that came lets {} orders of connection {} go on", freed, id);
        }
    }

    private void queue(Connection connection) {
        if (isOn(connection, "stockSync")) {
            runs.due(isOn(connection, "orderSync") ? Jobs.ORDER_POLL : Jobs.INVENTORY_PUSH, connection.id());
        }
    }

    private static boolean isOn(Connection connection, String name) {
        return Boolean.TRUE.equals(connection.settings().get(name));
    }
}
