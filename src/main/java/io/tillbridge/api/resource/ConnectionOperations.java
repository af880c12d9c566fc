package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionDraft;
import io.tillbridge.connection.ConnectionFilter;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.connection.ConnectionView;
import io.tillbridge.connection.Connections;
import io.tillbridge.fault.LatestVersion;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Connections: kept, changed, tried, looked after. */
public final class ConnectionOperations {
    private static final PageRequest<Connection> LIST = PageRequest.<Connection>of(Connection::id)
            .by("createdAt", Connection::createdAt)
            .by("updatedAt", Connection::updatedAt)
            .by("name", Connection::name);

    private final Connections connections;
    private final ConnectionView view;
    private final ConnectionTestRunner trials;
    private final Runs runs;
    private final ShopServices shop;
    private final NextFirings firings;
    private final Clock clock;

    ConnectionOperations(
            Connections connections,
            ConnectionView view,
            ConnectionTestRunner trials,
            Runs runs,
            ShopServices shop,
            NextFirings firings,
            Clock clock) {
        this.clock = clock;
        this.firings = firings;
        this.connections = connections;
        this.view = view;
        this.trials = trials;
        this.runs = runs;
        this.shop = shop;
    }

    public ApiResponse get(ApiRequest request) {
        return one(200, connections.get(request.id()));
    }

    public ApiResponse list(ApiRequest request) {
        ConnectionFilter filter = new ConnectionFilter(
                request.query("kind").orElse(null),
                request.query("state").map(ConnectionFilter.State::of).orElse(null),
                request.query("q").orElse(null));
        List<Connection> found = connections.list(filter, LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, view::of));
    }

    public ApiResponse create(ApiRequest request) {
        SecretsOfCaller.require(request);
        ConnectionDraft draft = connections.draft(Json.map(request.body()));
        ConnectionDraft tried = request.flag("test") ? trials.tried(draft) : draft;
        Connection made = connections.save(tried, RequestAuthor.caller(request));
        if (request.flag("test") && works(made)) {
            connections.markSuccess(made.id());
        }
        return one(201, connections.get(made.id())).with("Location", "/connections/" + made.id());
    }

    public ApiResponse change(ApiRequest request) {
        SecretsOfCaller.require(request);
        Long version = IfMatch.version(request).orElse(null);
        return LatestVersion.change(version, () -> change(request, version));
    }

    private ApiResponse change(ApiRequest request, Long version) {
        ConnectionDraft draft = connections.draft(request.id(), Json.map(request.body()), version);
        connections.requireAllowed(draft, RequestAuthor.caller(request));
        boolean test = request.flag("test") && draft.coordinatesChanged();
        Connection changed = connections.save(test ? trials.tried(draft) : draft, RequestAuthor.caller(request));
        if (test && works(changed)) {
            connections.markSuccess(changed.id());
        }
        return one(200, connections.get(changed.id()));
    }

    /** Whether a good test of a draft says that the connection works: what nobody has signed in to, does not yet. */
    private boolean works(Connection connection) {
        Object signIn = view.authorization(connection).get("state");
        return signIn == null || signIn.equals("signed-in");
    }

    public ApiResponse delete(ApiRequest request) {
        Runnable farewell = shop.farewell().apply(request.id());
        connections.delete(request.id(), IfMatch.version(request).orElse(null));
        farewell.run();
        return new ApiResponse.Nothing();
    }

    public ApiResponse test(ApiRequest request) {
        Connection connection = connections.get(request.id());
        TestReport report = trials.test(connection, connections.credentials(connection.id()));
        if (report.ok()) {
            connections.markSuccess(connection.id());
        } else {
            connections.markFailing(connection.id(), ConnectionTestRunner.firstFailed(report));
        }
        return ApiResponse.ok(TestReportView.of(report, trials.pin(connection, report)));
    }

    public ApiResponse health(ApiRequest request) {
        Connection connection = connections.get(request.id());
        Map<String, Object> health = new LinkedHashMap<>(view.status(connection));
        authorization(connection).ifPresent(signIn -> health.put("authorization", signIn));
        health.putAll(shop.budget().apply(connection.id()));
        oldestWaiting(connection.id()).ifPresent(waiting -> health.put("oldestWaiting", waiting));
        List<NextFirings.OfJob> next = firings.of(connection);
        if (!next.isEmpty()) {
            health.put("nextRuns", next);
        }
        return ApiResponse.ok(health);
    }

    private Optional<Map<String, Object>> authorization(Connection connection) {
        Map<String, Object> view = this.view.authorization(connection);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> signIn = new LinkedHashMap<>(view);
        signIn.keySet().retainAll(List.of("state", "receivedOn", "expiresAt"));
        if (view.get("receivedOn") instanceof String received) {
            long age =
                    Duration.between(Instant.parse(received), clock.instant()).toSeconds();
            signIn.put("tokenAge", Math.max(0, age));
        }
        return Optional.of(signIn);
    }

    /** The oldest run or, when it has waited longer, the oldest shipment the shop has not heard of. */
    private Optional<Map<String, Object>> oldestWaiting(long connection) {
        Optional<Run> run = oldestRun(connection);
        return shop.shipments()
                .oldestUntold(connection)
                .filter(shipment ->
                        run.isEmpty() || shipment.createdAt().isBefore(run.get().queuedAt()))
                .map(shipment -> Map.<String, Object>of(
                        "shipmentId", Long.toString(shipment.id()),
                        "job", Jobs.SHIPMENT_PUSH,
                        "queuedAt", shipment.createdAt()))
                .or(() -> run.map(one -> Map.of(
                        "runId", Long.toString(one.id()),
                        "job", one.job(),
                        "queuedAt", one.queuedAt())));
    }

    /** Lists are newest first and a connection has at most one active run per job, so one page holds them all. */
    private Optional<Run> oldestRun(long connection) {
        return Stream.of(RunState.QUEUED, RunState.RUNNING)
                .flatMap(state -> runs.list(new Runs.Filter(connection, null, state), null, 100).stream())
                .reduce((first, second) -> second.id() < first.id() ? second : first);
    }

    private ApiResponse.Body one(int status, Connection connection) {
        return new ApiResponse.Body(status, view.of(connection), Map.of("ETag", ConnectionView.etag(connection)));
    }
}
