package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Route files over the API of a whole hub: seen, checked, saved, live, brought back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteFilesApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "custom/custom-hello.camel.yaml";
    private static final String HELLO = SiteHub.route(
            "custom-hello",
            "failures",
            """
            - setBody:
                expression:
                  constant:
                    expression: hello
            - filter:
                id: custom-hello.only
                expression:
                  simple:
                    expression: ${header.fail} == 'yes'
                steps:
                  - log:
                      id: custom-hello.told
                      message: Told
            """);

    private SiteHub hub;
    private Path routes;

    @BeforeAll
    void open(@TempDir Path temp) throws Exception {
        routes = temp.resolve("routes");
        hub = SiteHub.start(temp, Map.of(), Map.of("routes.editing", "true", "routes.reload", "false"));
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void everyFileIsListedLiveWithItsRoutesAndShownAsAPicture() throws Exception {
        JsonNode list = call("GET", "?limit=500", null).body();

        List<String> wrong = new ArrayList<>();
        assertThat(list.path("editing").asBoolean()).isTrue();
        assertThat(list.path("goLive").asBoolean()).isTrue();
        for (JsonNode item : list.path("items")) {
            String file = item.path("file").asText();
            if (file.startsWith("custom/custom-")) {
                continue;
            }
            if (!item.path("state").asText().equals("live") || !item.hasNonNull("liveSince")) {
                wrong.add(file + " is " + item);
            }
            JsonNode shown = call("GET", "/" + hole(file), null).body();
            if (!shown.path("text").asText().equals(Files.readString(routes.resolve(file)))) {
                wrong.add(file + " has another text");
            }
            JsonNode picture = call("GET", "/" + hole(file) + "/picture", null).body();
            steps(picture.path("routes"), shown.path("text").asText(), file, wrong);
        }

        assertThat(list.path("items").size()).isGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    /** Each step stands on the line that the picture names, and a running one has its counter. */
    private static void steps(JsonNode routes, String text, String file, List<String> wrong) {
        List<String> lines = text.lines().toList();
        for (JsonNode route : routes) {
            // A configuration counts once a running route uses it.
            boolean counted = route.path("traffic").isObject()
                    || route.path("kind").asText().equals("configuration")
                            && route.path("steps").findValue("traffic") != null;
            for (JsonNode step : route.findValues("steps").stream()
                    .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                    .toList()) {
                String line = lines.get(step.path("line").asInt() - 1);
                if (!line.contains("- " + step.path("name").asText() + ":")) {
                    wrong.add(file + ": " + step.path("name") + " is not on " + line);
                }
                boolean policy = step.path("name").asText().equals("onException")
                        && step.at("/branches/0/steps").isEmpty();
                if (counted && !policy && !step.path("traffic").isObject()) {
                    wrong.add(file + ": no counter of " + step.path("name") + " in line " + step.path("line"));
                }
            }
        }
    }

    @Test
    void aSavedFileGoesLiveAndCountsAndEveryVersionCanBeRestored() throws Exception {
        SiteHub.Answer made = save(FILE, HELLO, "If-None-Match", "*");
        assertThat(made.status()).as(made.whole().body()).isEqualTo(201);
        awaitState(FILE, "live");
        hub.hub.producer().requestBody("direct:custom-hello", "x");
        JsonNode picture = call("GET", "/" + hole(FILE) + "/picture", null).body();
        String etag = etag(call("GET", "/" + hole(FILE), null));
        SiteHub.Answer changed = save(FILE, HELLO.replace("expression: hello", "expression: hallo"), "If-Match", etag);
        awaitState(FILE, "live");
        Object said = hub.hub.producer().requestBody("direct:custom-hello", "x");
        SiteHub.Answer restored =
                call("POST", "/" + hole(FILE) + "/restore", "{\"version\":\"1\",\"note\":\"too short\"}");
        awaitState(FILE, "live");
        Object saidAgain = hub.hub.producer().requestBody("direct:custom-hello", "x");
        JsonNode versions =
                call("GET", "/" + hole(FILE) + "/versions", null).body().path("items");

        assertThat(picture.at("/routes/0/traffic/messages").asInt()).isEqualTo(1);
        assertThat(picture.at("/routes/0/steps/0/traffic/messages").asInt()).isEqualTo(1);
        assertThat(changed.status()).as(changed.whole().body()).isEqualTo(200);
        assertThat(said).isEqualTo("hallo");
        assertThat(restored.status()).as(restored.whole().body()).isEqualTo(200);
        assertThat(saidAgain).isEqualTo("hello");
        assertThat(versions)
                .extracting(one -> one.path("action").asText())
                .containsExactly("restored", "saved", "saved");
        assertThat(versions.get(0).path("note").asText()).isEqualTo("too short");
        assertThat(versions.get(0).at("/who/name").asText()).isNotEmpty();
        assertThat(call("GET", "/" + hole(FILE) + "/versions/2", null)
                        .body()
                        .path("text")
                        .asText())
                .contains("hallo");
        assertThat(call("DELETE", "/" + hole(FILE), null).status()).isEqualTo(204);
        assertThat(call("DELETE", "/" + hole(FILE), null).status()).isEqualTo(404);
        assertThat(call("GET", "/" + hole(FILE), null).status()).isEqualTo(404);
    }

    @Test
    void theCheckOfATextIsThatOfASaveAndNothingRefusedIsWritten() throws Exception {
        String file = "custom/custom-bad.camel.yaml";
        String bad = HELLO.replace("custom-hello", "custom-bad").replace("${header.fail} ==", "${header.fail} && 1 ==");

        JsonNode checked =
                call("POST", "/check", body(Map.of("file", file, "text", bad))).body();
        SiteHub.Answer saved = save(file, bad, "If-None-Match", "*");
        SiteHub.Answer flow = call("DELETE", "/" + hole("cseries/cseries-order-poll.camel.yaml"), null);

        JsonNode audit = hub.call("GET", "/audit?limit=200", null).body();
        assertThat(audit.toString()).doesNotContain("checkRouteFile").doesNotContain("&& 1 ==");
        assertThat(audit.toString()).contains("saveRouteFile");
        assertThat(checked.at("/findings/0/rule").asText()).isEqualTo("simple");
        assertThat(checked.at("/findings/0/line").asInt()).isGreaterThan(1);
        assertThat(saved.status()).isEqualTo(422);
        assertThat(saved.body().path("findings")).isEqualTo(checked.path("findings"));
        assertThat(routes.resolve(file)).doesNotExist();
        assertThat(flow.status()).isEqualTo(422);
        assertThat(flow.body().path("findings").toString()).contains("job-flow");
        assertThat(routes.resolve("cseries/cseries-order-poll.camel.yaml")).exists();
    }

    @Test
    void aSaveOverAFileThatChangedOnDiskIsRefusedWithTheTextFound() throws Exception {
        String file = "custom/custom-two.camel.yaml";
        String text = HELLO.replace("custom-hello", "custom-two");
        save(file, text, "If-None-Match", "*");
        String etag = etag(call("GET", "/" + hole(file), null));
        String byHand = text.replace("hello\n", "by hand\n");
        Files.writeString(routes.resolve(file), byHand);

        SiteHub.Answer stale = save(file, text.replace("hello\n", "mine\n"), "If-Match", etag);
        SiteHub.Answer taken = save(file, text, "If-None-Match", "*");
        SiteHub.Answer over = save(
                file, text, "If-Match", "\"" + stale.body().at("/current/hash").asText() + "\"");
        JsonNode versions =
                call("GET", "/" + hole(file) + "/versions", null).body().path("items");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().at("/current/text").asText()).isEqualTo(byHand);
        assertThat(taken.status()).isEqualTo(412);
        assertThat(over.status()).as(over.whole().body()).isEqualTo(200);
        assertThat(versions).extracting(one -> one.path("action").asText()).containsExactly("saved", "found", "saved");
    }

    @Test
    void aHostileNameReachesNothingOutside() throws Exception {
        Path outside = routes.resolveSibling("outside.camel.yaml");
        Files.writeString(outside, HELLO);
        Files.createSymbolicLink(routes.resolve("custom/custom-link.camel.yaml"), outside);
        Path folder = Files.createDirectories(routes.resolveSibling("elsewhere"));
        Files.createSymbolicLink(routes.resolve("custom/linked"), folder);
        List<String> wrong = new ArrayList<>();
        for (String name : List.of(
                "../outside.camel.yaml",
                "custom/../../outside.camel.yaml",
                "custom/..%2f..%2foutside.camel.yaml",
                "/etc/passwd",
                "custom/custom-link.camel.yaml",
                "custom/linked/custom-new.camel.yaml",
                "custom\\..\\outside.camel.yaml",
                ".hidden.camel.yaml",
                "custom/.x.camel.yaml",
                "custom/run.sh",
                "custom/custom-x.java",
                "Custom/x.camel.yaml",
                "custom/custom-x.camel.yaml\u202e")) {
            int got = call("GET", "/" + hole(name), null).status();
            int put = save(name, HELLO, "X-None", "x").status();
            int deleted = call("DELETE", "/" + hole(name), null).status();
            if (got != 404 || put < 400 || put >= 500 || deleted < 400 || deleted >= 500) {
                wrong.add(name + ": " + got + " " + put + " " + deleted);
            }
        }
        Files.delete(routes.resolve("custom/custom-link.camel.yaml"));
        Files.delete(routes.resolve("custom/linked"));

        assertThat(wrong).isEmpty();
        assertThat(Files.readString(outside)).isEqualTo(HELLO);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlyAnOwnerGivesAKeyTheRightToChangeFlows() throws Exception {
        String reader = hub.key("routes:read");
        SiteHub.Answer given =
                hub.call("POST", "/api-keys", "{\"title\":\"k\",\"permissions\":[\"routes:read\",\"routes:write\"]}");

        assertThat(given.status()).isEqualTo(403);
        assertThat(given.body().path("permission").asText()).isEqualTo("routes:write");
        assertThat(hub.call(reader, "GET", "/api/v1/routes", null).status()).isEqualTo(200);
        assertThat(hub.call(reader, "PUT", "/api/v1/routes/" + hole(FILE), "{\"text\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    private void awaitState(String file, String state) throws Exception {
        Until.holds(file + " is " + state, () -> call("GET", "/" + hole(file) + "/state", null)
                .body()
                .path("state")
                .asText()
                .equals(state));
    }

    private SiteHub.Answer save(String file, String text, String... headers) throws Exception {
        return hub.call("boot:strap", "PUT", "/api/v1/routes/" + hole(file), body(Map.of("text", text)), headers);
    }

    private SiteHub.Answer call(String method, String path, String body) throws Exception {
        return hub.call(method, "/routes" + path, body);
    }

    private static String body(Map<String, String> fields) throws Exception {
        return JSON.writeValueAsString(new HashMap<>(fields));
    }

    private static String etag(SiteHub.Answer answer) {
        return answer.whole().headers().firstValue("ETag").orElseThrow();
    }

    private static String hole(String file) {
        return URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
