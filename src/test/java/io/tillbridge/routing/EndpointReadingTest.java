package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints of {@code rest} blocks: right, and wrong in each way. */
class EndpointReadingTest {
    private static final String FILE = "custom/custom-parcel.camel.yaml";
    private static final String RIGHT =
            """
            - rest:
                path: /custom/parcels
                get:
                  - id: custom-parcel
                    path: /{id}
                    security:
                      - key: permission
                        scopes: custom:parcels
                    to: direct:custom-parcel
            """;
    private static final String HINT =
            " Write `security:` with `- key: permission` and `scopes: <permission>`: one of the"
                    + " hub's, or `custom:<name>` of your own.";

    private final Findings findings = new Findings();

    /** What is changed in the block above, into what, and the finding. */
    static Stream<Arguments> wrongBlocks() {
        return Stream.of(
                Arguments.of(
                        "path: /custom/parcels",
                        "path: /orders",
                        "5:15 [endpoint] Expected a path below /custom/, found '/orders/{id}'. Begin the path of the block"
                                + " with /custom/<name>."),
                Arguments.of(
                        "path: /custom/parcels",
                        "path: /customs/parcels",
                        "5:15 [endpoint] Expected a path below /custom/, found '/customs/parcels/{id}'. Begin the path of"
                                + " the block with /custom/<name>."),
                Arguments.of(
                        "path: /custom/parcels",
                        "path: /custom/par cels",
                        "5:15 [endpoint] Expected letters, digits, '.', '_', '-' or {name} between slashes, found 'par"
                                + " cels'. Write a parameter as in /custom/parcels/{id}."),
                Arguments.of(
                        "path: /{id}",
                        "path: /../orders",
                        "5:15 [endpoint] Expected letters, digits, '.', '_', '-' or {name} between slashes, found '..'."
                                + " Write a parameter as in /custom/parcels/{id}."),
                Arguments.of(
                        "path: /{id}",
                        "path: /{id}/{id}",
                        "5:15 [endpoint] Expected each parameter once in the path, found one again. Rename one of them."),
                Arguments.of(
                        "path: /{id}",
                        "path: /{run}",
                        "4:9 [endpoint] Expected a name of your own, found 'run', a variable that the hub sets. Give the"
                                + " parameter of the path another name."),
                Arguments.of(
                        "    path: /custom/parcels\n",
                        "",
                        "2:5 [endpoint] Expected path:, found none. Write `path: /custom/<name>`."),
                Arguments.of(
                        "id: custom-parcel\n",
                        "description: None\n",
                        "4:9 [endpoint] Expected id:, found none. Write `id: custom-<name>`: the audit and the log name"
                                + " the endpoint by it."),
                Arguments.of(
                        "id: custom-parcel\n",
                        "id: getOrder\n",
                        "4:13 [endpoint] Expected an id of at most 64 small letters, digits and dashes, found 'getOrder'."
                                + " Write it as in `custom-stock-report`."),
                Arguments.of(
                        "id: custom-parcel\n",
                        "id: taken\n",
                        "4:13 [endpoint] Expected an id of its own, found 'taken' in the API of the hub too. Give the"
                                + " endpoint another id."),
                Arguments.of(
                        "          - key: permission\n            scopes: custom:parcels\n",
                        "          []\n",
                        "7:11 [endpoint] Expected one permission, found none." + HINT),
                Arguments.of(
                        "scopes: custom:parcels",
                        "scopes: order:read",
                        "8:21 [endpoint] Expected a permission, found 'order:read'." + HINT + " Did you mean"
                                + " 'orders:read'?"),
                Arguments.of(
                        "scopes: custom:parcels",
                        "scopes: anyone",
                        "8:21 [endpoint] Expected a permission, found 'anyone'." + HINT),
                Arguments.of(
                        "        to: direct:custom-parcel\n",
                        "",
                        "4:9 [endpoint] Expected to: direct:<route>, found none. Write `to: direct:<route>` with the route"
                                + " of this file that answers."),
                Arguments.of(
                        "to: direct:custom-parcel",
                        "to: seda:custom-parcel",
                        "9:13 [endpoint] Expected to: direct:<route>, found 'seda:custom-parcel'. Write `to:"
                                + " direct:<route>` with the route of this file that answers."),
                Arguments.of(
                        "to: direct:custom-parcel",
                        "to: direct:custom-parce",
                        "9:13 [endpoint] Expected a route that begins with direct:custom-parce, found none. Add that route"
                                + " or correct the name. Did you mean 'custom-parcel'?"),
                Arguments.of(
                        "to: direct:custom-parcel",
                        "to: direct:order-poll-one",
                        "9:13 [endpoint] Expected a route of your own, found 'order-poll-one' of"
                                + " cseries/order-poll-one.camel.yaml. Name a route in a file of custom/; it may call the"
                                + " hub's beans."),
                Arguments.of(
                        "    get:\n",
                        "    head:\n",
                        "2:5 [endpoint] Expected one of [get, post, put, patch, delete] under rest:, found none. Add"
                                + " `get:` or another verb, or take the block away."),
                Arguments.of(
                        "    get:\n",
                        "    host: 0.0.0.0\n    get:\n",
                        "3:5 [endpoint] Expected one of [path, id, description, consumes, produces, get, post, put, patch,"
                                + " delete], found 'host'. Correct it or take it away. Did you mean 'post'?"),
                Arguments.of(
                        "        to: direct",
                        "        produces: text/html\n        to: direct",
                        "9:19 [endpoint] Expected content types of [application/json, text/csv, text/plain,"
                                + " text/tab-separated-values, text/xml, application/xml, application/x-ndjson,"
                                + " application/edifact], found 'text/html'. Write one of these, or take produces away"
                                + " for JSON."),
                Arguments.of(
                        "        to: direct",
                        "        param:\n          - name: status\n        to: direct",
                        "10:19 [endpoint] Expected a name of your own, found 'status', a variable that the hub sets. Give"
                                + " the parameter another name."),
                Arguments.of(
                        "        to: direct",
                        "        param:\n          - name: CamelHttpUri\n        to: direct",
                        "10:19 [endpoint] Expected at most 40 letters and digits, the first one small, found"
                                + " 'CamelHttpUri'. Write it as in `updatedSince`."),
                Arguments.of(
                        "        to: direct",
                        "        param:\n          - name: since\n            type: header\n        to: direct",
                        "11:19 [endpoint] Expected one of [path, query], found 'header'. Correct it."),
                Arguments.of(
                        "        to: direct",
                        "        param:\n          - name: most\n            dataType: integer\n"
                                + "            defaultValue: ten\n        to: direct",
                        "12:27 [endpoint] Expected a default of the type integer, found 'ten'. Correct it or the"
                                + " dataType."),
                Arguments.of(
                        "        to: direct:custom-parcel\n",
                        "        to: direct:custom-parcel\n      - id: other\n        path: /{number}\n"
                                + "        security:\n          - key: permission\n            scopes: stock:read\n"
                                + "        to: direct:custom-parcel\n",
                        "11:15 [endpoint] Expected a verb and path of its own, found GET /custom/parcels/{} at"
                                + " 'custom-parcel' too. Give one of them another path."));
    }

    @ParameterizedTest
    @MethodSource("wrongBlocks")
    void whatIsWrongIsNamedAtItsPlace(String from, String to, String finding) {
        assertThat(RIGHT).contains(from);

        List<CustomEndpoint> endpoints = read(RIGHT.replace(from, to));

        assertThat(findings.list()).extracting(RouteFinding::text).contains(FILE + ":" + finding);
        assertThat(endpoints).extracting(CustomEndpoint::id).doesNotContain("taken", "other");
    }

    @Test
    void aBlockBecomesEndpoints() {
        List<CustomEndpoint> endpoints = read(RIGHT.replace(
                "        to:",
                "        param:\n          - name: most\n            dataType: integer\n            defaultValue: 10\n"
                        + "        to:"));

        assertThat(findings.list()).isEmpty();
        assertThat(endpoints)
                .containsExactly(new CustomEndpoint(
                        "custom-parcel",
                        "GET",
                        List.of("custom", "parcels", "{id}"),
                        Permission.named("custom:parcels").orElseThrow(),
                        "",
                        List.of(
                                new CustomEndpoint.Parameter("most", "query", "integer", false, "10", ""),
                                new CustomEndpoint.Parameter("id", "path", "string", true, null, "")),
                        "custom-parcel",
                        List.of("application/json"),
                        "application/json"));
    }

    @Test
    void aBlockOrAVerbNamesOtherTypesThanJson() {
        List<CustomEndpoint> endpoints =
                read(RIGHT.replace("    get:", "    consumes: Text/CSV, application/json\n    get:")
                        .replace("        to:", "        produces: application/xml\n        to:"));

        assertThat(findings.list()).isEmpty();
        assertThat(endpoints).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.consumes()).containsExactly("text/csv", "application/json");
            assertThat(endpoint.produces()).isEqualTo("application/xml");
        });
    }

    @Test
    void camelGetsTheFileWithoutItsBlocksAndWithAllOtherLinesWhereTheyWere() {
        String text = RIGHT + route("custom-parcel");

        String routes = RestBlocks.without(text);

        assertThat(routes.lines().toList().subList(0, 9)).containsOnly("");
        assertThat(routes.lines().skip(9)).isEqualTo(text.lines().skip(9).toList());
        assertThat(RestBlocks.without(RIGHT)).isBlank();
    }

    /** The routes that the blocks above may name stand in other files. */
    private List<CustomEndpoint> read(String block) {
        List<RouteFile> files = RouteFiles.parse(
                Map.of(
                        FILE,
                        block,
                        "custom/custom-answer.camel.yaml",
                        route("custom-parcel"),
                        "cseries/order-poll-one.camel.yaml",
                        route("order-poll-one")),
                findings);
        LintContext around = new LintContext(Map.of(), Map.of(), Set.of("taken"), Map.of());
        return new EndpointReading(around, files, findings).all();
    }

    private static String route(String id) {
        return "- route:\n    id: " + id + "\n    from:\n      uri: direct\n      parameters:\n        name: " + id
                + "\n      steps: []\n";
    }
}
