package io.tillbridge.app;

import io.tillbridge.access.ExpiredSecrets;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.Running;
import java.util.Map;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/** The beans of runs, of the database and of what is removed in time. */
final class CoreBeans {
    private CoreBeans() {}

    static Map<String, Object> of(
            HubCore core,
            Running running,
            ConnectionClocks productSyncs,
            HubPeople people,
            HubSubscriptions subscriptions) {
        return Map.of(
                "dataSource", core.database().routesDataSource(),
                "collectBodies", new GroupedBodyAggregationStrategy(),
                "runs", running.runs(),
                "productSyncClocks", productSyncs,
                "jobWorker", running.worker(),
                "failures", running.failures(),
                "idempotentAnswers", core.idempotentAnswers(),
                "accessLeftovers", new ExpiredSecrets(core.apiKeys(), core.oneTimeSecrets(), subscriptions::sweep),
                "accessSweep", people.sweep(),
                "retention", HubRetention.of(core));
    }
}
