package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of connections: by kind, by what a person sees first, and by a part of the name. */
class ConnectionListApiTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        hub.connection("Untried");
        hub.connections.markSuccess(hub.connection("Works 100 %").id());
        hub.connections.markFailing(hub.connection("Fails").id(), "because");
        long off = hub.connection("Turned OFF_once").id();
        hub.connections.markFailing(off, "because");
        hub.door.send(hub.door.json("PATCH", "/api/v1/connections/" + off, "{\"enabled\":false}"));
        again("Sign in", true);
        again("Nobody signs in", false);
    }

    private static void again(String name, boolean enabled) throws Exception {
        long id = hub.connections
                .create(Map.of(
                        "kind",
                        "rseries",
                        "name",
                        name,
                        "enabled",
                        enabled,
                        "settings",
                        Map.of("clientId", "client"),
                        "secrets",
                        Map.of("clientSecret", "secret")))
                .id();
        hub.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO connection_grant (connection_id, state, detail) VALUES (?, 'sign-in-again', '')",
                        id));
        hub.connections.markFailing(id, "because");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=new | Untried",
                "state=ok | Works 100 %",
                "state=failing | Fails",
                "state=off | Turned OFF_once, Nobody signs in",
                "state=sign-in-again | Sign in",
                "kind=rseries | Sign in, Nobody signs in",
                "kind=rseries&state=off | Nobody signs in",
                "kind=cseries | ''",
                "kind=unheard-of | ''",
                "q=sign | Sign in, Nobody signs in",
                "q=SIGN&state=off | Nobody signs in",
                "q=%25 | Works 100 %",
                "q=_ | Turned OFF_once",
                "q=100&kind=sftp-catalog&state=ok | Works 100 %",
                "sort=-name&q=n&limit=9 | Untried, Turned OFF_once, Sign in, Nobody signs in"
            })
    void filters(String query, String names) throws Exception {
        JsonNode list = RunningApi.json(hub.door.get("/api/v1/connections?" + query));

        List<String> found = new ArrayList<>();
        list.path("items").forEach(one -> found.add(one.path("name").asText()));
        assertThat(String.join(", ", found)).isEqualTo(names.strip());
    }

    @Test
    void aPageOfAFilteredListLeadsToTheNext() throws Exception {
        JsonNode first = RunningApi.json(hub.door.get("/api/v1/connections?kind=sftp-catalog&limit=3"));
        JsonNode second = RunningApi.json(hub.door.get("/api/v1/connections?kind=sftp-catalog&limit=3&after="
                + first.path("next").asText()));

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.at("/items/0/name").asText()).isEqualTo("Turned OFF_once");
    }

    @Test
    void aStateThatDoesNotExistIsNamed() throws Exception {
        var answer = hub.door.get("/api/v1/connections?state=broken");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("sign-in-again");
    }
}
