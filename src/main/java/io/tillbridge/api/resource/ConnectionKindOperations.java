package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.connection.ConnectionKind;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.run.Job;
import io.tillbridge.run.Jobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of connection, as the contract describes them and this build knows them. */
public final class ConnectionKindOperations {
    private static final int LONGEST_SECRET = 65_535;

    private final ConnectionKinds kinds;
    private final Jobs jobs;
    private final JsonNode contract;

    ConnectionKindOperations(ConnectionKinds kinds, Jobs jobs, Contract contract) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.contract = contract.root();
    }

    public ApiResponse list(ApiRequest request) {
        List<ObjectNode> items = new ArrayList<>();
        kinds.names().forEach(name -> items.add(view(kinds.named(name).orElseThrow())));
        return ApiResponse.ok(Map.of("items", items));
    }

    public ApiResponse get(ApiRequest request) {
        String name = request.path().get("kind");
        return ApiResponse.ok(view(kinds.named(name).orElseThrow(() -> Problem.notFound(
                        "There is no kind " + QuotedText.of(name) + "; there are " + String.join(", ", kinds.names()))
                .refusal())));
    }

    private ObjectNode view(ConnectionKind kind) {
        JsonNode schema = schemaOf(kind.name());
        JsonNode words = schema.path("x-kind");
        ObjectNode settings = new SettingsSchema(contract).of(schema, kind.choices());
        ObjectNode view = Json.tree(Map.of());
        view.put("kind", kind.name());
        view.set("title", words.path("title"));
        view.set("sentence", words.path("sentence"));
        view.set("settings", settings);
        view.set("groups", words.path("groups"));
        view.set("coordinates", Json.node(kind.coordinates().stream().sorted().toList()));
        ArrayNode secrets = view.putArray("secrets");
        words.path("secrets").forEach(secret -> secrets.add(secret(secret)));
        view.set("secretAlternatives", words.path("alternatives"));
        ArrayNode switches = view.putArray("switches");
        settings.path("properties").properties().forEach(one -> {
            if (one.getValue().has("x-warning")
                    || one.getValue().has("x-warnings")
                    || one.getValue().has("x-facts")) {
                switches.add(SwitchView.of(one.getKey(), one.getValue()));
            }
        });
        ArrayNode mine = view.putArray("jobs");
        jobs.all().stream().filter(job -> job.kinds().contains(kind.name())).forEach(job -> mine.add(job(job)));
        view.put("signIn", words.path("signIn").asBoolean());
        return view;
    }

    private JsonNode schemaOf(String kind) {
        for (JsonNode schema : contract.at("/components/schemas")) {
            if (schema.at("/x-kind/name").asText().equals(kind)) {
                return schema;
            }
        }
        throw new IllegalStateException("openapi.yaml has no schema with x-kind for the kind " + kind);
    }

    private static ObjectNode secret(JsonNode words) {
        ObjectNode secret = Json.tree(Map.of());
        secret.set("name", words.path("name"));
        secret.set("title", words.path("title"));
        if (words.has("description")) {
            secret.set("description", words.path("description"));
        }
        secret.put("maxLength", LONGEST_SECRET);
        secret.put("multiline", words.path("multiline").asBoolean());
        return secret;
    }

    private static ObjectNode job(Job job) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("job", job.name());
        view.put("description", job.description());
        view.put("dryRun", job.dryRun());
        view.put("scheduled", job.scheduled());
        JobSwitchCheck.switchOf(job.name()).ifPresent(name -> view.put("switch", name));
        return Json.tree(view);
    }
}
