package io.tillbridge.app;

import io.tillbridge.api.resource.TillServices;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.flow.products.RefusedItemSteps;
import io.tillbridge.flow.shops.TillShopsSteps;
import io.tillbridge.flow.stock.PushGuards;
import io.tillbridge.flow.stock.TillCountSteps;
import io.tillbridge.flow.stock.TillStockParts;
import io.tillbridge.flow.stock.TillStockSteps;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.run.Failure;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.till.CountRights;
import io.tillbridge.till.TillShops;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Shops of tills and the stock that each shows, put together: their steps, and what the API needs of them. */
final class TillStockFlows implements AutoCloseable {
    private static final String READ = "direct:rseries-shops-read";

    private final HubCore core;
    private final TillShops shops;
    private final ProducerTemplate producer;
    private final Map<String, Object> beans = new HashMap<>();

    TillStockFlows(HubCore core, CamelContext camel, Listings listings, PushGuards guards, CountRights rights) {
        this.core = core;
        this.shops = new TillShops(core.database());
        this.producer = camel.createProducerTemplate();
        beans.putAll(new TillShopsSteps(shops, core.clock()).byName());
        TillStockParts parts = new TillStockParts(
                core.database(), core.connections(), listings, guards, rights, SteadyClock.of(core.clock()));
        beans.putAll(new TillStockSteps(parts).byName());
        beans.putAll(new TillCountSteps(parts).byName());
        beans.putAll(new RefusedItemSteps(listings, core.clock()).byName());
    }

    Map<String, Object> beans() {
        return beans;
    }

    TillServices services() {
        return new TillServices(shops, this::settings, this::refresh);
    }

    private Optional<RSeriesSettings> settings(long id) {
        return core.connections()
                .find(id)
                .filter(connection -> connection.kind().equals(RSeries.NAME))
                .map(RSeriesSettings::of);
    }

    /** By the same route as a job reads them; what a part of it throws stands inside of what the route throws. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> refresh(long id) {
        Exchange read = producer.send(READ, exchange -> exchange.setVariable("connection", id));
        for (Throwable cause = read.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                throw failure;
            }
        }
        if (read.getException() != null) {
            throw new IllegalStateException(read.getException());
        }
        return read.getMessage().getBody(Map.class);
    }

    @Override
    public void close() {
        producer.stop();
    }
}
