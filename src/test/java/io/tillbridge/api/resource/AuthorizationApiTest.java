package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.connection.Connection;
import io.tillbridge.lightspeed.rseries.signin.SignInServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private RunningApi door;
    private String path;
    private long id;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
        Connection till = hub.connections.create(Map.of(
                "kind",
                "rseries",
                "name",
                "Riverside",
                "settings",
                Map.of("clientId", SignInServer.CLIENT),
                "secrets",
                Map.of("clientSecret", SignInServer.SECRET)));
        id = till.id();
        path = "/api/v1/connections/" + id;
    }

    @Test
    void aPersonWhoComesBackSeesAPageAndTheConnectionIsSignedIn() throws Exception {
        JsonNode begun = RunningApi.json(door.send(door.post(path + "/authorization")));

        HttpResponse<String> page = callback(hub.signInServer.allow(begun.path("url").asText()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Signed in</h1>").contains("account 770042").contains("Riverside");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("script");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode shown = RunningApi.json(door.get(path));
        assertThat(shown.at("/authorization/state").asText()).isEqualTo("signed-in");
        assertThat(shown.at("/authorization/receivedOn").asText()).isNotEmpty();
        assertThat(shown.at("/status/state").asText()).isEqualTo("ok");
        JsonNode health = RunningApi.json(door.get(path + "/health"));
        assertThat(health.at("/authorization/tokenAge").asLong()).isBetween(0L, 600L);
        assertThat(health.at("/authorization/expiresAt").asText()).isNotEmpty();
    }

    /** The GET that a browser makes is written down as the deed of who began it. */
    @Test
    void theSignInStandsInTheAudit() throws Exception {
        callback(hub.signInServer.allow(
                RunningApi.json(door.send(door.post(path + "/authorization"))).path("url").asText()));
        callback("?code=1&state=guessed");

        HttpResponse<String> audit = door.get("/api/v1/audit?action=receiveAuthorization");
        assertThat(RunningApi.json(audit).path("items")).hasSize(1);
        assertThat(audit.body()).contains("connections/" + id).doesNotContain("guessed").doesNotContain("code-");
        assertThat(door.get("/api/v1/audit").body()).contains("beginAuthorization").contains("state=***");
    }

    /** Whatever a stranger or a server adds, the answer is a page in plain words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?code=1",
                "?state=",
                "?code=a&state=b",
                "?error=access_denied&error_description=no&hint=x&message=y&state=b",
                "?code=%3Cscript%3Ealert(1)%3C/script%3E&state=%3Cscript%3E",
                "?code=a&state=b&scope=x&iss=https%3A%2F%2Fcloud.lightspeedapp.com"
            })
    void whatIsNoSignInIsAPageToo(String query) throws Exception {
        HttpResponse<String> page = callback(query);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("This sign-in does not work")
                .contains("The hub did not begin this sign-in")
                .doesNotContain("<script");
        assertThat(hub.signInServer.asked()).isEmpty();
    }

    @Test
    void aPastedAddressDoesTheSameAndSaysWhatIsWrong() throws Exception {
        String landed = hub.signInServer.allow(
                RunningApi.json(door.send(door.post(path + "/authorization"))).path("url").asText());

        HttpResponse<String> rubbish = complete("https://localhost/");
        HttpResponse<String> done = complete(landed);
        HttpResponse<String> again = complete(landed);

        assertThat(rubbish.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(rubbish).at("/errors/0/pointer").asText()).isEqualTo("/address");
        assertThat(RunningApi.json(done).path("ok").asBoolean()).isTrue();
        assertThat(RunningApi.json(done).at("/authorization/state").asText()).isEqualTo("signed-in");
        assertThat(RunningApi.json(again).path("ok").asBoolean()).isFalse();
        assertThat(RunningApi.json(again).path("detail").asText()).contains("used already");
    }

    @Test
    void aDraftNeedsNoSignInAndItsConnectionStaysNew() throws Exception {
        HttpResponse<String> answer = door.send(door.json(
                "POST", "/api/v1/connections", "{\"kind\":\"rseries\",\"name\":\"New\",\"settings\":{}}"));

        JsonNode made = RunningApi.json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(made.at("/status/state").asText()).isEqualTo("new");
        assertThat(made.at("/authorization/state").asText()).isEqualTo("none");
        assertThat(made.at("/authorization/redirectUri").asText())
                .isEqualTo("https://hub.example/api/v1/oauth/callback");
        assertThat(made.at("/secrets/refreshToken/set").asBoolean()).isFalse();
    }

    @Test
    void aConnectionThatMustBeSignedInToAgainSaysSo() throws Exception {
        hub.database.jdbi().useHandle(handle -> handle.execute(
                "INSERT INTO connection_grant (connection_id, state, detail) VALUES (?, 'sign-in-again', 'because')", id));
        hub.connections.markFailing(id, "because");

        for (String where : List.of(path, path + "/health")) {
            JsonNode shown = RunningApi.json(door.get(where));
            JsonNode status = shown.has("status") ? shown.path("status") : shown;
            assertThat(status.path("reason").asText()).as(where).isEqualTo("sign-in-again");
            assertThat(shown.at("/authorization/state").asText()).isEqualTo("sign-in-again");
        }
    }

    @Test
    void theHubAloneSetsTheAuthorization() throws Exception {
        HttpResponse<String> answer =
                door.send(door.json("PATCH", path + "?test=false", "{\"authorization\":{\"state\":\"signed-in\"}}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/authorization");
    }

    /** Tokens are secrets: who may not set secrets signs nobody in. */
    @Test
    void onlyWhoHandlesSecretsSignsIn() throws Exception {
        for (HttpRequest.Builder call : List.of(
                door.asRole("operator", "POST", path + "/authorization", null),
                door.asRole("operator", "DELETE", path + "/authorization", null),
                door.asRole("operator", "POST", path + "/authorization/complete", "{\"address\":\"?code=1&state=2\"}"))) {
            assertThat(door.send(call).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aKindWithoutSignInSaysSo() throws Exception {
        Connection vendor = hub.connection("Northwind");

        HttpResponse<String> answer = door.send(door.post("/api/v1/connections/" + vendor.id() + "/authorization"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("sign-in-unsupported").contains("sftp-catalog");
        assertThat(RunningApi.json(door.get("/api/v1/connections/" + vendor.id())).has("authorization")).isFalse();
    }

    private HttpResponse<String> complete(String address) throws Exception {
        return door.send(door.json("POST", path + "/authorization/complete", "{\"address\":\"" + address + "\"}"));
    }

    /** Nobody signs in here: the browser comes from another site. */
    private HttpResponse<String> callback(String landed) throws Exception {
        String query = landed.contains("?") ? landed.substring(landed.indexOf('?')) : "";
        return door.client()
                .send(
                        HttpRequest.newBuilder(door.uri("/api/v1/oauth/callback" + query)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
