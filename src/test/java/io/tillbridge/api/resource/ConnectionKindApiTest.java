package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.connection.Connection;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a form for a connection is made of. */
class ConnectionKindApiTest {
    private static final String DRAFT =
            """
            {"kind": "sftp-catalog",
             "settings": {"host": "sftp.example", "path": "/catalog", "username": "till"},
             "secrets": {"password": "hush-hush"}}
            """;

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static JsonNode kinds;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        kinds = RunningApi.json(hub.door.get("/api/v1/connection-kinds")).path("items");
    }

    @Test
    void everyKindHasTitlesGroupsSecretsAndJobs() {
        assertThat(kinds)
                .extracting(kind -> kind.path("kind").asText())
                .containsExactly("sftp-catalog", "ftp-catalog", "https-catalog", "cseries", "rseries", "postnl");
        for (JsonNode kind : kinds) {
            String name = kind.path("kind").asText();
            assertThat(both(kind.path("title"))).as(name).isTrue();
            assertThat(both(kind.path("sentence"))).as(name).isTrue();
            assertThat(kind.path("secrets"))
                    .as(name)
                    .isNotEmpty()
                    .allMatch(secret -> both(secret.path("title")))
                    .allMatch(secret -> !secret.has("description") || both(secret.path("description")));
            // A carrier is asked when a customer asks, and has no job.
            assertThat(kind.path("jobs").isEmpty()).as(name).isEqualTo(name.equals("postnl"));
            assertThat(texts(kind.path("coordinates"))).as(name).isSubsetOf(names(kind));
        }
    }

    @Test
    void theGroupsOfAKindHoldEachSettingOnce() {
        for (JsonNode kind : kinds) {
            List<String> grouped = new ArrayList<>();
            kind.path("groups").forEach(group -> grouped.addAll(texts(group.path("fields"))));

            assertThat(grouped).as(kind.path("kind").asText()).containsExactlyInAnyOrderElementsOf(names(kind));
            assertThat(kind.path("groups")).allMatch(group -> both(group.path("title")));
        }
    }

    @Test
    void eachSettingSaysInBothLanguagesWhatItIsAndStandsForItself() {
        each((where, setting) -> {
            assertThat(setting.path("title").asText()).as(where).isNotBlank();
            assertThat(setting.at("/x-nl/title").asText()).as(where).isNotBlank();
            assertThat(setting.has("description"))
                    .as(where)
                    .isEqualTo(setting.at("/x-nl").has("description"));
            assertThat(setting.findValues("$ref")).as(where).isEmpty();
            setting.path("x-labels").fieldNames().forEachRemaining(value -> {
                assertThat(texts(setting.path("enum"))).as(where).contains(value);
                assertThat(setting.at("/x-nl/labels/" + value).asText())
                        .as(where + " " + value)
                        .isNotBlank();
            });
        });
    }

    @Test
    void aTextThatAPersonTypesHasALimit() {
        each((where, setting) -> {
            boolean bounded = setting.has("maxLength") || setting.has("pattern") || setting.has("enum");
            assertThat(!setting.path("type").asText().equals("string") || bounded)
                    .as(where)
                    .isTrue();
        });
    }

    @Test
    void everySyncSwitchWarnsAndNamesFactsThatTheContractKnows() {
        List<String> known = texts(Contract.read().root().at("/components/schemas/FactName/enum"));
        for (JsonNode kind : kinds) {
            List<String> warned = new ArrayList<>();
            kind.path("switches").forEach(one -> {
                warned.add(one.path("setting").asText());
                assertThat(!one.has("warning") || both(one.path("warning")))
                        .as(one.toString())
                        .isTrue();
                assertThat(one.path("warnings")).as(one.toString()).allMatch(ConnectionKindApiTest::both);
                assertThat(texts(one.path("facts"))).isSubsetOf(known);
            });
            assertThat(warned)
                    .as(kind.path("kind").asText())
                    .containsAll(names(kind).stream()
                            .filter(Predicate.not("webhooks"::equals))
                            .filter(name -> name.endsWith("Sync"))
                            .toList());
        }
    }

    @Test
    void theWordsOfADialectAreThoseOfThisHub() {
        JsonNode dialect = kinds.get(0).at("/settings/properties/dialect/enum");

        assertThat(texts(dialect)).containsExactly("auto", "shopify");
    }

    @Test
    void oneKindIsShownAloneAndAnUnknownOneIsA404ThatNamesTheKnown() throws Exception {
        HttpResponse<String> tills = hub.door.get("/api/v1/connection-kinds/rseries");
        HttpResponse<String> unknown = hub.door.get("/api/v1/connection-kinds/xseries");

        assertThat(RunningApi.json(tills)).isEqualTo(kinds.get(4));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("sftp-catalog");
    }

    @Test
    void whatIsNotSavedIsTestedAndNothingIsKept() throws Exception {
        int before = hub.connections.list(null, 0, 500).size();

        JsonNode report = RunningApi.json(hub.door.send(hub.door.json("POST", "/api/v1/connection-trials", DRAFT)));

        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("hostKey").asText()).isEqualTo(ApiHub.Vendor.KEY);
        assertThat(hub.vendor.password).isEqualTo("hush-hush");
        assertThat(hub.connections.list(null, 0, 500)).hasSize(before);
    }

    @Test
    void aChangeIsTestedWithTheStoredSecretsAndFaultsHavePointers() throws Exception {
        Connection stored = hub.connections.create(Map.of(
                "kind",
                "sftp-catalog",
                "name",
                "Acme",
                "settings",
                Map.of("host", "old.example", "path", "/", "username", "till"),
                "secrets",
                Map.of("password", "stored-one")));
        String id = "{\"connectionId\": \"" + stored.id() + "\", ";

        HttpResponse<String> good = hub.door.send(
                hub.door.json("POST", "/api/v1/connection-trials", id + "\"settings\": {\"host\": \"new.example\"}}"));
        HttpResponse<String> bad =
                hub.door.send(hub.door.json("POST", "/api/v1/connection-trials", id + "\"settings\": {\"port\": 0}}"));

        assertThat(RunningApi.json(good).path("ok").asBoolean()).isTrue();
        assertThat(hub.vendor.asked.settings()).containsEntry("host", "new.example");
        assertThat(hub.vendor.password).isEqualTo("stored-one");
        assertThat(hub.connections.get(stored.id()).settings()).containsEntry("host", "old.example");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(bad).at("/errors/0/pointer").asText()).isEqualTo("/settings/port");
    }

    private interface Look {
        void at(String where, JsonNode setting);
    }

    private static void each(Look look) {
        for (JsonNode kind : kinds) {
            kind.at("/settings/properties")
                    .properties()
                    .forEach(one -> look.at(kind.path("kind").asText() + "." + one.getKey(), one.getValue()));
        }
    }

    private static boolean both(JsonNode text) {
        return !text.path("en").asText().isBlank() && !text.path("nl").asText().isBlank();
    }

    private static List<String> names(JsonNode kind) {
        return kind.at("/settings/properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
