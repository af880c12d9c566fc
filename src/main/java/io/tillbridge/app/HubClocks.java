package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Running;
import java.util.List;

/** When each job of the hub begins, by its keys. */
final class HubClocks {
    private HubClocks() {}

    static List<JobClock> of(Running running, Configuration configuration) {
        return running.jobs().all().stream()
                .filter(job -> job.scheduled())
                .map(job -> new JobClock(
                        job,
                        configuration.text("schedule." + job.name() + ".cron"),
                        configuration.zone("schedule." + job.name() + ".time-zone")))
                .toList();
    }
}
