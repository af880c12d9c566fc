package io.tillbridge.app;

import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** A web shop and a database that outlive the hubs a test kills beside them. */
final class LastingShop implements AutoCloseable {
    final SandboxShop api;
    final DoubleShop shop;
    final Jdbi jdbi;
    private final DatabaseSettings database;
    private final Map<String, String> keys;

    /** @param keys of the hub's configuration, beside those of {@link ChildHub} */
    LastingShop(Path folder, Clock clock, Map<String, String> keys) {
        api = SandboxShop.start(clock);
        shop = api.add(ShopSetup.numbered(1).withLimits(RateLimits.NONE));
        database = TestDatabase.freshSettings(folder.resolve("data"));
        jdbi = RunOutcome.jdbi(database);
        this.keys = keys;
    }

    /** The next life of the hub; to close it is {@code kill -9}. */
    ChildHub hub() throws Exception {
        return ChildHub.start(database, keys);
    }

    long warehouse(ChildHub hub) throws Exception {
        return hub.post("/warehouses", Map.of("name", "Hall"));
    }

    /** Connects the shop; the connection's id. */
    long connect(ChildHub hub, long warehouse, Map<String, ?> settings) throws Exception {
        return hub.post("/connections?test=false", ShopConnection.to(api, shop, "Shop", warehouse, settings));
    }

    long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    List<Long> longs(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    List<String> texts(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() {
        api.close();
    }
}
