package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.flow.ShopZones;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.Job;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Running;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When each job of the hub begins, by its keys. */
final class HubClocks {
    private static final Logger LOG = LoggerFactory.getLogger(HubClocks.class);

    private HubClocks() {}

    static List<JobClock> of(Configuration configuration) {
        return Jobs.shipped().stream()
                .filter(job -> job.scheduled())
                .map(job -> of(job, configuration))
                .toList();
    }

    /** Queues what was due while the hub was down, and the feeds whose files are gone since. */
    static void catchUp(Running running, HubCore core) {
        of(core.configuration()).forEach(running.runs()::catchUp);
        for (long feed : core.feeds().withoutFiles()) {
            LOG.info("The file of feed {} is missing: it is published again", feed);
            running.runs().due(Jobs.FEED_PUBLISH, feed);
        }
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
