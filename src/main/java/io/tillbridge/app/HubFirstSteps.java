package io.tillbridge.app;

import io.tillbridge.onboarding.FirstSteps;
import io.tillbridge.run.Job;
import io.tillbridge.run.Jobs;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The first steps of a hub: the kinds of connection that count are those of the jobs they are for. */
final class HubFirstSteps {
    private HubFirstSteps() {}

    static FirstSteps of(Jdbi jdbi, Jobs jobs) {
        return new FirstSteps(jdbi, kinds(jobs, Jobs.CATALOG_LOAD), kinds(jobs, Jobs.INVENTORY_PUSH));
    }

    private static Set<String> kinds(Jobs jobs, String job) {
        return jobs.named(job).map(Job::kinds).orElseThrow();
    }
}
