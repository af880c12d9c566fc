package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.run.Job;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Jobs and when they fire. */
final class JobOperations implements Resource {
    private final Jobs jobs;
    private final List<JobClock> clocks;
    private final NextFirings firings;
    private final Clock clock;

    /** @param clocks of the jobs that fire by themselves; empty when the hub's clocks are off */
    JobOperations(Jobs jobs, List<JobClock> clocks, NextFirings firings, Clock clock) {
        this.jobs = jobs;
        this.firings = firings;
        this.clocks = List.copyOf(clocks);
        this.clock = clock;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of("listJobs", this::list);
    }

    private ApiResponse list(ApiRequest request) {
        int from = (int) Math.min(request.afterNumber().orElse(0L), jobs.all().size());
        List<Job> rest = jobs.all().subList(from, jobs.all().size());
        List<Job> found = rest.subList(0, Math.min(rest.size(), request.limit() + 1));
        return ApiResponse.ok(Page.of(request, found, job -> jobs.all().indexOf(job) + 1, this::view));
    }

    private View view(Job job) {
        Optional<JobClock> fires =
                clocks.stream().filter(one -> one.job().equals(job)).findFirst();
        Optional<List<NextFirings.OfConnection>> each = firings.of(job);
        return new View(
                job.name(),
                List.copyOf(new TreeSet<>(job.kinds())),
                job.description(),
                fires.isPresent(),
                fires.map(JobClock::cron).orElse(null),
                fires.map(one -> one.zone().getId()).orElse(null),
                each.flatMap(all -> all.stream().findFirst())
                        .map(NextFirings.OfConnection::nextAt)
                        .or(() -> fires.flatMap(one -> one.after(clock.instant())))
                        .orElse(null),
                each.orElse(null));

}

    private record View(
            String job,
            List<String> kinds,
            String description,
            boolean scheduled,
            String cron,
            String timeZone,
            Instant nextAt,
            List<NextFirings.OfConnection> connections) {}
}
