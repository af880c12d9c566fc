package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RawHttp;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.app.Until;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People over HTTP, from the first owner's link to signing out. */
class PeopleApiTest {
    private static final String OLGA = "olga@example.com";
    private static final String PASSWORD = "lamp carrot river 9";

    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private Browser olga;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        hub.people.owner(OLGA, PASSWORD);
        olga = new Browser(hub.door);
    }

    @Test
    void aSessionStandsInACookieThatNoScriptReads() throws Exception {
        HttpResponse<String> signedIn = olga.signIn(OLGA, PASSWORD);

        JsonNode session = olga.json("GET", "/session", null);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("tillbridge=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(session.path("role").asText()).isEqualTo("owner");
        assertThat(session.path("person").path("email").asText()).isEqualTo(OLGA);
        assertThat(session.path("permissions")).hasSize(Permission.values().length);
        assertThat(signedIn.body()).doesNotContain(olga.cookie().substring("tillbridge=".length()));
    }

    @Test
    void aChangeNeedsTheWordThatOnlyOurPagesKnow() throws Exception {
        olga.signIn(OLGA, PASSWORD);
        olga.forgetToken();

        assertThat(olga.send("GET", "/users").statusCode()).isEqualTo(200);
        assertThat(olga.send("POST", "/warehouses", "{\"name\":\"Main\"}").statusCode())
                .isEqualTo(403);
        assertThat(olga.send("DELETE", "/session").statusCode()).isEqualTo(403);
    }

    @Test
    void whoeverSignsOutIsOutside() throws Exception {
        olga.signIn(OLGA, PASSWORD);
        String cookie = olga.cookie();

        HttpResponse<String> out = olga.send("DELETE", "/session");

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie"))
                .contains("tillbridge=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
        olga.cookie(cookie);
        assertThat(olga.send("GET", "/session").statusCode()).isEqualTo(401);
    }

    @Test
    void whateverIsWrongWithASignInTheAnswerIsTheSame() throws Exception {
        HttpResponse<String> wrong = olga.signIn(OLGA, "wrong");
        HttpResponse<String> unknown = olga.signIn("nobody@example.com", PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body().replaceAll("\"requestId\":\"[^\"]*\"", ""))
                .isEqualTo(unknown.body().replaceAll("\"requestId\":\"[^\"]*\"", ""));
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElseThrow()).doesNotContain("Basic");
    }

    @Test
    void noAnswerRepeatsAPassword() throws Exception {
        String secret = "hush-hush".repeat(200);

        for (String body : List.of(
                "{\"email\":\"a@x\",\"password\":\"" + secret + "\"}",
                "{\"email\":\"a@x\",\"password\":[\"" + secret + "\"]}",
                "{\"email\":\"a@x\",\"password\":{\"x\":\"" + secret + "\"}}")) {
            HttpResponse<String> answer = olga.send("POST", "/session", body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("hush-hush");
        }
        assertThat(olga.send("POST", "/session", "{\"email\":\"a@x\",\"password\":31415926535}")
                        .body())
                .doesNotContain("31415926535");
    }

    @Test
    void anInvitedPersonComesInAndIsRemovedAtOnce() throws Exception {
        olga.signIn(OLGA, PASSWORD);
        JsonNode invited = olga.json("POST", "/invitations", "{\"email\":\"ben@example.com\",\"role\":\"admin\"}");
        String token = invited.path("link").asText().replaceFirst(".*#", "");
        JsonNode person =
                new Browser(hub.door).json("POST", "/invitations/accept", accept(token, "seven quiet tractors"));
        Browser ben = new Browser(hub.door);
        ben.signIn("ben@example.com", "seven quiet tractors");
        int before = ben.send("GET", "/users").statusCode();

        int removed =
                olga.send("DELETE", "/users/" + person.path("id").asText()).statusCode();

        assertThat(before).isEqualTo(200);
        assertThat(removed).isEqualTo(204);
        assertThat(ben.send("GET", "/users").statusCode()).isEqualTo(401);
        assertThat(ben.signIn("ben@example.com", "seven quiet tractors").statusCode())
                .isEqualTo(401);
        assertThat(new Browser(hub.door)
                        .send("POST", "/invitations/accept", accept(token, PASSWORD))
                        .body())
                .contains("/token", "dead-link");
    }

    @Test
    void invitationsAreListedSentAgainAndRevoked() throws Exception {
        olga.signIn(OLGA, PASSWORD);
        HttpResponse<String> first =
                olga.send("POST", "/invitations", "{\"email\":\"ben@example.com\",\"role\":\"viewer\"}");
        String path = "/invitations/" + RunningApi.json(first).path("id").asText();
        JsonNode again = olga.json("POST", path + "/resend", null);

        assertThat(again.path("link").asText())
                .isNotEqualTo(RunningApi.json(first).path("link").asText());
        assertThat(again.path("mail").path("by").asText()).isEqualTo("outbox");
        assertThat(olga.json("GET", "/invitations", null).path("items")).hasSize(1);
        assertThat(olga.send("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(olga.send("DELETE", path).statusCode()).isEqualTo(404);
        assertThat(olga.json("GET", "/invitations", null).path("items")).isEmpty();
    }

    @Test
    void aPersonIsChangedByWhoeverReadItLast() throws Exception {
        olga.signIn(OLGA, PASSWORD);
        String path = "/users/"
                + olga.json("GET", "/users", null)
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText();

        assertThat(olga.send("GET", path).headers().firstValue("ETag")).contains("\"1\"");
        assertThat(olga.json("PATCH", path, "{\"name\":\"Olga O.\"}")
                        .path("name")
                        .asText())
                .isEqualTo("Olga O.");
        assertThat(olga.send("GET", path).headers().firstValue("ETag")).contains("\"2\"");
        assertThat(olga.send("PATCH", path, "{\"role\":\"viewer\"}").statusCode())
                .isEqualTo(409);
        assertThat(olga.send("PATCH", path, "{\"role\":\"king\",\"name\":\"\",\"mail\":1}")
                        .body())
                .contains("/role", "/name", "/mail");
    }

    @Test
    void aForgottenPasswordIsSetByTheLinkInTheLetter() throws Exception {
        String known = new Browser(hub.door)
                .send("POST", "/password-resets", "{\"email\":\"" + OLGA + "\"}")
                .body();
        String unknown = new Browser(hub.door)
                .send("POST", "/password-resets", "{\"email\":\"nobody@example.com\"}")
                .body();
        String token = tokenInLetter();

        HttpResponse<String> set = new Browser(hub.door)
                .send(
                        "POST",
                        "/password-resets/accept",
                        "{\"token\":\"" + token + "\",\"password\":\"seven quiet tractors\"}");

        assertThat(known).isEqualTo(unknown);
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(olga.signIn(OLGA, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(olga.signIn(OLGA, "seven quiet tractors").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewPasswordOfOnesOwnBeginsANewSession() throws Exception {
        olga.signIn(OLGA, PASSWORD);
        String before = olga.cookie();

        HttpResponse<String> wrong = olga.send("POST", "/session/password", change("another", "seven quiet tractors"));
        HttpResponse<String> weak = olga.send("POST", "/session/password", change(PASSWORD, "password1234"));
        HttpResponse<String> changed = olga.send("POST", "/session/password", change(PASSWORD, "seven quiet tractors"));

        assertThat(wrong.body()).contains("\"/current\"", "wrong-password");
        assertThat(wrong.headers().firstValue("RateLimit")).contains("\"failures\";r=9");
        assertThat(weak.headers().firstValue("RateLimit")).isEmpty();
        assertThat(weak.body()).contains("\"/new\"", "too easy to guess");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(olga.send("GET", "/session").statusCode()).isEqualTo(200);
        olga.cookie(before);
        assertThat(olga.send("GET", "/session").statusCode()).isEqualTo(401);
    }

    @Test
    void anApiKeyHasASessionViewAndNoPassword() throws Exception {
        JsonNode view = RunningApi.json(hub.door.get("/api/v1/session"));
        HttpResponse<String> answer =
                hub.door.send(hub.door.json("POST", "/api/v1/session/password", change("a", "seven quiet tractors")));

        assertThat(view.has("csrfToken")).isFalse();
        assertThat(view.path("name").asText()).isEqualTo("all");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aBrowserOnAnotherMachineGetsACookieForTlsOnly() throws Exception {
        String body = "{\"email\":\"" + OLGA + "\",\"password\":\"" + PASSWORD + "\"}";
        String head = "POST /api/v1/session HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";

        RawHttp.Answer answer =
                RawHttp.exchange(hub.door.server.port(), (head + body).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("set-cookie"))
                .matches("__host-tillbridge=[a-z0-9_-]{43}; path=/; httponly; samesite=strict; secure");
    }

    @Test
    void aThousandSignInsAtOnceAreAnsweredAndNoneIsAFaultOfOurs() throws Exception {
        olga.signIn(OLGA, PASSWORD);
        long before = memory();
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            HttpRequest request = HttpRequest.newBuilder(hub.door.uri("/api/v1/session"))
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"email\":\"x" + i + "@x\",\"password\":\"guess\"}"))
                    .build();
            all.add(hub.door.client().sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

        assertThat(all).allSatisfy(one -> {
            int status = one.join().statusCode();
            assertThat(status).isIn(401, 429, 503);
            assertThat(status == 401
                            || one.join().headers().firstValue("Retry-After").isPresent())
                    .isTrue();
        });
        assertThat(memory() - before).isLessThan(300L * 1024 * 1024);
        assertThat(olga.send("GET", "/users").statusCode()).isEqualTo(200);
    }

    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String tokenInLetter() throws Exception {
        return Until.comes("a letter with a link", this::linkInOutbox);
    }

    private Optional<String> linkInOutbox() throws IOException {
        Path outbox = folder.resolve("outbox");
        if (!Files.isDirectory(outbox)) {
            return Optional.empty();
        }
        try (Stream<Path> letters = Files.list(outbox)) {
            for (Path letter :
                    letters.filter(file -> file.toString().endsWith(".eml")).toList()) {
                Matcher link = Pattern.compile("#(r\\.[A-Za-z0-9_-]{43})").matcher(Files.readString(letter));
                if (link.find()) {
                    return Optional.of(link.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private static String accept(String token, String password) {
        return "{\"token\":\"" + token + "\",\"name\":\"Ben\",\"password\":\"" + password + "\"}";
    }

    private static String change(String current, String chosen) {
        return "{\"current\":\"" + current + "\",\"new\":\"" + chosen + "\"}";
    }
}
