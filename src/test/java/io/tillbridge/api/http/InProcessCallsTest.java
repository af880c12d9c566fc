package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.FittingValues;
import io.tillbridge.api.contract.FlowAccess;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.api.contract.Schema;
import io.tillbridge.audit.AuditLog;
import io.tillbridge.audit.AuditOutcome;
import io.tillbridge.audit.AuditedAction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls from within the process are held to the same rules as those over HTTP. */
class InProcessCallsTest {
    private static final Contract CONTRACT = Contract.read();
    private static final long MAX_FILE = 100;
    private static final Set<String> FOR_PEOPLE_AND_KEYS =
            Set.of("access:read", "access:write", "anyone", "routes:write", "signed-in");

    private final List<ApiRequest> reached = new ArrayList<>();
    private final List<AuditedAction> audited = new ArrayList<>();
    private final List<AuditOutcome> outcomes = new ArrayList<>();
    private final AuditLog audit = new AuditLog() {
        @Override
        public long begin(AuditedAction deed) {
            audited.add(deed);
            return audited.size();
        }

        @Override
        public void end(long id, AuditOutcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void told(AuditedAction deed, AuditOutcome outcome) {
            audited.add(deed);
        }
    };
    private final InProcessCalls calls = new InProcessCalls(CONTRACT, this::answer, null, audit, MAX_FILE);

    private ApiResponse answer(ApiRequest request) throws Exception {
        reached.add(request);
        if (request.file() != null) {
            request.file().bytes().readAllBytes();
        }
        return ApiResponse.ok(Map.of("operation", request.operation().id()));
    }

    static Stream<Arguments> operations() {
        return CONTRACT.operations().stream().map(operation -> Arguments.of(operation.id(), operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aFlowWithoutPermissionsIsRefusedEverywhere(String id, Operation operation) {
        Refusal refusal = refused(call(operation, Caller.flow("custom-none", Set.of())));

        assertThat(refusal.problem().status()).isEqualTo(403);
        assertThat(reached).isEmpty();
        assertThat(audited).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aFlowWithAllPermissionsCallsWhatIsForFlowsAndNothingElse(String id, Operation operation) {
        InProcessCall call = call(operation, Caller.flow("custom-all", Set.of(Permission.values())));

        if (FOR_PEOPLE_AND_KEYS.contains(operation.asks().word()) || id.equals("forgetPerson")) {
            assertThat(refused(call).problem().detail()).startsWith("A flow cannot call " + id + ": ");
            assertThat(reached).isEmpty();
            return;
        }
        InProcessResponse response = calls.perform(calls.admit(call));

        assertThat(response.body()).isEqualTo(Map.of("operation", id));
        assertThat(reached)
                .anySatisfy(request -> assertThat(request.caller().id()).isEqualTo("flow:custom-all"));
        if (operation.method().equals("GET")) {
            assertThat(audited).isEmpty();
        } else {
            assertThat(audited).hasSize(1).allSatisfy(deed -> {
                assertThat(deed.who()).isEqualTo("flow:custom-all");
                assertThat(deed.name()).isEqualTo("flow custom-all");
                assertThat(deed.action()).isEqualTo(id);
                assertThat(deed.address()).isNull();
            });
            assertThat(outcomes).extracting(AuditOutcome::status).containsExactly(200);
        }
    }

    @Test
    void onePermissionOpensItsOperationsOnly() {
        Caller reader = Caller.flow("custom-reader", Set.of(Permission.ORDERS_READ));

        assertThat(calls.perform(calls.admit(call("getOrder", reader, Map.of("id", "1"), null)))
                        .status())
                .isEqualTo(200);
        assertThat(refused(call("cancelOrder", reader, Map.of("id", "1"), null))
                        .problem()
                        .detail())
                .isEqualTo("The flow custom-reader lacks the permission orders:write:"
                        + " routes/custom/permissions.yaml names the permissions of flows");
    }

    @Test
    void anUnknownOperationIsNotFound() {
        assertThat(refused(call("getOdrer", all(), Map.of(), null)).problem().status())
                .isEqualTo(404);
    }

    @Test
    void aMissingOrWrongPartOfThePathIsRefused() {
        assertThat(refused(call("getOrder", all(), Map.of(), null)).problem().errors())
                .extracting(fault -> fault.parameter() + " " + fault.code())
                .containsExactly("id required");
        assertThat(refused(call("getOrder", all(), Map.of("id", "1/cancel"), null))
                        .problem()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anArgumentThatIsNoParameterAndOneOfAWrongValueAreRefusedTogether() {
        Map<String, String> arguments = Map.of("limit", "0", "stat", "open&limit=5");

        assertThat(refused(call("listOrders", all(), arguments, null)).problem().errors())
                .extracting(fault -> fault.parameter() + " " + fault.code())
                .containsExactlyInAnyOrder("limit out-of-range", "stat unknown-field");
    }

    @Test
    void aBodyIsHeldAgainstItsSchemaAndItsLimit() {
        Map<String, String> level = Map.of("warehouseId", "1", "productId", "2");
        Map<String, Object> wrong = Map.of("onHand", -1, "more", "x");

        assertThat(refused(call("countStock", all(), level, wrong)).problem().errors())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactlyInAnyOrder("/onHand out-of-range", "/more unknown-field");
        assertThat(refused(call("countStock", all(), level, null)).problem().status())
                .isEqualTo(400);
        assertThat(refused(call("countStock", all(), level, "{".repeat(2_000_000)))
                        .problem()
                        .status())
                .isEqualTo(413);
        assertThat(reached).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void aFileIsReadToItsLimit() {
        Map<String, String> arguments = Map.of("id", "1", "filename", "a.csv");

        InProcessResponse taken = calls.perform(calls.admit(
                call("uploadCatalog", all(), arguments, new ByteArrayInputStream(new byte[(int) MAX_FILE]))));

        assertThat(taken.status()).isEqualTo(200);
        assertThat(refused(call("uploadCatalog", all(), arguments, new byte[(int) MAX_FILE + 1]))
                        .problem()
                        .status())
                .isEqualTo(413);
    }

    @Test
    void whatAnOperationThrowsIsAProblemAndNeverAnException() {
        InProcessCalls broken = new InProcessCalls(
                CONTRACT,
                request -> {
                    throw new IllegalStateException("jdbc:secret");
                },
                null,
                audit,
                MAX_FILE);

        assertThatThrownBy(() -> broken.perform(broken.admit(call("getOrder", all(), Map.of("id", "1"), null))))
                .isInstanceOf(Refusal.class)
                .hasMessageNotContaining("secret")
                .extracting(thrown -> ((Refusal) thrown).problem().status())
                .isEqualTo(500);
    }

    @Test
    void aChangeIsBasedOnTheVersionThatTheCallNames() {
        InProcessCalls tagged = new InProcessCalls(
                CONTRACT, request -> ApiResponse.ok(Map.of("id", "1")).with("ETag", "\"4\""), null, audit, MAX_FILE);
        Map<String, String> id = Map.of("id", "1");
        Map<String, Object> body = Map.of("isVisible", false);

        Refusal stale = catchThrowableOfType(
                Refusal.class,
                () -> tagged.perform(tagged.admit(
                        new InProcessCall(all(), "changeProduct", id, Map.of("If-Match", "\"3\""), body))));

        assertThat(stale.problem().status()).isEqualTo(412);
        assertThat(tagged.perform(tagged.admit(
                                new InProcessCall(all(), "changeProduct", id, Map.of("If-Match", "\"4\""), body)))
                        .headers())
                .containsEntry("ETag", "\"4\"");
    }

    private static Caller all() {
        return Caller.flow("custom-all", FlowAccess.permissions());
    }

    private Refusal refused(InProcessCall call) {
        return catchThrowableOfType(Refusal.class, () -> calls.perform(calls.admit(call)));
    }

    private static InProcessCall call(String operation, Caller caller, Map<String, String> arguments, Object body) {
        return new InProcessCall(caller, operation, arguments, Map.of(), body);
    }

    /** With everything it asks for. */
    private static InProcessCall call(Operation operation, Caller caller) {
        FittingValues values = new FittingValues(CONTRACT.root(), new Random(7));
        Map<String, String> arguments = new HashMap<>();
        operation
                .parametersIn("path")
                .forEach(parameter -> arguments.put(
                        parameter.name(), values.of(parameter.schema().node()).asText()));
        Object body = null;
        if (operation.takesFile()) {
            body = "sku".getBytes(StandardCharsets.UTF_8);
        } else if (!operation.bodies().isEmpty()) {
            Schema schema = operation.bodies().values().iterator().next();
            JsonNode fitting = values.of(schema.node());
            body = fitting.isTextual() ? "a: 1" : fitting;
        }
        return call(operation.id(), caller, arguments, body);
    }
}
