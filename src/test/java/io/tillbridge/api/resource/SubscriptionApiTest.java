package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.event.EventType;
import io.tillbridge.event.webhook.EventReceiver;
import io.tillbridge.event.webhook.EventReceiver.Received;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionApiTest {
    private static final String PATH = "/api/v1/event-subscriptions";

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    @AutoClose
    private static EventReceiver receiver;

    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        receiver = new EventReceiver();
        door = hub.door;
    }

    @Test
    void aNewSubscriptionShowsItsSecretOnceAndByARevealOnly() throws Exception {
        HttpResponse<String> first = door.send(
                door.json("POST", PATH, body("ERP", receiver.address())).header("Idempotency-Key", "make-erp"));
        HttpResponse<String> again = door.send(
                door.json("POST", PATH, body("ERP", receiver.address())).header("Idempotency-Key", "make-erp"));

        JsonNode made = RunningApi.json(first);
        String path = PATH + "/" + made.path("id").asText();
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(made.path("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.path("state").asText()).isEqualTo("active");
        JsonNode shown = RunningApi.json(door.get(path));
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.path("types").toString()).isEqualTo("[\"order.accepted\",\"order.shipped\"]");
        JsonNode revealed = RunningApi.json(door.send(door.post(path + "/reveal")));
        assertThat(revealed.path("secret")).isEqualTo(made.path("secret"));
        for (String list : List.of(PATH, "/api/v1/audit?limit=500")) {
            assertThat(door.get(list).body()).doesNotContain("whsec_");
        }
    }

    @Test
    void aRotationShowsTheNewSecretAndUntilWhenTheOldOneSigns() throws Exception {
        JsonNode made = make();
        String path = PATH + "/" + made.path("id").asText();

        JsonNode rotated = RunningApi.json(door.send(door.json("POST", path + "/rotate", "{}")));
        JsonNode ended = RunningApi.json(door.send(door.json("POST", path + "/rotate", "{\"graceHours\":0}")));

        assertThat(rotated.path("secret")).isNotEqualTo(made.path("secret"));
        assertThat(rotated.has("oldSecretUntil")).isTrue();
        assertThat(ended.has("oldSecretUntil")).isFalse();
    }

    @Test
    void aChangeIsMadeOnWhatWasReadAndADeletedSubscriptionIsGone() throws Exception {
        String path = PATH + "/" + make().path("id").asText();
        String etag = door.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> off =
                door.send(door.json("PATCH", path, "{\"enabled\":false}").header("If-Match", etag));
        HttpResponse<String> stale =
                door.send(door.json("PATCH", path, "{\"name\":\"x\"}").header("If-Match", etag));
        HttpResponse<String> refused = door.send(door.json("POST", path + "/redeliver", "{\"failed\":true}"));

        assertThat(RunningApi.json(off).path("state").asText()).isEqualTo("paused");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(refused).path("type").asText()).isEqualTo("urn:tillbridge:problem:subscription-off");
        assertThat(door.send(door.request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(door.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aSubscriptionBeginsAndReplaysFromAPlaceThatIsStored() throws Exception {
        String body = body("ERP", "https://erp.example.com/").replaceFirst("\\{", "{\"from\":\"99\",");
        HttpResponse<String> future = door.send(door.json("POST", PATH, body));
        String path = PATH + "/" + make().path("id").asText();

        HttpResponse<String> replay = door.send(door.json("POST", path + "/replay", "{\"from\":\"start\"}"));
        HttpResponse<String> wrong = door.send(door.json("POST", path + "/replay", "{\"from\":\"lately\"}"));

        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(future)).containsExactly("/from");
        assertThat(replay.statusCode()).isEqualTo(202);
        assertThat(RunningApi.json(replay).has("first")).isTrue();
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(wrong)).containsExactly("/from");
    }

    @Test
    void theFilterOfConnectionsIsSetAndTakenAway() throws Exception {
        String connection = Long.toString(hub.connection("vendor").id());
        String path = PATH + "/" + make().path("id").asText();

        JsonNode some =
                RunningApi.json(door.send(door.json("PATCH", path, "{\"connections\":[\"" + connection + "\"]}")));
        JsonNode all = RunningApi.json(door.send(door.json("PATCH", path, "{\"connections\":null}")));
        HttpResponse<String> unknown =
                door.send(door.json("PATCH", path, "{\"connections\":[\"999999\"],\"address\":\"https://10.0.0.1/\"}"));

        assertThat(some.path("connections").get(0).asText()).isEqualTo(connection);
        assertThat(all.has("connections")).isFalse();
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(unknown)).containsExactlyInAnyOrder("/connections/0", "/address");
    }

    @Test
    void allFaultsOfTheFormAreToldAtOnce() throws Exception {
        HttpResponse<String> answer = door.send(door.json(
                "POST",
                PATH,
                "{\"name\":\" \",\"types\":[\"order.eaten\"],\"secret\":\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZI\"}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(answer)).containsExactlyInAnyOrder("/name", "/types/0", "/secret", "/address");
        assertThat(answer.body()).doesNotContain("MfKQ9r8G");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erp.example.com",
                "ftp://erp.example.com/",
                "https://",
                "https:///path",
                "https://erp.example.com:99999/",
                "https://erp example.com/",
                "https://ann:hush@erp.example.com/",
                "https://erp.example.com/#part",
                "http://erp.example.com/",
                "https://localhost/",
                "https://127.0.0.2/",
                "https://[::1]/",
                "https://192.168.1.1:8443/hook",
                "https://169.254.169.254/latest/meta-data",
                "javascript:alert(1)"
            })
    void anAddressThatMayNotBeIsRefusedWithoutRepeatingIt(String address) throws Exception {
        HttpResponse<String> answer = door.send(door.json("POST", PATH, body("ERP", address)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(answer)).containsExactly("/address");
        assertThat(answer.body()).doesNotContain("hush").doesNotContain("meta-data");
    }

    /** What a caller may not read, it may not have sent somewhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            event-subscriptions:write                          | order.accepted  | orders:read, events:read
            event-subscriptions:write events:read              | order.accepted  | orders:read
            event-subscriptions:write events:read stock:read   | order.accepted  | orders:read
            event-subscriptions:write events:read orders:read  | order.accepted  |
            event-subscriptions:write events:read orders:read  | shipment.told   |
            event-subscriptions:write events:read orders:read  | stock.changed   | stock:read
            event-subscriptions:write events:read              | product.gone    | products:read
            event-subscriptions:write events:read              | listing.matched | products:read
            event-subscriptions:write events:read              | upload.loaded   | catalog:read
            event-subscriptions:write events:read              | run.failed      | connections:read
            event-subscriptions:write events:read              | retailer.requested | retailers:read
            """)
    void aKeySubscribesOnlyToWhatItMayRead(String permissions, String type, String missing) throws Exception {
        Key key = key(permissions);

        HttpResponse<String> answer = door.send(key.on(door.json("POST", PATH, body("ERP", receiver.address(), type))));

        assertThat(answer.statusCode()).isEqualTo(missing == null ? 201 : 403);
        if (missing != null) {
            assertThat(RunningApi.json(answer).path("detail").asText())
                    .endsWith("and you lack " + missing + ": ask somebody who has them.");
        }
    }

    @Test
    void whoMayNotReadWhatASubscriptionSendsSwitchesItOffAndNothingElse() throws Exception {
        String path = PATH + "/" + make().path("id").asText();
        Key key = key("event-subscriptions:read event-subscriptions:write");

        assertThat(status(key, "PATCH", path, "{\"address\":\"https://evil.example/\"}"))
                .isEqualTo(403);
        assertThat(status(key, "PATCH", path, "{\"types\":[\"stock.changed\"]}"))
                .isEqualTo(403);
        assertThat(status(key, "POST", path + "/reveal", null)).isEqualTo(403);
        assertThat(status(key, "POST", path + "/rotate", "{}")).isEqualTo(403);
        assertThat(status(key, "PATCH", path, "{\"enabled\":false}")).isEqualTo(200);
        assertThat(status(key, "PATCH", path, "{\"enabled\":true}")).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"owner, 200", "admin, 200", "operator, 403", "viewer, 403"})
    void ofPeopleOwnersAndAdminsSeeSubscriptions(String role, int status) throws Exception {
        assertThat(door.send(door.asRole(role, "GET", PATH, null)).statusCode()).isEqualTo(status);
    }

    @Test
    void aTestMessageTellsWhatTheReceiverAnsweredAlsoWhileTheSubscriptionIsOff() throws Exception {
        JsonNode made = make();
        String path = PATH + "/" + made.path("id").asText();
        door.send(door.json("PATCH", path, "{\"enabled\":false}"));
        receiver.forget();

        JsonNode report = RunningApi.json(door.send(door.post(path + "/test")));

        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("status").asInt()).isEqualTo(200);
        Received message = receiver.received().get(0);
        assertThat(message.json().path("type").asText()).isEqualTo("test.ping");
        assertThat(message.signedBy(made.path("secret").asText())).isEqualTo(1);
    }

    @Test
    void deliveriesShowTheirTriesAndAreSentAgain() throws Exception {
        String id = make().path("id").asText();
        String path = PATH + "/" + id;
        receiver.answers(500);
        hub.happens(EventType.ORDER_ACCEPTED, 17);
        hub.happens(EventType.ORDER_SHIPPED, 17);
        hub.subscriptions.deliver(Long.parseLong(id));
        receiver.answers(200);

        JsonNode pending = RunningApi.json(door.get(path + "/deliveries?state=pending&sort=id"));
        JsonNode first = pending.at("/items/0");
        assertThat(first.path("subject").asText()).isEqualTo("orders/17");
        assertThat(first.path("lastStatus").asInt()).isEqualTo(500);
        assertThat(first.at("/latestTries/0/error").asText()).isEqualTo("HTTP 500");
        assertThat(first.has("nextTryAt")).isTrue();
        assertThat(pending.at("/items/1/tries").asInt()).isZero();
        assertThat(pending.at("/items/1").has("nextTryAt")).isFalse();
        assertThat(RunningApi.json(door.get(path)).path("state").asText()).isEqualTo("failing");

        JsonNode queued = RunningApi.json(door.send(door.json(
                "POST",
                path + "/redeliver",
                "{\"deliveryId\":\"" + first.path("id").asText() + "\"}")));
        hub.subscriptions.deliver(Long.parseLong(id));

        assertThat(queued.path("queued").asInt()).isEqualTo(1);
        assertThat(RunningApi.json(door.get(path + "/deliveries?state=delivered"))
                        .path("items"))
                .hasSize(2);
        assertThat(RunningApi.json(door.get(path)).path("state").asText()).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                            | ''
            {"failed":true,"since":"2026-03-11T13:02:09Z"} | ''
            {"failed":false}                              | /failed
            {"since":"yesterday"}                         | /since
            {"deliveryId":"999999999"}                    | /deliveryId
            {"deliveryId":7}                              | /deliveryId
            """)
    void whatIsToBeSentAgainIsSaidInOneWay(String body, String pointer) throws Exception {
        String path = PATH + "/" + make().path("id").asText();

        HttpResponse<String> answer = door.send(door.json("POST", path + "/redeliver", body));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(answer)).containsExactly(pointer);
    }

    private static JsonNode make() throws Exception {
        return RunningApi.json(door.send(door.json("POST", PATH, body("ERP", receiver.address()))));
    }

    private static String body(String name, String address) {
        return body(name, address, "order.accepted", "order.shipped");
    }

    private static String body(String name, String address, String... types) {
        return "{\"name\":\"" + name + "\",\"address\":\"" + address + "\",\"types\":[\"" + String.join("\",\"", types)
                + "\"]}";
    }

    private record Key(String clientId, String secret) {
        java.net.http.HttpRequest.Builder on(java.net.http.HttpRequest.Builder request) {
            return request.setHeader("Authorization", RunningApi.basic(clientId, secret));
        }
    }

    private static Key key(String permissions) throws Exception {
        JsonNode made = RunningApi.json(door.send(door.json(
                "POST",
                "/api/v1/api-keys",
                "{\"title\":\"Script\",\"permissions\":[\"" + permissions.replace(" ", "\",\"") + "\"]}")));
        return new Key(made.path("clientId").asText(), made.path("secret").asText());
    }

    private static int status(Key key, String method, String path, String body) throws Exception {
        return door.send(key.on(body == null ? door.post(path) : door.json(method, path, body)))
                .statusCode();
    }
}
