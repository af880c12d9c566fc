package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints of a site's own in a whole hub: who may call, what comes in and goes out, faults, reload, bounds. */
class CustomEndpointsHubTest {
    private static final String PARCELS = "custom-parcel.camel.yaml";
    private static final String BLOCKS = "custom-blocks.camel.yaml";
    private static final String ROOT = "/api/v1/custom/parcels";

    @AutoClose
    private static SiteHub site;

    private static String clerk;

    @BeforeAll
    static void start(@TempDir Path temp) throws Exception {
        site = SiteHub.start(
                temp, Map.of(PARCELS, parcels("first"), BLOCKS, blocks()), Map.of("http.custom.timeout", "700ms"));
        clerk = site.key("custom:parcels");
    }

    /** Answers with what it got; a body {@code {"status": …}} chooses the status, one without {@code sku} fails. */
    private static String parcels(String word) {
        return """
                - rest:
                    path: /custom/parcels
                    get:
                      - id: custom-parcel-get
                        path: /{number}
                        description: Show a parcel
                        security:
                          - key: permission
                            scopes: custom:parcels
                        param:
                          - name: most
                            type: query
                            dataType: integer
                            defaultValue: 10
                          - name: word
                            type: query
                          - name: weight
                            type: query
                            dataType: number
                          - name: late
                            type: query
                            dataType: boolean
                            defaultValue: "false"
                        to: direct:custom-parcel
                    post:
                      - id: custom-parcel-post
                        description: Take a parcel in
                        security:
                          - key: permission
                            scopes: custom:parcels
                        to: direct:custom-parcel-post
                """
                + SiteHub.route(
                        "custom-parcel",
                        "failures",
                        """
                        - setBody:
                            expression:
                              simple:
                                expression: '{"number": "${variable.number}", "most": ${variable.most}, "weight": "${variable.weight}", "late": ${variable.late}, "word": "${variable.word}", "by": "${variable.caller}", "version": "%s", "header": "${header.CamelHttpUri}"}'
                        """
                                .formatted(word))
                + SiteHub.route(
                        "custom-parcel-post",
                        "failures",
                        """
                        - setVariable:
                            name: status
                            expression:
                              simple:
                                expression: ${body[status]}
                        - bean:
                            ref: runCount
                            method: add(${variable.run}, ${body[counter]}, 1)
                        - setBody:
                            expression:
                              simple:
                                expression: ${body[answer]}
                        """);
    }

    private static String blocks() {
        return """
                - rest:
                    path: /custom/blocks
                    get:
                      - id: custom-blocks
                        security:
                          - key: permission
                            scopes: stock:read
                        to: direct:custom-blocks
                """
                + SiteHub.route(
                        "custom-blocks",
                        "failures",
                        """
                        - setBody:
                            expression:
                              constant:
                                expression: SELECT SLEEP(3)
                        - to:
                            id: custom-blocks.sleep
                            uri: jdbc
                            parameters:
                              dataSourceName: dataSource
                        """);
    }

    @Test
    void parametersComeAsVariablesAndTheBodyGoesOutAsJson() throws Exception {
        SiteHub.Answer answer = site.call(
                clerk,
                "GET",
                ROOT + "/A%2F7?word=x&weight=12.50&late=true",
                null,
                "CamelHttpUri",
                "http://evil.example",
                "X-Request-Id",
                "r-1");

        assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
        assertThat(answer.body().path("number").asText()).isEqualTo("A/7");
        assertThat(answer.body().path("most").asInt()).isEqualTo(10);
        assertThat(answer.body().path("word").asText()).isEqualTo("x");
        assertThat(answer.body().path("weight").asText()).isEqualTo("12.50");
        assertThat(answer.body().path("late").asBoolean()).isTrue();
        assertThat(site.call(clerk, "GET", ROOT + "/7?weight=heavy", null).status())
                .isEqualTo(400);
        assertThat(answer.body().path("by").asText()).startsWith("key:");
        assertThat(answer.body().path("header").asText()).isEmpty();
        assertThat(answer.whole().headers().firstValue("ETag")).isPresent();
        assertThat(answer.whole().headers().firstValue("X-Request-Id")).hasValue("r-1");
    }

    @Test
    void whoHasNoKeyOrNotThePermissionIsTurnedAway() throws Exception {
        SiteHub.Answer nobody = site.call(null, "GET", ROOT + "/7", null);
        SiteHub.Answer other = site.call(site.key("stock:read"), "GET", ROOT + "/7", null);
        SiteHub.Answer otherOfOurs = site.call(clerk, "GET", "/api/v1/custom/blocks", null);

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body().path("permission").asText()).isEqualTo("custom:parcels");
        assertThat(otherOfOurs.status()).isEqualTo(403);
    }

    @Test
    void aPermissionOfOnesOwnIsListedAndOneThatNoEndpointNamesIsRefused() throws Exception {
        JsonNode items = site.call("GET", "/permissions", null).body().path("items");
        SiteHub.Answer unknown =
                site.call("POST", "/api-keys", "{\"title\":\"k\",\"permissions\":[\"custom:parcel\"]}");

        assertThat(items).extracting(item -> item.path("permission").asText()).contains("custom:parcels");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().at("/errors/0/pointer").asText()).isEqualTo("/permissions/0");
    }

    /** What is asked for, and the status and a part of the answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"counter\":\"ok\",\"answer\":{\"a\":[1,2.5,null]}} | 200 | {\"a\":[1,2.5,null]}",
                "{\"counter\":\"ok\",\"answer\":\"text\",\"status\":201} | 201 | \"text\"",
                "{\"counter\":\"ok\",\"status\":204} | 204 | ''",
                "{\"counter\":\"ok\",\"answer\":\"The weight is missing\",\"status\":400} | 400 | The weight is missing",
                "{\"counter\":\"ok\",\"answer\":\"No such parcel\",\"status\":404} | 404 | No such parcel",
                "{\"counter\":\"ok\",\"answer\":\"Sent already\",\"status\":409} | 409 | Sent already",
                "{\"counter\":\"ok\",\"answer\":\"x\",\"status\":777} | 500 | its log has the reason",
                "{\"counter\":\"not a name\"} | 500 | its log has the reason",
                "{\"counter\": | 400 | The body cannot be read",
                "{\"counter\":\"ok\",\"counter\":\"twice\"} | 400 | a field is given twice"
            })
    void aRouteChoosesItsAnswerAndFaultsBecomeProblems(String body, int status, String part) throws Exception {
        SiteHub.Answer answer = site.call(clerk, "POST", ROOT, body);

        assertThat(answer.status()).as(answer.whole().body()).isEqualTo(status);
        assertThat(answer.whole().body())
                .contains(part)
                .doesNotContain("not a name")
                .doesNotContain("Exception");
        if (status >= 400) {
            assertThat(answer.body().path("type").asText()).startsWith("urn:tillbridge:problem:");
        }
    }

    @Test
    void aRequestThatDoesNotFitIsRefusedBeforeTheRoute() throws Exception {
        assertThat(site.call(clerk, "GET", ROOT + "/7?mots=1", null).status()).isEqualTo(400);
        assertThat(site.call(clerk, "GET", ROOT + "/7?most=many", null).status())
                .isEqualTo(400);
        assertThat(site.call(clerk, "PUT", ROOT, "{}").status()).isEqualTo(405);
        assertThat(site.call(clerk, "GET", "/api/v1/custom/none", null).status())
                .isEqualTo(404);
        assertThat(site.call(clerk, "POST", ROOT, null, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndChangesAreInTheAudit() throws Exception {
        String body = "{\"counter\":\"ok\",\"answer\":\"taken in\"}";

        SiteHub.Answer first = site.call(clerk, "POST", ROOT, body, "Idempotency-Key", "one");
        SiteHub.Answer again = site.call(clerk, "POST", ROOT, body, "Idempotency-Key", "one");
        SiteHub.Answer audit = site.call("GET", "/audit?limit=100", null);

        assertThat(again.whole().body()).isEqualTo(first.whole().body());
        assertThat(again.whole().headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(audit.whole().body()).contains("custom-parcel-post", "custom/parcels");
    }

    @Test
    void anEndpointChangesComesAndGoesWithItsFile() throws Exception {
        String text =
                parcels("first").replace("custom-parcel", "custom-late").replace("/custom/parcels", "/custom/late");
        assertThat(late().status()).isEqualTo(404);

        site.live("custom-late.camel.yaml", text);
        SiteHub.Answer first = late();
        site.live("custom-late.camel.yaml", text.replace("\"first\"", "\"second\""));
        SiteHub.Answer second = late();
        site.live("custom-late.camel.yaml", null);

        assertThat(first.body().path("version").asText()).isEqualTo("first");
        assertThat(second.body().path("version").asText()).isEqualTo("second");
        assertThat(late().status()).isEqualTo(404);
    }

    private static SiteHub.Answer late() throws Exception {
        return site.call(clerk, "GET", "/api/v1/custom/late/7", null);
    }

    @Test
    void theContractListsThemMarkedAsCustom() throws Exception {
        HttpResponse<String> served =
                site.call(null, "GET", "/openapi.yaml", null).whole();

        JsonNode contract = new YAMLMapper().readTree(served.body());

        JsonNode verb = contract.path("paths").path("/custom/parcels/{number}").path("get");
        assertThat(verb.path("operationId").asText()).isEqualTo("custom-parcel-get");
        assertThat(verb.path("x-custom").asBoolean()).isTrue();
        assertThat(verb.path("x-permission").asText()).isEqualTo("custom:parcels");
        assertThat(verb.at("/tags/0").asText()).isEqualTo("custom");
        assertThat(verb.path("parameters"))
                .extracting(one -> one.path("name").asText())
                .contains("number", "most");
        assertThat(contract.path("paths").has("/orders")).isTrue();
    }

    @Test
    void endpointsThatBlockEndInTimeAndHoldUpNoShippedOperation() throws Exception {
        List<CompletableFuture<SiteHub.Answer>> blocked = new ArrayList<>();
        for (String key : List.of(site.key("stock:read"), site.key("stock:read"), site.key("stock:read"))) {
            for (int i = 0; i < 4; i++) {
                blocked.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return site.call(key, "GET", "/api/v1/custom/blocks", null);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
        }

        for (int i = 0; i < 20; i++) {
            assertThat(site.call("GET", "/jobs", null).status()).isEqualTo(200);
        }

        for (CompletableFuture<SiteHub.Answer> one : blocked) {
            assertThat(one.get().status()).isEqualTo(503);
        }
        Until.holds(
                "the workers are free again",
                () -> site.call(clerk, "GET", ROOT + "/7", null).status() == 200);
    }
}
