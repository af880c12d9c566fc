package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.connection.Connection;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change is on record, with who, when, from where, before and after. */
class AuditApiTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
    }

    @Test
    void aNewThingIsToldByWhomFromWhereAndAsWhat() throws Exception {
        HttpResponse<String> made = hub.door.send(hub.door
                .json("POST", "/api/v1/warehouses", "{\"name\":\"North\"}")
                .header("X-Request-Id", "north-1"));

        JsonNode entry = newest("createWarehouse");

        String id = RunningApi.json(made).path("id").asText();
        assertThat(entry.path("who").asText()).isEqualTo("key:1");
        assertThat(entry.path("name").asText()).isEqualTo(RunningApi.ALL);
        assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("requestId").asText()).isEqualTo("north-1");
        assertThat(entry.path("subject").asText()).isEqualTo("warehouses/" + id);
        assertThat(entry.path("status").asInt()).isEqualTo(201);
        assertThat(entry.path("asked").toString()).isEqualTo("{\"body\":{\"name\":\"North\"}}");
        assertThat(entry.path("after").path("name").asText()).isEqualTo("North");
    }

    @Test
    void aChangeIsToldAsTheMembersThatDiffer() throws Exception {
        Connection connection = hub.connection("Before");

        hub.door.send(hub.door.json(
                "PATCH",
                "/api/v1/connections/" + connection.id() + "?test=false",
                "{\"name\":\"After\",\"settings\":{\"brand\":\"Acme\"}}"));

        JsonNode entry = newest("changeConnection");
        assertThat(entry.path("subject").asText()).isEqualTo("connections/" + connection.id());
        assertThat(entry.path("before").path("name").asText()).isEqualTo("Before");
        assertThat(entry.path("after").path("name").asText()).isEqualTo("After");
        assertThat(entry.path("after").path("settings").toString()).isEqualTo("{\"brand\":\"Acme\"}");
        assertThat(entry.path("after").has("kind")).isFalse();
    }

    @Test
    void aSecretIsToldAsThereAndNoMore() throws Exception {
        Connection connection = hub.connection("Hush");

        hub.door.send(hub.door.json(
                "PATCH",
                "/api/v1/connections/" + connection.id() + "?test=false",
                "{\"secrets\":{\"password\":\"swordfish-7\"}}"));

        assertThat(newest("changeConnection").path("asked").path("body").toString())
                .isEqualTo("{\"secrets\":{\"password\":\"***\"}}");
        List<String> kept = hub.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT CONCAT_WS(' ', asked, before_image, after_image) FROM audit"
                                + " LEFT JOIN audit_outcome ON audit_id = id")
                .mapTo(String.class)
                .list());
        assertThat(kept).isNotEmpty().noneMatch(text -> text.contains("swordfish-7"));
    }

    @Test
    void whatIsDeletedStaysOnRecord() throws Exception {
        Connection connection = hub.connection("Gone");

        hub.door.send(hub.door.request("/api/v1/connections/" + connection.id()).DELETE());

        JsonNode entry = newest("deleteConnection");
        assertThat(entry.path("before").path("name").asText()).isEqualTo("Gone");
        assertThat(entry.has("after")).isFalse();
    }

    @Test
    void whatWasRefusedIsOnRecordWithTheReason() throws Exception {
        hub.door.send(hub.door.post("/api/v1/orders/999999/cancel"));

        JsonNode entry = newest("cancelOrder");

        assertThat(entry.path("state").asText()).isEqualTo("refused");
        assertThat(entry.path("status").asInt()).isEqualTo(404);
        assertThat(entry.path("detail").asText()).contains("999999");
    }

    @Test
    void aRepeatedRequestIsOneDeed() throws Exception {
        for (int i = 0; i < 2; i++) {
            hub.door.send(hub.door
                    .json("POST", "/api/v1/warehouses", "{\"name\":\"Twice\"}")
                    .header("Idempotency-Key", "twice"));
        }

        assertThat(RunningApi.json(hub.door.get("/api/v1/audit?q=Twice")).path("items"))
                .hasSize(1);
    }

    @Test
    void theAuditIsSearchedAndPaged() throws Exception {
        for (String name : List.of("One 100%", "Two", "Three")) {
            hub.door.send(hub.door.json("POST", "/api/v1/warehouses", "{\"name\":\"Search " + name + "\"}"));
        }

        JsonNode first = RunningApi.json(hub.door.get("/api/v1/audit?action=createWarehouse&q=Search&limit=2"));
        JsonNode second = RunningApi.json(hub.door.get("/api/v1/audit?action=createWarehouse&q=Search&limit=2&after="
                + first.path("next").asText()));

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(RunningApi.json(hub.door.get("/api/v1/audit?q=100%25")).path("items"))
                .hasSize(1);
        assertThat(RunningApi.json(hub.door.get("/api/v1/audit?to=2001-01-01T00:00:00Z"))
                        .path("items"))
                .isEmpty();
        assertThat(hub.door.get("/api/v1/audit?from=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void theExportIsCsvWithoutFormulas() throws Exception {
        hub.door.send(hub.door
                .json("POST", "/api/v1/warehouses", "{\"name\":\"Exported\"}")
                .header("X-Request-Id", "-1.2a"));

        HttpResponse<String> csv = hub.door.get("/api/v1/audit/export?q=Exported");

        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(csv.body())
                .startsWith(
                        "id,at,who,name,address,requestId,action,subject,state,status,detail,asked,before,after\r\n")
                .contains(",'-1.2a,createWarehouse,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET who = 'nobody'",
                "DELETE FROM audit",
                "UPDATE audit_outcome SET status = 200",
                "DELETE FROM audit_outcome"
            })
    void nothingInTheAuditIsChangedOrDeleted(String statement) throws Exception {
        hub.door.send(hub.door.json("POST", "/api/v1/warehouses", "{\"name\":\"Kept " + statement.hashCode() + "\"}"));

        assertThatThrownBy(() -> hub.database.jdbi().useHandle(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    private static JsonNode newest(String action) throws Exception {
        return RunningApi.json(hub.door.get("/api/v1/audit?limit=1&action=" + action))
                .path("items")
                .path(0);
    }
}
