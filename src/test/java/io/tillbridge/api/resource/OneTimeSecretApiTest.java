package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RawHttp;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeSecretApiTest {
    private static final String SECRETS = "/api/v1/one-time-secrets";
    private static final String WIFI = "{\"text\":\"hunter2\",\"label\":\"Wifi, for Bo\"}";

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
    }

    @Test
    void aTypedSecretOpensOnceForWhoeverHasTheLink() throws Exception {
        JsonNode made = make(WIFI);

        HttpResponse<String> first = openLink(made);
        HttpResponse<String> second = openLink(made);

        assertThat(made.path("link").asText()).startsWith("https://hub.example/secret#");
        assertThat(RunningApi.json(first).toString()).isEqualTo("{\"label\":\"Wifi, for Bo\",\"secret\":\"hunter2\"}");
        assertThat(second.statusCode()).isEqualTo(404);
        JsonNode told = RunningApi.json(door.get(SECRETS)).path("items").path(0);
        assertThat(told.path("state").asText()).isEqualTo("opened");
        assertThat(told.path("openedFrom").asText()).isEqualTo("127.0.0.1");
        assertThat(told.has("link") || told.has("secret")).isFalse();
    }

    /** What previews of mail and chat do. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aLookAtThePageOpensNothing(String method) throws Exception {
        JsonNode made = make(WIFI);

        RawHttp.send(door.server.port(), method + " /secret", "");
        RawHttp.send(door.server.port(), method + " /api/v1/one-time-secrets/" + token(made) + "/open", "");

        assertThat(RunningApi.json(openLink(made)).path("secret").asText()).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "<style>", " onclick=", " style=", "http://", "https://"})
    void thePageRunsNothingInlineAndLoadsNothingFromElsewhere(String forbidden) throws Exception {
        HttpResponse<String> page = door.send(HttpRequest.newBuilder(door.uri("/secret")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<!doctype html>").doesNotContain(forbidden);
    }

    @Test
    void nothingTellsAnOpenedLinkFromOneThatNeverWas() throws Exception {
        JsonNode opened = make(WIFI);
        openLink(opened);
        JsonNode revoked = make(WIFI);
        door.send(door.request(SECRETS + "/" + revoked.path("id").asText()).DELETE());

        List<HttpResponse<String>> answers =
                List.of(openLink(opened), openLink(revoked), open("x"), open("A".repeat(43)));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(withoutRequestId(answer)).isEqualTo(withoutRequestId(answers.get(0)));
        });
    }

    /** In a hub of its own, for it is by address that callers wait. */
    @Test
    void whoTriesLinksHasToWait(@TempDir Path other) throws Exception {
        try (ApiHub guarded = new ApiHub(other)) {
            RunningApi guardedDoor = guarded.door;
            JsonNode made = RunningApi.json(guardedDoor.send(guardedDoor.json("POST", SECRETS, WIFI)));
            for (int i = 0; i < 10; i++) {
                guardedDoor.send(opening(guardedDoor, "guess" + i));
            }

            HttpResponse<String> waiting = guardedDoor.send(opening(guardedDoor, token(made)));

            assertThat(waiting.statusCode()).isEqualTo(429);
            assertThat(waiting.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 300L);
            JsonNode told =
                    RunningApi.json(guardedDoor.get(SECRETS)).path("items").path(0);
            assertThat(told.path("state").asText()).isEqualTo("waiting");
        }
    }

    /** The answer of such a door belongs to nobody, so none is kept: it would open a link twice. */
    @Test
    void anIdempotencyKeyOpensNoLinkTwice() throws Exception {
        String token = token(make(WIFI));

        HttpResponse<String> first = door.send(opening(token).header("Idempotency-Key", "again"));
        HttpResponse<String> second = door.send(opening(token).header("Idempotency-Key", "again"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(404);
    }

    @Test
    void keyAndSecretOfAnApiKeyGoAsTwoLinks() throws Exception {
        NewApiKey key = hub.keys.create("Script", Set.of(Permission.STOCK_READ));

        JsonNode both = make("{\"apiKeyId\":\"" + key.key().id() + "\",\"parts\":\"both\"}");

        assertThat(both.path("link")).isNotEqualTo(both.path("clientId").path("link"));
        assertThat(RunningApi.json(openLink(both)).toString())
                .isEqualTo(
                        "{\"label\":\"Client secret of API key \\\"Script\\\"\",\"secret\":\"" + key.secret() + "\"}");
        assertThat(RunningApi.json(openLink(both.path("clientId")))
                        .path("secret")
                        .asText())
                .isEqualTo(key.key().clientId());
    }

    @Test
    void anApiKeyIsHandedOverByThoseWhoMayRevealIt() throws Exception {
        NewApiKey strong = hub.keys.create("Strong", Set.of(Permission.CONNECTIONS_WRITE));

        HttpResponse<String> refused = door.send(HttpRequest.newBuilder(door.uri(SECRETS))
                .header("Authorization", RunningApi.basic("access.write", "secret"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"apiKeyId\":\"" + strong.key().id() + "\",\"part\":\"clientId\"}")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(refused).path("permission").asText()).isEqualTo("connections:write");
    }

    @Test
    void theStoredSecretOfAConnectionTakesAnOwnerOrAnAdmin() throws Exception {
        String body = "{\"connectionId\":\"" + hub.connection("Vendor").id() + "\",\"secretName\":\"password\"}";

        HttpResponse<String> byKey = door.send(door.json("POST", SECRETS, body));
        HttpResponse<String> byOperator = door.send(door.asRole("operator", "POST", SECRETS, body));
        HttpResponse<String> byAdmin = door.send(door.asRole("admin", "POST", SECRETS, body));

        assertThat(byKey.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(byKey).path("detail").asText())
                .isEqualTo("Only a person who is owner or admin may hand over the stored secret of a connection");
        assertThat(byOperator.statusCode()).isEqualTo(403);
        assertThat(byAdmin.statusCode()).isEqualTo(201);
        assertThat(RunningApi.json(openLink(RunningApi.json(byAdmin))).toString())
                .isEqualTo("{\"label\":\"password of connection \\\"Vendor\\\"\",\"secret\":\"hush-hush\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                    | ''
            {"text":"a","label":"b","apiKeyId":"1"}               | ''
            {"text":"a"}                                          | /label
            {"text":"a","label":"b","part":"secret"}              | /part
            {"apiKeyId":"1"}                                      | /part
            {"apiKeyId":"1","part":"secret","parts":"both"}       | /part
            {"apiKeyId":"999999","part":"secret"}                 | /apiKeyId
            {"connectionId":"1"}                                  | /secretName
            {"text":"a","label":"b","validMinutes":0}             | /validMinutes
            {"text":"a","label":"b","validMinutes":43201}         | /validMinutes
            {"text":"a","label":"b","secretName":"x"}             | /secretName
            {"text":"a","label":"b","colour":"x"}                 | /colour
            """)
    void exactlyOneSecretIsHandedOver(String body, String pointer) throws Exception {
        HttpResponse<String> answer = door.send(door.json("POST", SECRETS, body));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(answer)).containsExactly(pointer);
    }

    @Test
    void aFaultyTextIsNotRepeated() throws Exception {
        String tooLong = "hunter2 ".repeat(1_251);

        HttpResponse<String> answer =
                door.send(door.json("POST", SECRETS, "{\"text\":\"" + tooLong + "\",\"label\":\"b\"}"));

        assertThat(answer.body()).doesNotContain("hunter2").contains("text is not shown");
    }

    @Test
    void aLinkTakenBackOnWhatWasReadIsNotTakenBackAfterItWasOpened() throws Exception {
        JsonNode made = make(WIFI);
        openLink(made);

        HttpResponse<String> stale =
                door.send(door.request(SECRETS + "/" + made.path("id").asText())
                        .header("If-Match", "\"1\"")
                        .DELETE());

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(door.send(door.request(SECRETS + "/999999").DELETE()).statusCode())
                .isEqualTo(404);
    }

    private static JsonNode make(String body) throws Exception {
        return RunningApi.json(door.send(door.json("POST", SECRETS, body)));
    }

    private static String token(JsonNode made) {
        return made.path("link").asText().replaceFirst(".*#", "");
    }

    private static HttpResponse<String> openLink(JsonNode made) throws Exception {
        return open(token(made));
    }

    private static HttpResponse<String> open(String token) throws Exception {
        return door.send(opening(token));
    }

    private static HttpRequest.Builder opening(String token) {
        return opening(door, token);
    }

    private static HttpRequest.Builder opening(RunningApi at, String token) {
        return HttpRequest.newBuilder(at.uri(SECRETS + "/" + token + "/open"))
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    private static String withoutRequestId(HttpResponse<String> answer) {
        return answer.body().replaceFirst("\"requestId\":\"[^\"]*\"", "");
    }
}
