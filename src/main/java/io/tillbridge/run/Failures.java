package io.tillbridge.run;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.ListWindow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kept messages: {@code routes/shared/failures.camel.yaml} hands over what failed, people look at it, and replay or
 * discard it. Only texts, numbers, and maps and lists of them are kept, so that a replay is the same message again.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String DIRECT = "direct:";

    private final FailureStore store;
    private final Clock clock;
    private final ReplayRuns replayRuns;

    Failures(FailureStore store, Clock clock, ReplayRuns replayRuns) {
        this.store = store;
        this.clock = clock;
        this.replayRuns = replayRuns;
    }

    /** How a replay gets its run; {@link Runs#replay} in the hub. */
    @FunctionalInterface
    interface ReplayRuns {
        Optional<Run> replay(String job, Long connectionId, long failureId);
    }

    /**
     * Keeps the message whose flow failed, and tells its run. What is kept is the variable {@code item} of the route, or
     * without one the body, which must be the one its route began with: in a split Camel knows only the split item. A
     * message that no run brought, such as an event, is kept without one.
     */
    public void keep(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        RunLog run = exchange.getVariable("run", RunLog.class);
        String routeId = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, String.class);
        Optional<KeptFailure> replayed =
                Optional.ofNullable(replays(exchange, run)).flatMap(store::get);
        Instant now = clock.instant();
        String endpoint = endpoint(exchange, routeId);
        Object body = body(exchange);
        Optional<Long> again = replayed.isPresent()
                ? Optional.empty()
                : store.again(
                        connection(run, body),
                        run == null ? null : run.id(),
                        endpoint,
                        KeptBody.of(body).text(),
                        FailureText.kind(cause),
                        FailureText.of(cause),
                        now);
        long id = again.orElseGet(() -> insert(exchange, run, cause, routeId, endpoint, replayed, now));
        String told = FailureText.of(cause) + " (kept as failure " + id + ")";
        if (run == null) {
            LOG.error("Route {}: {}", routeId, told);
        } else {
            run.problem(told);
        }
        if (!(cause instanceof Failure)) {
            LOG.debug("Failure {}", id, cause);
        }
    }

    private long insert(
            Exchange exchange,
            RunLog run,
            Throwable cause,
            String routeId,
            String endpoint,
            Optional<KeptFailure> replayed,
            Instant now) {
        KeptBody body = KeptBody.of(body(exchange));
        Optional<KeptFailure> same =
                replayed.filter(failure -> failure.endpoint().equals(endpoint));
        return store.insert(
                new KeptFailure(
                        0,
                        connection(run, body(exchange)),
                        run == null ? null : run.id(),
                        null,
                        FailureText.kind(cause),
                        "kept",
                        routeId,
                        exchange.getProperty(Exchange.FAILURE_ENDPOINT, String.class),
                        endpoint,
                        FailureText.of(cause),
                        same.map(KeptFailure::bodyType).orElse(body.type()),
                        same.map(KeptFailure::body).orElse(body.text()),
                        variables(exchange),
                        replayed.map(KeptFailure::attempts).orElse(0) + 1,
                        replayed.map(KeptFailure::id).orElse(null),
                        run == null ? exchange.getProperty(EventOrigin.PROPERTY, EventOrigin.class) : null,
                        replayed.map(KeptFailure::firstAt).orElse(now),
                        now),
                now);
    }

    private static Long replays(Exchange exchange, RunLog run) {
        if (run != null) {
            return run.run().replays();
        }
        EventOrigin event = exchange.getProperty(EventOrigin.PROPERTY, EventOrigin.class);
        return event == null ? null : event.replays();
    }

    private static Object body(Exchange exchange) {
        Object item = exchange.getVariable("item");
        return item == null ? exchange.getMessage().getBody() : item;
    }

    private static Long connection(RunLog run, Object body) {
        if (run != null) {
            return run.run().connectionId();
        }
        boolean event = body instanceof Map<?, ?> map && map.get("connectionId") instanceof String;
        return event ? Long.valueOf((String) ((Map<?, ?>) body).get("connectionId")) : null;
    }

    /** The same message went through by itself since: what was kept of it is over. */
    public void overcome(long connectionId, String endpoint, String body) {
        store.overcome(connectionId, endpoint, body, clock.instant());
    }

    private static String endpoint(Exchange exchange, String routeId) {
        Route route = exchange.getContext().getRoute(routeId);
        return route == null
                ? DIRECT + routeId
                : route.getEndpoint().getEndpointUri().replace("direct://", DIRECT);
    }

    private static Map<String, String> variables(Exchange exchange) {
        Map<String, String> kept = new TreeMap<>();
        exchange.getVariables().forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                kept.put(name, value.toString());
            }
        });
        return kept;
    }

    /** Sets body, variables and flow of a replayed message on the exchange of its new run. */
    void restore(long id, Exchange exchange) {
        KeptFailure failure = store.get(id).orElseThrow();
        failure.variables().forEach((name, value) -> {
            if (exchange.getVariable(name) == null) {
                exchange.setVariable(name, value);
            }
        });
        exchange.setVariable("flow", failure.endpoint().substring(DIRECT.length()));
        exchange.getMessage().setBody(new KeptBody(failure.bodyType(), failure.body()).value());
    }

    public Optional<KeptFailure> get(long id) {
        return store.get(id);
    }

    /** Newest first, older than the failure {@code before} (null: from the newest). */
    public List<KeptFailure> list(Filter filter, Long before, int limit) {
        return list(filter, ListWindow.after(before, limit));
    }

    public List<KeptFailure> list(Filter filter, ListWindow window) {
        return store.list(filter, window);
    }

    /**
     * Sends a kept message of a job again in a run of its own; a new failure of it names this one as {@code replayOf}.
     *
     * @throws CallerFault CONFLICT: no job brought the message, or its run is not kept any more
     * @throws FailureNotKept when it was replayed or discarded before
     * @throws AlreadyRunning when a run sends this message already
     */
    public Run replay(long id) throws FailureNotKept, AlreadyRunning {
        KeptFailure failure = store.get(id).orElseThrow();
        if (failure.job() == null) {
            throw CallerFault.conflict(
                    "failure-without-job",
                    "Failure " + id + ": expected a message of a job or an event, found one of the route "
                            + failure.routeId() + ". Send it again where it came from, and discard the failure.");
        }
        move(failure, "replayed");
        Optional<Run> run = Optional.empty();
        try {
            run = replayRuns.replay(failure.job(), failure.connectionId(), id);
        } finally {
            if (run.isEmpty()) {
                store.move(id, "replayed", "kept", clock.instant());
            }
        }
        if (run.isEmpty()) {
            throw new AlreadyRunning(failure.job(), failure.connectionId());
        }
        return run.get();
    }

    /**
     * Has the route of an event process exactly this event again, before what is new; a new failure of it names this one
     * as {@code replayOf}.
     *
     * @param id of a failure that has an {@link KeptFailure#event}
     * @throws CallerFault CONFLICT: no running route reads for it, or the event was deleted
     * @throws FailureNotKept when it was replayed or discarded before
     */
    public KeptFailure replayEvent(long id) throws FailureNotKept {
        KeptFailure failure = store.get(id).orElseThrow();
        if (!store.replayEvent(failure, clock.instant())) {
            throw new FailureNotKept(id, failure.state());
        }
        return store.get(id).orElseThrow();
    }

    /** Puts a kept message away for good. */
    public KeptFailure discard(long id) throws FailureNotKept {
        move(store.get(id).orElseThrow(), "discarded");
        return store.get(id).orElseThrow();
    }

    private void move(KeptFailure failure, String to) throws FailureNotKept {
        if (!store.move(failure.id(), "kept", to, clock.instant())) {
            throw new FailureNotKept(failure.id(), failure.state());
        }
    }

    /** Which kept failures to list; null matches all. */
    public record Filter(Long connectionId, String kind, String state) {}
}
