package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Job;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.run.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs: started, looked at, stopped. */
public final class RunOperations {
    private static final PageRequest<Run.Event> EVENTS =
            PageRequest.<Run.Event>of(Run.Event::id).by("createdAt", Run.Event::at);
    private static final PageRequest<Run> LIST =
            PageRequest.<Run>of(Run::id).by("createdAt", Run::queuedAt).by("updatedAt", RunOperations::updatedAt);

    private final Runs runs;
    private final Jobs jobs;
    private final Connections connections;

    RunOperations(Runs runs, Jobs jobs, Connections connections) {
        this.runs = runs;
        this.jobs = jobs;
        this.connections = connections;
    }

    public ApiResponse get(ApiRequest request) {
        return ApiResponse.ok(RunView.of(run(request)));
    }

    public ApiResponse start(ApiRequest request) throws AlreadyRunning {
        Connection connection = connections.get(request.id());
        String name = request.body().path("job").asText();
        boolean dryRun = request.body().path("dryRun").asBoolean();
        if (!dryRun) {
            JobSwitchCheck.require(connection, name);
        }
        Optional<Job> job = jobs.named(name).filter(known -> known.kinds().contains(connection.kind()));
        if (job.isEmpty()) {
            List<String> known = jobs.all().stream()
                    .filter(one -> one.kinds().contains(connection.kind()))
                    .map(Job::name)
                    .toList();
            throw Problem.faulty(List.of(RequestFault.inBody(
                            "/job",
                            "not-allowed",
                            "job is " + QuotedText.of(name) + ", expected a job of " + connection.kind() + ": "
                                    + String.join(", ", known))))
                    .refusal();
        }
        requireDryRun(job.get(), dryRun);
        Run run = runs.request(
                name,
                connection.id(),
                "api",
                dryRun,
                request.body().path("force").asBoolean());
        return ApiResponse.accepted(RunView.of(run), "/runs/" + run.id());
    }

    public ApiResponse startOfTheHub(ApiRequest request) throws AlreadyRunning {
        String name = request.body().path("job").asText();
        Optional<Job> job = jobs.named(name).filter(Jobs::isOfTheHub);
        if (job.isEmpty()) {
            List<String> known =
                    jobs.all().stream().filter(Jobs::isOfTheHub).map(Job::name).toList();
            throw Problem.faulty(List.of(RequestFault.inBody(
                            "/job",
                            "not-allowed",
                            "job is " + QuotedText.of(name) + ", expected a job without a connection: "
                                    + String.join(", ", known))))
                    .refusal();
        }
        boolean dryRun = request.body().path("dryRun").asBoolean();
        requireDryRun(job.get(), dryRun);
        Run run = runs.request(name, null, "api", dryRun, false);
        return ApiResponse.accepted(RunView.of(run), "/runs/" + run.id());
    }

    private static void requireDryRun(Job job, boolean dryRun) {
        if (dryRun && !job.dryRun()) {
            throw Problem.faulty(List.of(RequestFault.inBody(
                            "/dryRun",
                            "not-allowed",
                            "dryRun is true, and job " + job.name()
                                    + " has no dry run: `dry-run: yes` in jobs.yaml says"
                                    + " that its flow changes nothing in one")))
                    .refusal();
        }
    }

    public ApiResponse list(ApiRequest request) {
        Runs.Filter filter = new Runs.Filter(
                request.queryId("connection").orElse(null),
                request.query("job").orElse(null),
                request.query("state").map(RunState::of).orElse(null));
        return ApiResponse.ok(LIST.page(request, runs.list(filter, LIST.window(request)), RunView::of));
    }

    private static Instant updatedAt(Run run) {
        return run.finishedAt() != null ? run.finishedAt() : run.startedAt() != null ? run.startedAt() : run.queuedAt();
    }

    public ApiResponse events(ApiRequest request) {
        Run run = run(request);
        if (request.wantsEvents()) {
            long last = request.header("Last-Event-ID").map(Long::valueOf).orElse(0L);
            return new ApiResponse.Events(new RunEventSource(runs, run.id(), last));
        }
        return ApiResponse.ok(EVENTS.page(request, runs.events(run.id(), EVENTS.window(request)), RunView.Line::of));
    }

    public ApiResponse cancel(ApiRequest request) {
        Run run = run(request);
        if (run.state().over()) {
            throw Problem.conflict(
                            ProblemType.RUN_ENDED,
                            "Run " + run.id() + " is over (" + run.state().text() + "): there is nothing to stop")
                    .refusal();
        }
        return ApiResponse.accepted(RunView.of(runs.cancel(run.id()).orElse(run)), "/runs/" + run.id());
    }

    private Run run(ApiRequest request) {
        return runs.get(request.id()).orElseThrow(() -> Problem.notFound("There is no run " + request.id())
                .refusal());
    }
}
