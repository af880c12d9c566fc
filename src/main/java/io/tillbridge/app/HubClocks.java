package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.flow.ShopZones;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.Job;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Running;
import java.util.List;

/** When each job of the hub begins, by its keys. */
final class HubClocks {
    private HubClocks() {}

    static List<JobClock> of(Configuration configuration) {
        return Jobs.shipped().stream()
                .filter(job -> job.scheduled())
                .map(job -> of(job, configuration))
                .toList();
    }

    /** The product syncs of all shops, each in the shop's own zone. */
    static ConnectionClocks productSyncs(Running running, HubCore core) {
        JobClock key = of(running.jobs().named(Jobs.PRODUCT_SYNC).orElseThrow(), core.configuration());
        return running.connectionClocks(key, new ShopZones(core.connections(), core.settings(), key.zone()));
    }

    private static JobClock of(Job job, Configuration configuration) {
        return new JobClock(
                job,
                configuration.text("schedule." + job.name() + ".cron"),
                configuration.zone("schedule." + job.name() + ".time-zone"));
    }
}
