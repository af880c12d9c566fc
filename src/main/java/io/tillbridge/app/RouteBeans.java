package io.tillbridge.app;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.run.Failures;
import io.tillbridge.run.JobWorker;
import io.tillbridge.run.Runs;
import io.tillbridge.vendor.CatalogPull;
import java.util.Map;

/** The beans a route may name, with their classes: what a check of route files knows without a hub that runs. */
final class RouteBeans {
    static final Map<String, Class<?>> TYPES = Map.of(
            "dataSource",
            HikariDataSource.class,
            "runs",
            Runs.class,
            "jobWorker",
            JobWorker.class,
            "failures",
            Failures.class,
            "catalogPull",
            CatalogPull.class,
            "catalogFlow",
            CatalogFlow.class);

    private RouteBeans() {}
}
