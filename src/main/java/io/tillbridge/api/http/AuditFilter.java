package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.audit.AuditLog;
import io.tillbridge.audit.AuditOutcome;
import io.tillbridge.audit.AuditedAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the operation of a request and writes the audit around it: no operation can forget it. What is asked is on record
 * before the work begins, and without that record there is no work. What changed is read from the resource's own GET,
 * before and after.
 */
final class AuditFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
    private static final int LARGEST_IMAGE = 64 * 1024;
    /** They change nothing, and an editor calls them as somebody types. */
    private static final Set<String> LOOK_ONLY = Set.of("checkRouteFile");

    private static final Caller HUB = new Caller("hub", "hub", Set.of(), null, null);

    private final Contract contract;
    private final Handler operations;
    private final Preconditions preconditions;
    private final AuditLog audit;

    AuditFilter(Contract contract, Handler operations, AuditLog audit) {
        this.contract = contract;
        this.operations = operations;
        this.preconditions = new Preconditions(contract, operations);
        this.audit = audit;
    }

    ApiResponse call(ApiRequest request, RequestHead head) throws Exception {
        if (request.operation().method().equals("GET")) {
            return operations.handle(request);
        }
        if (LOOK_ONLY.contains(request.operation().id())) {
            return operations.handle(preconditions.met(request, head));
        }
        if (request.operation().asks() instanceof AccessRequirement.Nothing) {
            return afterwards(request, head);
        }
        Optional<JsonNode> before = image(request);
        long id = audit.begin(deed(request));
        ApiResponse answer;
        try {
            answer = operations.handle(preconditions.met(request, head));
        } catch (Exception e) {
            Problem problem = Problems.of(e, head);
            end(id, new AuditOutcome(problem.status(), null, problem.detail(), null, null));
            throw problem.refusal();
        }
        end(id, outcome(request, answer, before));
        return answer;
    }

    /** A door without sign-in: what is turned away for knocking too often leaves no trace, or it could fill the disk. */
    private ApiResponse afterwards(ApiRequest request, RequestHead head) throws Exception {
        try {
            ApiResponse answer = operations.handle(request);
            tell(request, outcome(request, answer, Optional.empty()));
            return answer;
        } catch (Exception e) {
            Problem problem = Problems.of(e, head);
            if (problem.status() != 429 && problem.status() != 503) {
                tell(request, new AuditOutcome(problem.status(), null, problem.detail(), null, null));
            }
            throw problem.refusal();
        }
    }

    private void tell(ApiRequest request, AuditOutcome outcome) {
        try {
            audit.told(deed(request), outcome);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} (status {}) could not be written into the audit: {}",
                    request.operation().id(),
                    outcome.status(),
                    e.toString());
        }
    }

    private static AuditedAction deed(ApiRequest request) {
        Caller caller = request.caller();
        return new AuditedAction(
                caller.id(),
                caller.name(),
                request.origin().address(),
                request.origin().requestId(),
                request.operation().id(),
                subject(request).orElse(null),
                asked(request));
    }

    /** The resource's path, such as {@code connections/7}: without the verb behind it and without a secret in it. */
    private static Optional<String> subject(ApiRequest request) {
        List<String> path = request.operation().path();
        int end = path.size();
        while (end > 1
                && !Operation.isHole(path.get(end - 1))
                && !request.operation().isCustom()) {
            end--;
        }
        if (path.subList(0, end).contains("{token}")) {
            return Optional.of(path.get(0));
        }
        return Optional.of(request.operation().pathOf(request.path(), end).substring(1));
    }

    private static String asked(ApiRequest request) {
        Map<String, Object> asked = new HashMap<>();
        if (!request.query().isEmpty()) {
            asked.put("query", request.query());
        }
        // A text may hold secrets where nobody looks for them; what it changed stands in the outcome.
        if (request.body() != null && !request.body().isTextual()) {
            asked.put("body", MaskedJson.of(withoutText(request)));
        }
        if (request.file() != null && request.file().filename() != null) {
            asked.put("file", request.file().filename());
        }
        return asked.isEmpty() ? null : text(Json.tree(asked));
    }

    /** The text of a route file that is refused may hold what no route file may; of a saved one the outcome tells. */
    private static JsonNode withoutText(ApiRequest request) {
        boolean routeFile = request.operation().path().get(0).equals("routes");
        return routeFile && request.body() instanceof ObjectNode body
                ? body.deepCopy().without("text")
                : request.body();
    }

    private AuditOutcome outcome(ApiRequest request, ApiResponse answer, Optional<JsonNode> before) {
        if (answer instanceof ApiResponse.Body body) {
            JsonNode told = Json.node(body.body());
            String made = body.headers().get("Location");
            if (made != null) {
                return new AuditOutcome(body.status(), made.substring(1), null, null, text(MaskedJson.of(told)));
            }
            Optional<JsonNode> after = before.isEmpty() ? Optional.empty() : image(request);
            if (after.isEmpty()) {
                return new AuditOutcome(body.status(), null, null, null, text(MaskedJson.of(told)));
            }
            return changed(body.status(), before.get(), after.get());
        }
        if (answer instanceof ApiResponse.Nothing) {
            return before.map(was -> image(request)
                            .map(is -> changed(204, was, is))
                            .orElseGet(() -> new AuditOutcome(204, null, null, text(MaskedJson.of(was)), null)))
                    .orElseGet(() -> new AuditOutcome(204, null, null, null, null));
        }
        return new AuditOutcome(200, null, null, null, null);
    }

    private static AuditOutcome changed(int status, JsonNode was, JsonNode is) {
        JsonDifference changed = JsonDifference.of(was, is);
        return new AuditOutcome(
                status, null, null, text(MaskedJson.of(changed.before())), text(MaskedJson.of(changed.after())));
    }

    /** The resource as its own GET shows it now; empty when it has none, or is not there. */
    private Optional<JsonNode> image(ApiRequest request) {
        return contract.viewOf(request.operation()).flatMap(view -> image(request, view));
    }

    private Optional<JsonNode> image(ApiRequest request, Operation view) {
        ApiRequest look =
                new ApiRequest(view, HUB, request.origin(), request.path(), Map.of(), Map.of(), false, null, null);
        try {
            return operations.handle(look) instanceof ApiResponse.Body body
                    ? Optional.of(Json.node(body.body())).filter(ObjectNode.class::isInstance)
                    : Optional.empty();
        } catch (Exception notThere) {
            LOG.debug("No image of {}: {}", request.operation().id(), notThere.toString());
            return Optional.empty();
        }
    }

    /** The work is done and the client shall hear so, also when this cannot be written any more. */
    private void end(long id, AuditOutcome outcome) {
        try {
            audit.end(id, outcome);
        } catch (RuntimeException e) {
            LOG.warn(
                    "What came of audit entry {} (status {}) could not be written: {}",
                    id,
                    outcome.status(),
                    e.toString());
        }
    }

    private static String text(JsonNode node) {
        byte[] bytes = Json.bytes(node);
        if (node.isEmpty()) {
            return null;
        }
        return bytes.length <= LARGEST_IMAGE
                ? new String(bytes, StandardCharsets.UTF_8)
                : "{\"tooLargeToKeep\":" + bytes.length + "}";
    }
}
