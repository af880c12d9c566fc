package io.tillbridge.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.ContractFault;
import io.tillbridge.api.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.rest.RestDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of difference between {@code openapi.yaml} and the verbs of the REST DSL stops the start. */
class RestContractTest {
    private static final Contract CONTRACT = Contract.read();

    /** @param routed whether a route begins where the verb leads to */
    private record Verb(String id, String method, String path, String permission, boolean routed) {}

    static Stream<Arguments> differences() {
        return Stream.of(
                difference(
                        "a verb is missing",
                        verbs -> verbs.removeIf(verb -> verb.id().equals("listRuns")),
                        "listRuns: expected a verb for GET /runs, found none"),
                difference(
                        "a verb too many",
                        verbs -> verbs.add(new Verb("listDoors", "get", "/doors", "settings:read", true)),
                        "GET /doors: expected an operation of openapi.yaml, found the verb listDoors alone"),
                difference(
                        "another path",
                        verbs -> change(verbs, "getOrder", "get", "/orders/{order}", "orders:read"),
                        "getOrder: expected GET /orders/{id}, found GET /orders/{order}"),
                difference(
                        "another method",
                        verbs -> change(verbs, "moveStock", "put", "/stock/movements", "stock:write"),
                        "moveStock: expected POST /stock/movements, found PUT /stock/movements"),
                difference(
                        "another id",
                        verbs -> {
                            verbs.removeIf(verb -> verb.id().equals("getSettings"));
                            verbs.add(new Verb("readSettings", "get", "/settings", "settings:read", true));
                        },
                        "GET /settings: expected the route id getSettings, found readSettings"),
                difference(
                        "a lesser permission",
                        verbs -> change(verbs, "shipOrder", "post", "/orders/{id}/shipments", "orders:read"),
                        "shipOrder: expected the permission orders:write, found orders:read"),
                difference(
                        "no permission",
                        verbs -> change(verbs, "listUsers", "get", "/users", null),
                        "listUsers: expected the permission access:read, found none"),
                difference(
                        "a permission where anyone may",
                        verbs -> change(verbs, "createSession", "post", "/session", "access:write"),
                        "createSession: expected the permission anyone, found access:write"),
                difference(
                        "two verbs for one operation",
                        verbs -> verbs.add(new Verb("jobs", "get", "/jobs", "connections:read", true)),
                        "listJobs: expected one verb, found GET /jobs (listJobs), GET /jobs (jobs)\n"
                                + "  GET /jobs: expected the route id listJobs, found jobs"),
                difference(
                        "no route behind the verb",
                        verbs -> {
                            verbs.removeIf(verb -> verb.id().equals("listJobs"));
                            verbs.add(new Verb("listJobs", "get", "/jobs", "connections:read", false));
                        },
                        "listJobs: expected a route that begins with direct:listJobs, found none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void aDifferenceStopsTheStart(String kind, Consumer<List<Verb>> change, String message) {
        List<Verb> verbs = verbs();
        change.accept(verbs);

        assertThatThrownBy(() -> add(verbs))
                .isInstanceOf(ContractFault.class)
                .hasMessage("openapi.yaml cannot be served:\n  " + message);
    }

    @Test
    void allDifferencesStandInOneList() {
        List<Verb> verbs = verbs();
        verbs.removeIf(verb -> verb.id().equals("listRuns"));
        change(verbs, "getOrder", "get", "/orders/{order}", "orders:write");
        verbs.add(new Verb("listDoors", "get", "/doors", "settings:read", true));

        assertThatThrownBy(() -> add(verbs))
                .hasMessage(Stream.of(
                                "openapi.yaml cannot be served:",
                                "listRuns: expected a verb for GET /runs, found none",
                                "getOrder: expected GET /orders/{id}, found GET /orders/{order}",
                                "getOrder: expected the permission orders:read, found orders:write",
                                "GET /doors: expected an operation of openapi.yaml, found the verb listDoors alone")
                        .collect(Collectors.joining("\n  ")));
    }

    @Test
    void theVerbsOfTheContractAreItsRoutesAndNothingElse() throws Exception {
        try (DefaultCamelContext context = add(verbs())) {
            context.start();

            assertThat(context.getRoutes())
                    .extracting(route -> route.getRouteId())
                    .containsExactlyInAnyOrderElementsOf(CONTRACT.operationIds());
            assertThat(context.getRoutes()).allMatch(route -> route.getConsumer() instanceof OperationConsumer);
            assertThat(context.getRestRegistry().size())
                    .isEqualTo(CONTRACT.operations().size());
        }
    }

    private static Arguments difference(String kind, Consumer<List<Verb>> change, String message) {
        return Arguments.of(kind, change, message);
    }

    private static List<Verb> verbs() {
        List<Verb> verbs = new ArrayList<>();
        for (Operation operation : CONTRACT.operations()) {
            verbs.add(new Verb(
                    operation.id(),
                    operation.method().toLowerCase(Locale.ROOT),
                    operation.pathOf(Map.of()),
                    operation.asks().word(),
                    true));
        }
        return verbs;
    }

    private static void change(List<Verb> verbs, String id, String method, String path, String permission) {
        verbs.replaceAll(verb -> verb.id().equals(id) ? new Verb(id, method, path, permission, true) : verb);
    }

    private static DefaultCamelContext add(List<Verb> verbs) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.addRoutes(new ApiRoutes(CONTRACT, List.of(new RouteBuilder() {
            @Override
            public void configure() {
                verbs.forEach(verb -> define(this, verb));
            }
        })));
        return context;
    }

    private static void define(RouteBuilder builder, Verb verb) {
        RestDefinition rest = builder.rest(verb.path());
        RestDefinition added =
                switch (verb.method()) {
                    case "get" -> rest.get();
                    case "post" -> rest.post();
                    case "put" -> rest.put();
                    case "patch" -> rest.patch();
                    default -> rest.delete();
                };
        added.routeId(verb.id()).to("direct:" + verb.id());
        if (verb.permission() != null) {
            added.security(RestContract.PERMISSION, verb.permission());
        }
        if (verb.routed()) {
            builder.from("direct:" + verb.id()).log("called");
        }
    }
}
