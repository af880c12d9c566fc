package io.tillbridge.app;

import io.tillbridge.access.ExpiredSecrets;
import io.tillbridge.flow.wholesale.WholesaleMailStep;
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
        return Map.ofEntries(
                Map.entry("dataSource", core.database().routesDataSource()),
                Map.entry("collectBodies", new GroupedBodyAggregationStrategy()),
                Map.entry("runs", running.runs()),
                Map.entry("productSyncClocks", productSyncs),
                Map.entry("jobWorker", running.worker()),
                Map.entry("failures", running.failures()),
                Map.entry("idempotentAnswers", core.idempotentAnswers()),
                Map.entry("accessLeftovers", new ExpiredSecrets(core.apiKeys(), core.oneTimeSecrets(), subscriptions::sweep)),
                Map.entry("accessSweep", people.sweep()),
                Map.entry("retention", HubRetention.of(core)),
                Map.entry(
                        "wholesaleMail", new WholesaleMailStep(core.settings(), core.retailers(), people.mail())));
    }
}
