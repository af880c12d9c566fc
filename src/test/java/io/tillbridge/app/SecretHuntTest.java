package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.CommandShutdown;
import io.tillbridge.app.shell.Context;
import io.tillbridge.app.shell.Shell;
import io.tillbridge.event.webhook.EventReceiver;
import io.tillbridge.lightspeed.rseries.signin.SignInServer;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole hub goes through everything that has to do with secrets, and afterwards none of them stands anywhere in plain.
 * Whoever adds a secret to the hub adds a part to the scenario.
 */
class SecretHuntTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETUP = "setup";

    @TempDir
    private Path temp;

    private final SecretHunt hunt = SecretHunt.begin();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String bootstrap = hunt.hide("the bootstrap secret", "bootstrap-swordfish-1");
    private final SignInServer signIn = new SignInServer();
    private Hub hub;

    @BeforeEach
    void open() throws Exception {
        hub = Hub.start(configuration());
    }

    @AfterEach
    void close() {
        hub.close();
        signIn.close();
        hunt.close();
    }

    @Test
    void afterEverythingThatHasToDoWithSecretsNoneStandsInPlain() throws Exception {
        String key = keyMadeRevealedAndRotated();
        secretsOfAConnectionSetAndChanged();
        secretsHandedOverAndOpened(key);
        retailersKeyMade();
        somebodyInvitedSignedInAndReset();
        wrongSignInsAndFaultyBodies();
        addressesWithAPasswordInThem();
        subscriptionMadeRevealedRotatedAndSent();
        tillSignedInTo();
        lists();

        hunt.hear(
                "metrics",
                send(get(hub.managementAddress() + "/observe/metrics")).body());
        hunt.nothingIsIn(hub.core().database(), temp.resolve("data"));
    }

    /** A hunt that finds nothing proves something only when it would find what is there. */
    @Test
    void theHuntFindsWhatIsThere() throws Exception {
        String secret = hunt.hide("a stray secret", "stray/swordfish 99");
        hub.core()
                .database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO warehouse (name, created_at, updated_at) VALUES (?, NOW(6), NOW(6))",
                        "x " + secret));
        org.slf4j.LoggerFactory.getLogger(SecretHuntTest.class).debug("x {}", secret);
        hunt.hear("metrics", Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(temp.resolve("data/stray"), "stray%2Fswordfish+99");

        assertThatThrownBy(() -> hunt.nothingIsIn(hub.core().database(), temp.resolve("data")))
                .hasMessageContaining("column warehouse.name has a stray secret")
                .hasMessageContaining("a log line of io.tillbridge.app.SecretHuntTest has a stray secret")
                .hasMessageContaining("metrics has a stray secret in base64")
                .hasMessageContaining("file stray has a stray secret as an address has it");
    }

    private String keyMadeRevealedAndRotated() throws Exception {
        String body = "{\"title\":\"Script\",\"permissions\":[\"stock:read\",\"connections:read\"]}";
        JsonNode made = json(send(post("/api-keys", body).header("Idempotency-Key", "k-1")));
        hunt.hide("a key's secret", made.path("secret").asText());
        send(post("/api-keys", body).header("Idempotency-Key", "k-1"));
        String path = "/api-keys/" + made.path("id").asText();
        send(as(made, "/stock"));

        send(post(path + "/reveal", null));
        JsonNode rotated = json(send(post(path + "/rotate", "{\"graceHours\":1}")));
        hunt.hide("a rotated key's secret", rotated.path("secret").asText());
        assertThat(send(as(made, "/stock")).statusCode()).isEqualTo(200);
        assertThat(send(as(rotated, "/stock")).statusCode()).isEqualTo(200);
        return made.path("id").asText();
    }

    /** Signed in by the callback and by a pasted address, renewed, refused, taken over from elsewhere, signed out. */
    private void tillSignedInTo() throws Exception {
        hunt.hide("a client's secret", SignInServer.SECRET);
        JsonNode made = json(send(post(
                "/connections",
                "{\"kind\":\"rseries\",\"name\":\"Till\",\"settings\":{\"clientId\":\"" + SignInServer.CLIENT
                        + "\",\"redirectUri\":\"https://localhost/back\"},\"secrets\":{\"clientSecret\":\""
                        + SignInServer.SECRET + "\"}}")));
        String path = "/connections/" + made.path("id").asText();
        String landed = landed(path);
        assertThat(send(request("/oauth/callback" + landed.substring(landed.indexOf('?'))))
                        .body())
                .contains("Signed in");
        send(request("/oauth/callback" + landed.substring(landed.indexOf('?'))));
        String pasted = "{\"address\":\"" + landed(path) + "\"}";
        assertThat(send(post(path + "/authorization/complete", pasted)).body()).contains("\"ok\":true");
        assertThat(send(post(path + "/authorization/complete", pasted)).body()).contains("\"ok\":false");
        send(post(
                path + "/authorization/complete",
                "{\"address\":\"" + landed(path).replace("state=", "stale=") + "\"}"));
        assertThat(send(post(path + "/test", null)).body()).contains("\"ok\":true");
        String legacy = hunt.hide("a refresh token from elsewhere", signIn.legacy());
        send(change("PATCH", path, "{\"secrets\":{\"refreshToken\":\"" + legacy + "\"}}"));
        assertThat(send(post(path + "/test", null)).body()).contains("\"ok\":true");
        signIn.revokeAll();
        assertThat(send(post(path + "/test", null)).body()).contains("must be signed in again");
        json(send(change("DELETE", path + "/authorization", null)));
        signIn.given().forEach(token -> hunt.hide("a token of a till", token));
    }

    /** A sign-in that somebody began and allowed. */
    private String landed(String path) throws Exception {
        HttpResponse<String> begun =
                http.send(post(path + "/authorization", null).build(), HttpResponse.BodyHandlers.ofString());
        String landed = signIn.allow(json(begun).path("url").asText());
        hunt.hide("a sign-in's state", landed.replaceFirst(".*state=", ""));
        return landed;
    }

    private void secretsOfAConnectionSetAndChanged() throws Exception {
        String server = "{\"host\":\"127.0.0.1\",\"port\":1,\"path\":\"/\",\"username\":\"u\"}";
        String web = "{\"url\":\"https://127.0.0.1:1/a.csv\",\"auth\":\"";
        secretSetAndChanged("sftp-catalog", server, "password", "");
        secretSetAndChanged("ftp-catalog", server, "password", "");
        secretSetAndChanged("https-catalog", web + "basic\",\"username\":\"u\"}", "password", "");
        secretSetAndChanged("https-catalog", web + "bearer\"}", "token", "");
        secretSetAndChanged("https-catalog", web + "none\"}", "query", "key=");
        secretSetAndChanged("https-catalog", web + "none\"}", "secretHeaders", "X-Api-Key: ");
    }

    /** @param before what stands before the secret in its value */
    private void secretSetAndChanged(String kind, String settings, String name, String before) throws Exception {
        String unique = kind + "-" + name + "-swordfish-";
        String first = before + hunt.hide("the " + name + " of " + kind, unique + 2);
        String second = before + hunt.hide("the other " + name + " of " + kind, unique + 3);
        JsonNode made = json(send(post(
                "/connections?test=false",
                "{\"kind\":\"" + kind + "\",\"name\":\"" + unique.hashCode() + "\",\"settings\":" + settings
                        + ",\"secrets\":{\"" + name + "\":\"" + first + "\"}}")));
        String path = "/connections/" + made.path("id").asText();

        send(change("PATCH", path + "?test=false", "{\"secrets\":{\"" + name + "\":\"" + second + "\"}}"));
        assertThat(send(post(path + "/test", null)).body()).contains("\"ok\":false");
        assertThat(send(change("PATCH", path, "{\"secrets\":{\"" + name + "\":\"" + first + "\"}}"))
                        .statusCode())
                .isEqualTo(422);
    }

    private void secretsHandedOverAndOpened(String key) throws Exception {
        String text = hunt.hide("a typed secret", "typed-swordfish-4");
        JsonNode typed = handedOver("{\"text\":\"" + text + "\",\"label\":\"Wifi\"}");
        JsonNode both = handedOver("{\"apiKeyId\":\"" + key + "\",\"parts\":\"both\"}");
        hunt.hide("the other link of two", token(both.path("clientId")));

        assertThat(json(send(opening(typed))).path("secret").asText()).isEqualTo(text);
        assertThat(send(opening(typed)).statusCode()).isEqualTo(404);
        assertThat(send(opening(both)).statusCode()).isEqualTo(200);
        assertThat(send(opening(both.path("clientId"))).statusCode()).isEqualTo(200);
        handedOver("{\"text\":\"" + text + "\",\"label\":\"Nobody opens it\"}");
    }

    private void retailersKeyMade() throws Exception {
        JsonNode retailer = json(send(
                post("/retailers", "{\"companyName\":\"Bo\",\"contactName\":\"Bo\",\"email\":\"bo@bikes.example\"}")));
        JsonNode made = json(send(post(
                "/api-keys",
                "{\"title\":\"Bo\",\"permissions\":[\"products:read\"],\"retailerId\":\""
                        + retailer.path("id").asText() + "\"}")));
        hunt.hide("a retailer's key", made.path("secret").asText());
        assertThat(send(as(made, "/products")).statusCode()).isEqualTo(200);
    }

    /** Its messages are signed, delivered and refused; what is in its address is known to those who read subscriptions only. */
    private void subscriptionMadeRevealedRotatedAndSent() throws Exception {
        try (EventReceiver receiver = new EventReceiver()) {
            String body =
                    "{\"name\":\"ERP\",\"address\":\"" + receiver.address() + "\",\"types\":[\"retailer.requested\"]}";
            JsonNode made = json(send(post("/event-subscriptions", body).header("Idempotency-Key", "s-1")));
            hunt.hide("a subscription's secret", made.path("secret").asText());
            String path = "/event-subscriptions/" + made.path("id").asText();
            JsonNode rotated = json(send(post(path + "/rotate", "{\"graceHours\":1}")));
            hunt.hide("a subscription's rotated secret", rotated.path("secret").asText());
            send(post(path + "/reveal", null));
            json(send(post(path + "/test", null)));
            receiver.forget();
            receiver.answers(500);

            send(post("/retailers", "{\"companyName\":\"Cy\",\"contactName\":\"Cy\",\"email\":\"cy@bikes.example\"}"));
            Until.holds("the event arrived", () -> !receiver.received().isEmpty());

            EventReceiver.Received event = receiver.received().get(0);
            assertThat(event.signedBy(made.path("secret").asText())).isEqualTo(1);
            assertThat(event.signedBy(rotated.path("secret").asText())).isEqualTo(1);
            Until.holds("its try is stored", () -> send(get(hub.apiAddress() + "/api/v1" + path + "/deliveries"))
                    .body()
                    .contains("HTTP 500"));
        }
    }

    private void somebodyInvitedSignedInAndReset() throws Exception {
        String password = hunt.hide("a person's password", "five lamps under water");
        String later = hunt.hide("a person's later password", "six lamps above water");
        String wrong = hunt.hide("a wrong password", "no lamps anywhere at all");
        JsonNode invited = json(send(post("/invitations", "{\"email\":\"ann@example.com\",\"role\":\"admin\"}")));
        String link = hunt.hide("an invitation's link", token(invited));
        String accepted = "{\"token\":\"" + link + "\",\"name\":\"Ann\",\"password\":\"" + password + "\"}";
        assertThat(send(open("/invitations/accept", accepted)).statusCode()).isLessThan(300);
        assertThat(send(open("/invitations/accept", accepted)).statusCode()).isEqualTo(422);

        assertThat(send(open("/session", signIn(wrong))).statusCode()).isEqualTo(401);
        String cookie = signedIn(password);
        assertThat(send(request("/session").header("Cookie", cookie)).statusCode())
                .isEqualTo(200);
        assertThat(send(open("/password-resets", "{\"email\":\"ann@example.com\"}"))
                        .statusCode())
                .isEqualTo(202);
        String reset = hunt.hide("a reset's link", tokenOfReset());
        assertThat(send(open("/password-resets/accept", "{\"token\":\"" + reset + "\",\"password\":\"" + later + "\"}"))
                        .statusCode())
                .isLessThan(300);
        signedIn(later);
    }

    private static String signIn(String password) {
        return "{\"email\":\"ann@example.com\",\"password\":\"" + password + "\"}";
    }

    /** The one header that may hold a secret is the cookie's own. */
    private String signedIn(String password) throws Exception {
        HttpResponse<String> answer =
                http.send(open("/session", signIn(password)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        hunt.hide("a session's token", cookie.substring(cookie.indexOf('=') + 1));
        return cookie;
    }

    /** Letters that no server takes lie in the outbox on purpose, for the owner of the folder only. */
    private String tokenOfReset() throws Exception {
        Path outbox = temp.resolve("data/outbox");
        Until.within(
                Duration.ofSeconds(20), "two letters", () -> letters(outbox).size() == 2);
        String token = null;
        for (Path letter : letters(outbox)) {
            assertThat(Files.getPosixFilePermissions(letter)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            Matcher link = Pattern.compile("#(r\\.[A-Za-z0-9_-]{43})").matcher(Files.readString(letter));
            token = link.find() ? link.group(1) : token;
            Files.delete(letter);
        }
        return token;
    }

    private static List<Path> letters(Path outbox) throws IOException {
        try (Stream<Path> letters = Files.list(outbox)) {
            // One that is being written ends with .part.
            return letters.filter(letter -> letter.toString().endsWith(".eml")).toList();
        }
    }

    private HttpRequest.Builder open(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private void wrongSignInsAndFaultyBodies() throws Exception {
        String guess = hunt.hide("a wrong secret", "guessed-swordfish-5");
        String faulty = hunt.hide("a secret in a faulty body", "faulty-swordfish-6");
        send(request("/stock").header("Authorization", basic(SETUP, guess)));
        send(request("/stock").header("Authorization", "Bearer " + guess));
        send(post("/one-time-secrets", "{\"text\":\"" + faulty.repeat(1_000) + "\",\"label\":\"x\"}"));
        send(post("/one-time-secrets", "{\"text\":[\"" + faulty + "\"],\"label\":\"x\"}"));
        send(post("/one-time-secrets", "{\"text\":\"" + faulty));
        String neverMade = hunt.hide("a link that was never made", "never-made-".repeat(4));
        assertThat(send(post("/one-time-secrets/" + neverMade + "/open", null)).statusCode())
                .isEqualTo(404);
    }

    private void addressesWithAPasswordInThem() {
        String password = hunt.hide("a password in an address", "address-swordfish-7");
        for (String address : List.of(
                "jdbc:mariadb://h/hub?user=u&password=" + password,
                "jdbc:mariadb://h/hub?user=u&keyStorePassword=" + password,
                "jdbc:mariadb://u:" + password + "@h/hub")) {
            StringWriter told = new StringWriter();
            Context context = new Context(
                    new HubCommands(),
                    files -> new ConfigurationSources(
                            Path.of(""), files, Map.of(), Map.of("database.url", address, "database.username", "u")),
                    new CommandShutdown(),
                    false);
            PrintWriter out = new PrintWriter(told);

            assertThat(new Shell(context, out, out).execute("run")).isEqualTo(64);

            assertThat(told.toString()).contains("database.url: expected ");
            hunt.hear("what the shell told", told.toString());
        }
    }

    private void lists() throws Exception {
        for (String list : List.of(
                "/users",
                "/invitations",
                "/settings",
                "/configuration",
                "/api-keys",
                "/one-time-secrets",
                "/connections",
                "/retailers",
                "/event-subscriptions",
                "/audit",
                "/permissions")) {
            assertThat(send(get(hub.apiAddress() + "/api/v1" + list)).statusCode())
                    .isEqualTo(200);
        }
    }

    /** Every link is a secret, too. */
    private JsonNode handedOver(String body) throws Exception {
        JsonNode made = json(send(post("/one-time-secrets", body)));
        hunt.hide("link " + made.path("id").asText(), token(made));
        return made;
    }

    private static String token(JsonNode made) {
        return made.path("link").asText().replaceFirst(".*#", "");
    }

    private HttpRequest.Builder opening(JsonNode made) {
        return request("/one-time-secrets/" + token(made) + "/open").POST(HttpRequest.BodyPublishers.noBody());
    }

    private HttpRequest.Builder as(JsonNode key, String path) {
        return request(path)
                .header(
                        "Authorization",
                        basic(key.path("clientId").asText(), key.path("secret").asText()));
    }

    private HttpRequest.Builder post(String path, String body) {
        return change("POST", path, body);
    }

    private HttpRequest.Builder change(String method, String path, String body) {
        HttpRequest.Builder request = request(path).header("Authorization", basic(SETUP, bootstrap));
        return body == null
                ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", basic(SETUP, bootstrap));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return hunt.heard(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    private static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private Configuration configuration() {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = new HashMap<>();
        set.put("data.dir", temp.resolve("data").toString());
        set.put("database.url", database.url());
        set.put("database.username", database.username());
        set.put("database.password", database.password());
        set.put("access.bootstrap.client-id", SETUP);
        set.put("access.bootstrap.client-secret", bootstrap);
        set.put("event-subscriptions.internal-hosts", "127.0.0.1");
        set.put("rseries.token-url", signIn.address() + "/token");
        set.put("rseries.revoke-url", signIn.address() + "/revoke");
        set.put("rseries.api", signIn.address());
        set.put("http.port", "0");
        set.put("management.port", "0");
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        return HubSettings.read(set);
    }
}
