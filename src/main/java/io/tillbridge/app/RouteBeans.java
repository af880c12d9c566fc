package io.tillbridge.app;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.access.IdempotentAnswers;
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
            "idempotentAnswers",
            IdempotentAnswers.class,
            "catalogPull",
            CatalogPull.class,
            "catalogFlow",
            CatalogFlow.class);

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
