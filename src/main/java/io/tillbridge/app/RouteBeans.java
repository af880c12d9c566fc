package io.tillbridge.app;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.access.AccessSweep;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.Leftovers;
import io.tillbridge.lightspeed.cseries.CSeriesCalls;
import io.tillbridge.lightspeed.cseries.CSeriesPages;
import io.tillbridge.lightspeed.cseries.ShopHttp;
import io.tillbridge.retention.Retention;
import io.tillbridge.run.Failures;
import io.tillbridge.run.JobWorker;
import io.tillbridge.run.Runs;
import io.tillbridge.shop.HookFarewell;
import io.tillbridge.shop.InventoryPush;
import io.tillbridge.shop.OrderHooks;
import io.tillbridge.shop.OrderPoll;
import io.tillbridge.shop.ProductSync;
import io.tillbridge.shop.ShipmentPush;
import io.tillbridge.shop.ShopHooks;
import io.tillbridge.shop.StockWatch;
import io.tillbridge.vendor.CatalogPull;
import io.tillbridge.vendor.VendorReports;
import java.util.Map;

/** The beans a route may name, with their classes: what a check of route files knows without a hub that runs. */
public final class RouteBeans {
    public static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("dataSource", HikariDataSource.class),
            Map.entry("runs", Runs.class),
            Map.entry("jobWorker", JobWorker.class),
            Map.entry("failures", Failures.class),
            Map.entry("idempotentAnswers", IdempotentAnswers.class),
            Map.entry("accessLeftovers", Leftovers.class),
            Map.entry("accessSweep", AccessSweep.class),
            Map.entry("retention", Retention.class),
            Map.entry("catalogPull", CatalogPull.class),
            Map.entry("catalogFlow", CatalogFlow.class),
            Map.entry("vendorReports", VendorReports.class),
            Map.entry("cseriesHttp", ShopHttp.class),
            Map.entry("cseriesCalls", CSeriesCalls.class),
            Map.entry("cseriesPages", CSeriesPages.class),
            Map.entry("orderPoll", OrderPoll.class),
            Map.entry("orderHooks", OrderHooks.class),
            Map.entry("shopHooks", ShopHooks.class),
            Map.entry("productSync", ProductSync.class),
            Map.entry("inventoryPush", InventoryPush.class),
            Map.entry("shipmentPush", ShipmentPush.class),
            Map.entry("hookFarewell", HookFarewell.class),
            Map.entry("stockWatch", StockWatch.class));

    private RouteBeans() {}

    /** The hub binds just these, or a check without it would tell something else than its start. */
    static Map<String, Object> complete(Map<String, Object> beans) {
        if (!beans.keySet().equals(TYPES.keySet())) {
            throw new IllegalStateException(
                    "The hub binds " + beans.keySet() + ", the catalogue names " + TYPES.keySet());
        }
        return beans;
    }
}
