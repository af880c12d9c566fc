package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionView;
import io.tillbridge.connection.Connections;
import io.tillbridge.overview.AttentionKind;
import io.tillbridge.overview.OldestWaiting;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The first page: how each connection does, and what waits for a person. A block is left out without its permission. */
public final class OverviewOperations {
    private final Connections connections;
    private final ConnectionView view;
    private final OverviewServices given;
    private final LongFunction<Map<String, Object>> budget;
    private final NextFirings firings;
    private final Clock clock;

    OverviewOperations(
            Connections connections,
            ConnectionView view,
            OverviewServices given,
            LongFunction<Map<String, Object>> budget,
            NextFirings firings,
            Clock clock) {
        this.connections = connections;
        this.view = view;
        this.given = given;
        this.budget = budget;
        this.firings = firings;
        this.clock = clock;
    }

    public ApiResponse get(ApiRequest request) {
        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put("asOf", clock.instant());
        if (request.caller().may(Permission.CONNECTIONS_READ)) {
            overview.put("connections", cards());
        }
        overview.put("attention", attention(request.caller()));
        return ApiResponse.ok(overview);
    }

    private List<Map<String, Object>> attention(Caller caller) {
        List<AttentionKind> kinds = Arrays.stream(AttentionKind.values())
                .filter(kind -> caller.may(kind.permission()))
                .toList();
        Map<AttentionKind, Long> counts = given.attention().count(kinds);
        return kinds.stream()
                .map(kind -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("kind", kind.text());
                    one.put("count", counts.get(kind));
                    one.put("query", kind.query());
                    return one;
                })
                .toList();
    }

    private List<Map<String, Object>> cards() {
        List<Connection> all = connections.list(null, 0, Integer.MAX_VALUE);
        Map<Long, OldestWaiting.Waiting> waiting = given.waiting().byConnection();
        Map<Long, List<NextFirings.OfJob>> next = firings.of(all);
        return all.stream()
                .map(connection -> card(connection, waiting.get(connection.id()), next.get(connection.id())))
                .toList();
    }

    private Map<String, Object> card(
            Connection connection, OldestWaiting.Waiting waiting, List<NextFirings.OfJob> next) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("id", Long.toString(connection.id()));
        card.put("name", connection.name());
        card.put("kind", connection.kind());
        card.put("enabled", connection.enabled());
        card.putAll(view.status(connection));
        card.putAll(budget.apply(connection.id()));
        if (waiting != null) {
            card.put("oldestWaiting", waiting(waiting));
        }
        card.put("nextRuns", next);
        return card;
    }

    private static Map<String, Object> waiting(OldestWaiting.Waiting waiting) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (waiting.runId() == null) {
            view.put("shipmentId", Long.toString(waiting.shipmentId()));
        } else {
            view.put("runId", Long.toString(waiting.runId()));
        }
        view.put("job", waiting.job());
        view.put("queuedAt", waiting.queuedAt());
        return view;
    }
}
