package io.tillbridge.shop;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Runs;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.StockChanges;
import java.time.Clock;
import java.time.Duration;

/**
 * The bean {@code stockWatch} of the schedule: lets shops hear of changed stock at once, after a moment in which more
 * changes may come. A shop whose orders are read is asked for them first, for each of them has lowered its stock already.
 */
public final class StockWatch {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 10_000;

    private final StockChanges changes;
    private final Reservations reservations;
    private final Connections connections;
    private final Runs runs;
    private final Clock clock;

    public StockWatch(
            StockChanges changes, Reservations reservations, Connections connections, Runs runs, Clock clock) {
        this.changes = changes;
        this.reservations = reservations;
        this.connections = connections;
        this.runs = runs;
        this.clock = clock;
    }

    /** Queues what is due; nothing is forgotten before it is queued. */
    public void tell() {
        reservations.sweepExpired(clock.instant());
        StockChanges.Changed changed = changes.due(clock.instant().minus(MOMENT), AT_ONCE);
        for (long id : changed.connections()) {
            connections
                    .find(id)
                    .filter(connection ->
                            connection.enabled() && connection.kind().equals(CSeries.NAME))
                    .ifPresent(this::queue);
        }
        changes.forget(changed);
    }

    private void queue(Connection connection) {
        CSeriesSettings settings = CSeriesSettings.of(connection);
        if (settings.stockSync()) {
            runs.due(settings.orderSync() ? Jobs.ORDER_POLL : Jobs.INVENTORY_PUSH, connection.id());
        }
    }
}
