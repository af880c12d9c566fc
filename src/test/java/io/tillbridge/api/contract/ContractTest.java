package io.tillbridge.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Contract contract = Contract.read();

    /** They change nothing, and what they ask does not fit into an address. */
    private static final Set<String> READS_WITH_A_BODY = Set.of("previewFeed");

    @Test
    void everyOperationNamesWhatMayGoWrong() {
        for (Operation operation : contract.operations()) {
            JsonNode responses = node(operation).path("responses");
            List<String> expected = new ArrayList<>(List.of("400", "429", "default"));
            if (!(operation.asks() instanceof AccessRequirement.Nothing)) {
                expected.addAll(List.of("401", "403"));
            }
            if (operation.path().stream().anyMatch(Operation::isHole)) {
                expected.add("404");
            }
            if (!operation.bodies().isEmpty()) {
                expected.addAll(List.of("413", "415", "422"));
            }
            if (!operation.parametersIn("header").stream()
                    .filter(p -> p.name().equals("If-Match"))
                    .toList()
                    .isEmpty()) {
                expected.add("412");
            }
            if (!operation.method().equals("GET")) {
                expected.add("415");
            }
            if (operation.repeatable()) {
                expected.add("409");
            }

            assertThat(expected).as(operation.id()).allMatch(responses::has);
        }
    }

    @Test
    void everyPostTakesAnIdempotencyKeyAndEveryChangeIfMatch() {
        for (Operation operation : contract.operations()) {
            if (!(operation.asks() instanceof AccessRequirement.Right)) {
                // What opens or ends a session is answered with a token, of which nothing is kept.
                continue;
            }
            List<String> headers = operation.parametersIn("header").stream()
                    .map(Operation.Parameter::name)
                    .toList();
            if (operation.method().equals("POST")) {
                assertThat(headers).as(operation.id()).contains("Idempotency-Key");
            }
            if (Set.of("PATCH", "DELETE").contains(operation.method())) {
                assertThat(headers).as(operation.id()).contains("If-Match");
            }
        }
    }

    @Test
    void readingNeedsAReadPermissionAndChangingAWritePermission() {
        for (Operation operation : contract.operations()) {
            if (operation.asks() instanceof AccessRequirement.Right right) {
                boolean reads = operation.method().equals("GET") || READS_WITH_A_BODY.contains(operation.id());
                assertThat(right.permission().isRead()).as(operation.id()).isEqualTo(reads);
            }
        }
    }

    /** Each of these doors is there on purpose. */
    @Test
    void onlyTheseOperationsAskForNoSignIn() {
        assertThat(contract.operations())
                .filteredOn(operation -> operation.asks() instanceof AccessRequirement.Nothing)
                .extracting(Operation::id)
                .isSubsetOf(
                        "createSession",
                        "acceptInvitation",
                        "askForReset",
                        "acceptReset",
                        "acceptFirstOwner",
                        "openOneTimeSecret",
                        "receiveAuthorization");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        for (String reference : contract.root().findValuesAsText("$ref")) {
            if (contract.root().at(reference.substring(1)).isMissingNode()) {
                dead.add(reference);
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void anOperationWithoutAPermissionIsNotServed() {
        String text = new String(contract.text(), StandardCharsets.UTF_8)
                .replaceFirst("x-permission: connections:read", "x-permission: connections:look");

        assertThatThrownBy(() -> Contract.of(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ContractFault.class)
                .hasMessage("openapi.yaml cannot be served:\n"
                        + "  GET /connections names no permission: x-permission is \"connections:look\"");
    }

    @Test
    void anOperationThatSaysNothingOfPermissionsIsNotServedEither() {
        String text = new String(contract.text(), StandardCharsets.UTF_8)
                .replaceFirst(" +x-permission: connections:read\n", "");

        assertThatThrownBy(() -> Contract.of(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ContractFault.class)
                .hasMessageContaining("GET /connections names no permission");
    }

    private JsonNode node(Operation operation) {
        return contract.root()
                .path("paths")
                .path("/" + String.join("/", operation.path()))
                .path(operation.method().toLowerCase(Locale.ROOT));
    }
}
