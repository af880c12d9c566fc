package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.run.Job;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Jobs and when they fire. */
public final class JobOperations {
    private final Jobs jobs;
    private final Supplier<List<JobClock>> clocks;
    private final NextFirings firings;
    private final Clock clock;

    /** @param clocks of the jobs that fire by themselves; empty when the hub's clocks are off */
    JobOperations(Jobs jobs, Supplier<List<JobClock>> clocks, NextFirings firings, Clock clock) {
        this.jobs = jobs;
        this.firings = firings;
        this.clocks = clocks;
        this.clock = clock;
    }

    public ApiResponse list(ApiRequest request) {
        List<Job> all = jobs.all();
        int from = (int) Math.min(request.afterNumber().orElse(0L), all.size());
        List<Job> rest = all.subList(from, all.size());
        List<Job> found = rest.subList(0, Math.min(rest.size(), request.limit() + 1));
        return ApiResponse.ok(Page.of(request, found, job -> all.indexOf(job) + 1, this::view));
    }

    private View view(Job job) {
        Optional<JobClock> fires =
                clocks.get().stream().filter(one -> one.job().equals(job)).findFirst();
        Optional<List<NextFirings.OfConnection>> each = firings.of(job);
        return new View(
                job.name(),
                List.copyOf(new TreeSet<>(job.kinds())),
                job.description(),
                fires.isPresent(),
                fires.map(JobClock::cron).orElse(null),
                fires.filter(one -> one.cron() != null)
                        .map(one -> one.zone().getId())
                        .orElse(null),
                fires.map(JobClock::every).map(Duration::toString).orElse(null),
                each.flatMap(all -> all.stream().findFirst())
                        .map(NextFirings.OfConnection::nextAt)
                        .or(() -> fires.flatMap(one -> one.after(clock.instant())))
                        .orElse(null),
                each.orElse(null),
                job.custom(),
                job.dryRun(),
                job.lane().text());
    }

    private record View(
            String job,
            List<String> kinds,
            String description,
            boolean scheduled,
            String cron,
            String timeZone,
            String every,
            Instant nextAt,
            List<NextFirings.OfConnection> connections,
            boolean custom,
            boolean dryRun,
            String lane) {}
}
