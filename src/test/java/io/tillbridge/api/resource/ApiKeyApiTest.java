package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.app.Until;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeyApiTest {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String SCRIPT = "{\"title\":\"Script\",\"permissions\":[\"stock:read\",\"orders:read\"]}";

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
    void aNewKeyTellsItsSecretOnceAndARepeatTellsItAgain() throws Exception {
        HttpResponse<String> first =
                door.send(door.json("POST", KEYS, SCRIPT).header("Idempotency-Key", "make-script"));
        HttpResponse<String> again =
                door.send(door.json("POST", KEYS, SCRIPT).header("Idempotency-Key", "make-script"));

        JsonNode made = RunningApi.json(first);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(made.path("secret").asText()).hasSize(43);
        JsonNode shown = RunningApi.json(door.get(KEYS + "/" + made.path("id").asText()));
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.path("permissions").toString()).isEqualTo("[\"stock:read\",\"orders:read\"]");
        assertThat(status(made, "/api/v1/stock")).isEqualTo(200);
        assertThat(status(made, KEYS)).isEqualTo(403);
    }

    @Test
    void aChangeIsInForceAtOnceAndMadeOnWhatWasRead() throws Exception {
        JsonNode made = make(SCRIPT);
        String path = KEYS + "/" + made.path("id").asText();
        assertThat(status(made, "/api/v1/stock")).isEqualTo(200);
        String etag = door.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> off =
                door.send(door.json("PATCH", path, "{\"enabled\":false}").header("If-Match", etag));
        HttpResponse<String> stale =
                door.send(door.json("PATCH", path, "{\"title\":\"x\"}").header("If-Match", etag));

        assertThat(off.statusCode()).isEqualTo(200);
        assertThat(status(made, "/api/v1/stock")).isEqualTo(401);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(door.send(door.request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(door.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void allFaultsOfANewKeyAreToldAtOnce() throws Exception {
        HttpResponse<String> answer = door.send(
                door.json("POST", KEYS, "{\"title\":\" \",\"permissions\":[\"stock look\"],\"secret\":\"x\"}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(answer)).containsExactlyInAnyOrder("/title", "/permissions/0", "/secret");
    }

    @Test
    void aRotatedKeyGoesOnWithBothSecrets() throws Exception {
        JsonNode made = make(SCRIPT);
        String path = KEYS + "/" + made.path("id").asText();

        JsonNode rotated = RunningApi.json(door.send(door.json("POST", path + "/rotate", "{}")));
        boolean both = status(made, "/api/v1/stock") == 200 && status(rotated, "/api/v1/stock") == 200;
        JsonNode again = RunningApi.json(door.send(door.json("POST", path + "/rotate", "{\"graceHours\":0}")));

        assertThat(both).isTrue();
        assertThat(rotated.has("oldSecretUntil")).isTrue();
        assertThat(again.has("oldSecretUntil")).isFalse();
        assertThat(status(rotated, "/api/v1/stock")).isEqualTo(401);
        assertThat(status(again, "/api/v1/stock")).isEqualTo(200);
        assertThat(door.send(door.json("POST", path + "/rotate", "{\"graceHours\":721}"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aScriptInTheMiddleOfItsWorkNoticesNothingOfARotation() throws Exception {
        JsonNode made = make(SCRIPT);
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<Set<Integer>> script = new FutureTask<>(() -> {
            Set<Integer> seen = new TreeSet<>();
            while (!over.get()) {
                seen.add(status(made, "/api/v1/stock"));
                calls.incrementAndGet();
            }
            return seen;
        });
        new Thread(script).start();

        await(calls, 20);
        door.send(door.json("POST", KEYS + "/" + made.path("id").asText() + "/rotate", "{}"));
        await(calls, calls.get() + 20);
        over.set(true);

        assertThat(script.get()).containsExactly(200);
    }

    @Test
    void aRevealShowsTheSecretAndStandsInTheAudit() throws Exception {
        JsonNode made = make(SCRIPT);
        String id = made.path("id").asText();

        JsonNode revealed = RunningApi.json(door.send(door.post(KEYS + "/" + id + "/reveal")));

        assertThat(revealed.path("secret")).isEqualTo(made.path("secret"));
        assertThat(revealed.path("clientId")).isEqualTo(made.path("clientId"));
        JsonNode entry = RunningApi.json(door.get("/api/v1/audit?action=revealApiKey&subject=api-keys/" + id))
                .path("items")
                .path(0);
        assertThat(entry.path("who").asText()).isEqualTo("key:1");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
    }

    @Test
    void nobodyGivesAwayWhatHeHasNotAndIsToldWhatHeLacks() throws Exception {
        NewApiKey clerk = hub.keys.create("Clerk", Set.of(Permission.ACCESS_WRITE, Permission.STOCK_READ));

        HttpResponse<String> refused = send(clerk, "POST", KEYS, SCRIPT);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(refused).path("permission").asText()).isEqualTo("orders:read");
        assertThat(RunningApi.json(refused).path("detail").asText())
                .isEqualTo("Making this key takes every permission of the key, and you lack orders:read: ask somebody "
                        + "who has them.");
    }

    @Test
    void aKeyRotatesItselfButNeitherChangesNorDeletesItself() throws Exception {
        NewApiKey own = hub.keys.create("Own", Set.of(Permission.ACCESS_WRITE));
        String path = KEYS + "/" + own.key().id();

        assertThat(send(own, "PATCH", path, "{\"enabled\":true}").statusCode()).isEqualTo(409);
        assertThat(send(own, "DELETE", path, null).statusCode()).isEqualTo(409);
        assertThat(send(own, "POST", path + "/rotate", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void ofPeopleOnlyOwnersAndAdminsHandleKeys() throws Exception {
        for (String role : new String[] {"operator", "viewer"}) {
            HttpResponse<String> refused = door.send(door.asRole(role, "POST", KEYS, SCRIPT));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(RunningApi.json(refused).path("detail").asText()).contains(role, "access:write");
        }
        for (String role : new String[] {"owner", "admin"}) {
            assertThat(door.send(door.asRole(role, "POST", KEYS, SCRIPT)).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void eachPermissionHasItsSentence() throws Exception {
        JsonNode items = RunningApi.json(door.get("/api/v1/permissions")).path("items");

        assertThat(items).hasSize(Permission.values().length);
        assertThat(items.get(0).toString())
                .isEqualTo("{\"permission\":\"catalog:read\",\"sentence\":\"See uploads, their findings and error "
                        + "files, and download them.\",\"forRetailers\":false}");
    }

    @Test
    void theContractNamesEveryPermission() {
        JsonNode named = Contract.read().root().at("/components/schemas/Permission/x-extensible-enum");

        assertThat(named)
                .extracting(JsonNode::asText)
                .containsExactly(Set.of(Permission.values()).stream()
                        .sorted()
                        .map(Permission::text)
                        .toArray(String[]::new));
    }

    @Test
    void keysAreListedInPages() throws Exception {
        make(SCRIPT);
        make(SCRIPT);

        JsonNode first = RunningApi.json(door.get(KEYS + "?limit=1"));
        JsonNode second = RunningApi.json(
                door.get(KEYS + "?limit=1&after=" + first.path("next").asText()));

        assertThat(second.path("items").path(0).path("id").asLong())
                .isGreaterThan(first.path("items").path(0).path("id").asLong());
    }

    private static void await(AtomicInteger calls, int wanted) {
        Until.passes(() -> assertThat(calls).hasValueGreaterThanOrEqualTo(wanted));
    }

    private static JsonNode make(String body) throws Exception {
        return RunningApi.json(door.send(door.json("POST", KEYS, body)));
    }

    /** A call with the secret that an answer told. */
    private static int status(JsonNode key, String path) throws Exception {
        String authorization = RunningApi.basic(
                key.path("clientId").asText(), key.path("secret").asText());
        return door.send(HttpRequest.newBuilder(door.uri(path)).header("Authorization", authorization))
                .statusCode();
    }

    private static HttpResponse<String> send(NewApiKey key, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.uri(path))
                .header("Authorization", RunningApi.basic(key.key().clientId(), key.secret()));
        return door.send(
                body == null
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
