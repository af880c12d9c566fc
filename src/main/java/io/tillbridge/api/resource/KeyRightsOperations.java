package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.ConnectionDraft;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.connection.Connections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the key of a C-Series shop may do, held against what a feed partner needs. The shop is asked by GET alone; the key
 * is kept nowhere.
 */
public final class KeyRightsOperations {
    private static final String LANGUAGES = "languages";

    private final Connections connections;
    private final ConnectionTestRunner trials;

    KeyRightsOperations(Connections connections, ConnectionTestRunner trials) {
        this.connections = connections;
        this.trials = trials;
    }

    public ApiResponse test(ApiRequest request) {
        JsonNode body = request.body();
        TestReport report = trials.tryOut(draft(body, "nl"));
        // An address without an active language of the shop is answered by a 404, and the report names the active ones.
        if (granted(report) == null && report.seen().get(LANGUAGES) instanceof List<?> active && !active.isEmpty()) {
            report = trials.tryOut(draft(body, active.get(0).toString()));
        }
        List<String> granted = granted(report);
        return ApiResponse.ok(
                granted == null
                        ? new View(false, ConnectionTestRunner.firstFailed(report), List.of())
                        : new View(true, null, rights(granted, body.path("takesOrders").asBoolean())));
    }

    private ConnectionDraft draft(JsonNode body, String language) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("language", language);
        settings.put("cluster", body.has("cluster") ? body.path("cluster").asText() : "eu1");
        return connections.draft(Map.of(
                "kind",
                CSeries.NAME,
                "name",
                "test",
                "settings",
                settings,
                "secrets",
                Map.of(
                        "apiKey", body.path("apiKey").asText(),
                        "apiSecret", body.path("apiSecret").asText())));
    }

    /** Null when the key was not let in. */
    private static List<String> granted(TestReport report) {
        return report.seen().get("permissions") instanceof Iterable<?> granted ? texts(granted) : null;
    }

    private static List<String> texts(Iterable<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.toString()));
        return texts;
    }

    private static List<Right> rights(List<String> granted, boolean takesOrders) {
        Map<String, String> needed = ShopKeyNeeds.of(takesOrders);
        TreeSet<String> all = new TreeSet<>(granted);
        all.addAll(needed.keySet());
        return all.stream()
                .map(right -> {
                    boolean has = granted.contains(right);
                    boolean needs = needed.containsKey(right);
                    return new Right(
                            right,
                            has,
                            needs,
                            needs ? has ? "right" : "missing" : "more-than-needed",
                            needs ? needed.get(right) : ShopKeyNeeds.risk(right));
                })
                .toList();
    }

    private record View(boolean ok, String problem, List<Right> rights) {}

    private record Right(String right, boolean granted, boolean needed, String verdict, String why) {}
}
