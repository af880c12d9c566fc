package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.RunState;
import io.tillbridge.run.Runs;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillSetup;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole hub signs in to the sandbox till, whose clock is two minutes ahead, and keeps its access through bad days. */
class TillSignInTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REDIRECT = "https://localhost/back";
    private static final String KEY =
            "Basic " + Base64.getEncoder().encodeToString("setup:swordfish-9".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path temp;

    private static SandboxTill sandbox;
    private static Hub hub;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private DoubleTill till;
    private String path;

    @BeforeAll
    static void start() throws Exception {
        sandbox = SandboxTill.start(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        Map<String, String> set = HubSettings.of(TestDatabase.freshSettings(temp.resolve("data")));
        set.put("access.bootstrap.client-id", "setup");
        set.put("access.bootstrap.client-secret", "swordfish-9");
        set.put("schedule.enabled", "false");
        set.put("rseries.authorize-url", sandbox.authorizeUrl());
        set.put("rseries.token-url", sandbox.tokenUrl());
        set.put("rseries.revoke-url", sandbox.baseUrl() + "/auth/oauth/revoke");
        set.put("rseries.api", sandbox.baseUrl());
        set.put("rseries.token-timeout", "5s");
        hub = Hub.start(HubSettings.read(set));
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandbox.close();
    }

    @BeforeEach
    void givenASignedInAccount() throws Exception {
        till = sandbox.add(TillSetup.of("client-1", "secret-1", REDIRECT));
        till.stock().addShop("Riverside", "America/Boise");
        JsonNode made = call(
                "POST",
                "/connections",
                "{\"kind\":\"rseries\",\"name\":\"Till\",\"settings\":{\"clientId\":\"client-1\",\"redirectUri\":\""
                        + REDIRECT + "\",\"orderSync\":true},\"secrets\":{\"clientSecret\":\"secret-1\"}}");
        path = "/connections/" + made.path("id").asText();
        assertThat(callback("allow").body()).contains("<h1>Signed in</h1>");
    }

    @AfterEach
    void forget() {
        till.faults().clear();
    }

    @Test
    void theTestOfTheConnectionPasses() throws Exception {
        JsonNode report = call("POST", path + "/test", null);

        assertThat(report.path("ok").asBoolean()).as(report.toString()).isTrue();
        JsonNode shown = call("GET", path, null);
        assertThat(shown.at("/settings/accountId").asText()).isEqualTo("770042");
        assertThat(shown.at("/authorization/scopes").toString()).contains("employee:register_read");
    }

    @Test
    void whoDeniesTheAccessChangesNothing() throws Exception {
        assertThat(callback("deny").body()).contains("The permission was refused at Lightspeed");

        assertThat(call("GET", path, null).at("/authorization/state").asText()).isEqualTo("signed-in");
    }

    @Test
    void aTokenThatEndedEarlyIsRenewedOnce() throws Exception {
        int before = till.tokens().issued();
        till.tokens().expireAccess();

        assertThat(call("POST", path + "/test", null).path("ok").asBoolean()).isTrue();

        assertThat(till.tokens().issued()).isEqualTo(before + 1);
    }

    static Stream<ShopFault> faults() {
        return Stream.of(
                ShopFault.status(500),
                ShopFault.status(503),
                ShopFault.html(200),
                ShopFault.html(400),
                ShopFault.html(502),
                ShopFault.reset(),
                ShopFault.reset().afterTheWork(),
                ShopFault.cutOff(),
                ShopFault.cutOff().afterTheWork(),
                ShopFault.halfJson(),
                ShopFault.noBytes(),
                ShopFault.garbage(),
                ShopFault.never(),
                ShopFault.never().afterTheWork(),
                ShopFault.wrongType(),
                ShopFault.oauth(405),
                ShopFault.oauth(500));
    }

    /** In the middle of a refresh as well as before it: the next try has a token, and nobody signs in again. */
    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultOfARefreshIsRecoveredFrom(ShopFault fault) throws Exception {
        till.tokens().expireAccess();
        till.faults().next("POST auth/oauth/token", fault);
        call("POST", path + "/test", null);

        JsonNode report = call("POST", path + "/test", null);

        assertThat(report.path("ok").asBoolean()).as(report.toString()).isTrue();
        assertThat(till.faults().pending()).isZero();
    }

    @Test
    void aRevokedAccessStopsTheJobsAndNobodyIsAskedUntilSomebodySignsIn() throws Exception {
        till.tokens().revokeGrant();
        call("POST", path + "/test", null);
        till.forgetCalls();
        long id = Long.parseLong(path.replaceAll(".*/", ""));

        for (int i = 0; i < 5; i++) {
            hub.running().runs().due(Jobs.ORDER_POLL, id);
            call("POST", path + "/test", null);
        }

        assertThat(till.callCount()).isZero();
        assertThat(hub.running().runs().list(new Runs.Filter(id, null, RunState.QUEUED), null, 10))
                .isEmpty();
        JsonNode status = call("GET", path, null).path("status");
        assertThat(List.of(status.path("state").asText(), status.path("reason").asText()))
                .containsExactly("failing", "sign-in-again");
        assertThat(callback("allow").body()).contains("<h1>Signed in</h1>");
        assertThat(call("GET", path, null).at("/status/state").asText()).isEqualTo("ok");
        assertThat(call("POST", path + "/test", null).path("ok").asBoolean()).isTrue();
    }

    @Test
    void aTokenOfTheOldServerIsTakenOverWithoutAPerson() throws Exception {
        JsonNode made = call(
                "POST",
                "/connections",
                "{\"kind\":\"rseries\",\"name\":\"Old\",\"settings\":{\"clientId\":\"client-1\"},\"secrets\":"
                        + "{\"clientSecret\":\"secret-1\",\"refreshToken\":\""
                        + till.tokens().legacyRefreshToken() + "\"}}");
        String old = "/connections/" + made.path("id").asText();

        JsonNode report = call("POST", old + "/test", null);

        assertThat(report.path("ok").asBoolean()).as(report.toString()).isTrue();
        JsonNode shown = call("GET", old, null);
        assertThat(shown.at("/settings/accountId").asText()).isEqualTo("770042");
        assertThat(shown.at("/secrets/refreshToken/set").asBoolean()).isFalse();
    }

    @Test
    void signingOutEndsTheAccessOnBothSides() throws Exception {
        assertThat(call("DELETE", path + "/authorization", null).path("revoked").asBoolean())
                .isTrue();

        assertThat(call("GET", path, null).at("/authorization/state").asText()).isEqualTo("none");
        JsonNode report = call("POST", path + "/test", null);
        assertThat(report.toString()).contains("nobody signed in");
    }

    /** Somebody begins a sign-in, answers on the page of the till, and the browser comes back to the hub. */
    private HttpResponse<String> callback(String answer) throws Exception {
        String url = call("POST", path + "/authorization", null).path("url").asText();
        HttpResponse<String> decided = HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("answer=" + answer + "&account=770042"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String landed = decided.headers().firstValue("Location").orElseThrow();
        return HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(landed.replace(REDIRECT, hub.apiAddress() + "/api/v1/oauth/callback")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode call(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1" + path))
                .header("Authorization", KEY);
        HttpResponse<String> answer = HTTP.send(
                body == null
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                                .build()
                        : request.header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }
}
