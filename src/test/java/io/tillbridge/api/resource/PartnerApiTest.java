package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PartnerApiTest {
    /** All that is open to the key of a partner. */
    private static final Set<String> OPEN = Set.of(
            "getCompany",
            "listFeeds",
            "getFeed",
            "getFeedFile",
            "listFeedPulls",
            "listFeedFindings",
            "getFeedFindingsFile",
            "listFeedChanges");

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static RunningApi door;
    private static Connection own;
    private static Connection other;
    private static String partner;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
        own = feed("Wine for Vivino");
        other = feed("Secret plan");
        partner = credentials(give(own, "Agency"));
    }

    static Stream<Arguments> operations() {
        return Contract.read().operations().stream()
                .filter(operation -> !(operation.asks() instanceof AccessRequirement.Nothing))
                .map(operation -> Arguments.of(operation.id(), operation));
    }

    /** Every operation of the contract, with the id of the partner's own feed and with another's. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aPartnersKeyReachesItsFeedAndNothingElse(String id, Operation operation) throws Exception {
        HttpResponse<String> ofOther = call(operation, other, partner);
        HttpResponse<String> ofOwn = call(operation, own, partner);

        assertThat(List.of(ofOther.body(), ofOwn.body())).noneMatch(body -> body.contains("Secret plan"));
        if (!OPEN.contains(id)) {
            assertThat(List.of(ofOther.statusCode(), ofOwn.statusCode())).containsOnly(403);
        } else if (operation.path().contains("{id}")) {
            assertThat(ofOther.statusCode()).isEqualTo(404);
            assertThat(ofOwn.statusCode()).as(ofOwn.body()).isIn(200, 404);
        } else {
            assertThat(ofOwn.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itSeesItsFeedInTheListAndTheFeedItself() throws Exception {
        JsonNode list = RunningApi.json(as(partner, "/api/v1/feeds"));
        HttpResponse<String> feed = as(partner, "/api/v1/connections/" + own.id() + "/feed");

        assertThat(list.path("items").findValuesAsText("name")).containsExactly("Wine for Vivino");
        assertThat(list.at("/items/0/url").asText())
                .isEqualTo("https://hub.example/api/v1/connections/" + own.id() + "/feed/file");
        assertThat(feed.statusCode()).as(feed.body()).isEqualTo(200);
    }

    @Test
    void twoLinksHandItOverAndTheSecretIsInNoAnswer() throws Exception {
        JsonNode given = give(own, "Two links");

        String instructions = opened(given.at("/clientId/link").asText());
        String secret = opened(given.at("/secret/link").asText());

        assertThat(given.toString()).doesNotContain(secret);
        assertThat(instructions)
                .contains(given.at("/key/clientId").asText())
                .contains("https://hub.example/api/v1/connections/" + own.id() + "/feed/file")
                .contains("curl --fail --compressed")
                .contains("If-None-Match")
                .doesNotContain(secret);
        assertThat(open(given.at("/secret/link").asText()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRevokedKeyIsRefusedInTheSameMomentAndItsLinksOpenNothing() throws Exception {
        JsonNode given = give(own, "Short");
        String link = give(own, "Unopened").at("/secret/link").asText();
        String key = credentials(given);
        assertThat(as(key, "/api/v1/feeds").statusCode()).isEqualTo(200);
        String all = "/api/v1/connections/" + own.id() + "/partner-access";
        JsonNode listed = RunningApi.json(door.get(all));

        for (JsonNode item : listed.path("items")) {
            if (!item.path("title").asText().equals("Agency")) {
                String path = all + "/" + item.path("id").asText();
                assertThat(door.send(door.request(path).DELETE()).statusCode()).isEqualTo(204);
                assertThat(door.send(door.request(path).DELETE()).statusCode()).isEqualTo(404);
            }
        }

        assertThat(as(key, "/api/v1/feeds").statusCode()).isEqualTo(401);
        assertThat(open(link).statusCode()).isEqualTo(404);
        assertThat(listed.at("/rights/0/permission").asText()).isEqualTo("feeds:read");
    }

    @Test
    void ofPeopleOnlyAnOwnerGivesAndRevokes() throws Exception {
        String path = "/api/v1/connections/" + own.id() + "/partner-access";
        String body = "{\"title\":\"Agency\"}";

        assertThat(door.send(door.asRole("admin", "POST", path, body)).statusCode())
                .isEqualTo(403);
        assertThat(door.send(door.asRole("admin", "DELETE", path + "/1", "")).statusCode())
                .isEqualTo(403);
        assertThat(door.send(door.asRole("owner", "POST", path, body)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void itsPermissionsStayThoseOfAPartner() throws Exception {
        JsonNode given = give(own, "Greedy");
        String path = "/api/v1/api-keys/" + given.at("/key/id").asText();

        HttpResponse<String> more =
                door.send(door.json("PATCH", path, "{\"permissions\":[\"feeds:read\",\"orders:read\"]}"));
        JsonNode key = RunningApi.json(door.get(path));

        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(key.path("connectionIds").get(0).asText()).isEqualTo(Long.toString(own.id()));
    }

    @Test
    void aKeyWhoseFeedIsDeletedReachesNothing() throws Exception {
        Connection short_ = feed("Gone soon");
        String key = credentials(give(short_, "Agency of what goes"));

        hub.connections.delete(short_.id(), null);

        assertThat(RunningApi.json(as(key, "/api/v1/feeds")).path("items")).isEmpty();
        assertThat(as(key, "/api/v1/connections/" + other.id() + "/feed").statusCode())
                .isEqualTo(404);
        assertThat(as(key, "/api/v1/products").statusCode()).isEqualTo(403);
    }

    @Test
    void accessIsGivenToFeedsOnly() throws Exception {
        String vendor = "/api/v1/connections/" + hub.connection("no feed").id() + "/partner-access";

        assertThat(door.send(door.json("POST", vendor, "{\"title\":\"Agency\"}")).statusCode())
                .isEqualTo(409);
        assertThat(door.get("/api/v1/connections/999999/partner-access").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherKeyReadsAllFeeds() throws Exception {
        NewApiKey reader = hub.keys.create("reader", Set.of(Permission.FEEDS_READ));

        JsonNode feeds = RunningApi.json(
                as(RunningApi.basic(reader.key().clientId(), reader.secret()), "/api/v1/feeds"));

        assertThat(feeds.path("items").findValuesAsText("name")).contains("Wine for Vivino", "Secret plan");
    }

    @Test
    void theRightsOfAShopsKeyAreHeldAgainstWhatAPartnerNeeds() throws Exception {
        TestReport before = hub.vendor.answer;
        hub.vendor.answer = new TestReport(
                true,
                List.of(new Check("signIn", true, "known")),
                Map.of("permissions", Set.of("products read", "orders read", "products write")));
        String body = "{\"apiKey\":\"" + "a".repeat(32) + "\",\"apiSecret\":\"" + "b".repeat(32) + "\"";

        JsonNode feed = RunningApi.json(door.send(door.json("POST", "/api/v1/connection-trials/key-rights", body + "}")));
        JsonNode orders = RunningApi.json(door.send(
                door.json("POST", "/api/v1/connection-trials/key-rights", body + ",\"takesOrders\":true}")));
        hub.vendor.refuse("signIn", "the key is not known");
        JsonNode unknown = RunningApi.json(door.send(door.json("POST", "/api/v1/connection-trials/key-rights", body + "}")));
        hub.vendor.answer = before;

        assertThat(verdicts(feed))
                .isEqualTo(Map.of(
                        "products read", "right", "orders read", "more-than-needed", "products write",
                        "more-than-needed"));
        assertThat(verdicts(orders))
                .containsEntry("orders read", "right")
                .containsEntry("orders write", "missing")
                .containsEntry("products write", "more-than-needed");
        assertThat(unknown.path("ok").asBoolean()).isFalse();
        assertThat(unknown.path("problem").asText()).isEqualTo("the key is not known");
        assertThat(hub.connections.list("cseries", 0, 10)).isEmpty();
    }

    private static Map<String, String> verdicts(JsonNode report) {
        Map<String, String> verdicts = new java.util.TreeMap<>();
        report.path("rights")
                .forEach(right -> verdicts.put(
                        right.path("right").asText(), right.path("verdict").asText()));
        return verdicts;
    }

    private static Connection feed(String name) {
        return hub.connections.create(Map.of("kind", "feed", "name", name, "settings", Map.of("feed", "plain-csv")));
    }

    private static JsonNode give(Connection feed, String title) throws Exception {
        HttpResponse<String> given = door.send(door.json(
                "POST",
                "/api/v1/connections/" + feed.id() + "/partner-access",
                "{\"title\":\"" + title + "\",\"email\":\"feeds@agency.example\"}"));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        return RunningApi.json(given);
    }

    /** As the partner learns them. */
    private static String credentials(JsonNode given) throws Exception {
        Matcher clientId = Pattern.compile("Client id: (\\S+)")
                .matcher(opened(given.at("/clientId/link").asText()));
        assertThat(clientId.find()).isTrue();
        return RunningApi.basic(clientId.group(1), opened(given.at("/secret/link").asText()));
    }

    private static String opened(String link) throws Exception {
        return RunningApi.json(open(link)).path("secret").asText();
    }

    private static HttpResponse<String> open(String link) throws Exception {
        String token = link.substring(link.indexOf('#') + 1);
        return door.send(door.post("/api/v1/one-time-secrets/" + token + "/open"));
    }

    private static HttpResponse<String> as(String authorization, String path) throws Exception {
        return door.send(door.request(path).setHeader("Authorization", authorization));
    }

    private static HttpResponse<String> call(Operation operation, Connection feed, String authorization)
            throws Exception {
        String path = "/api/v1/" + String.join("/", operation.path())
                .replace("{id}", Long.toString(feed.id()))
                .replaceAll("\\{[A-Za-z]+}", "1");
        HttpRequest.Builder request = door.request(path)
                .setHeader("Authorization", authorization)
                .method(operation.method(), BodyPublishers.noBody());
        return door.send(request);
    }
}
