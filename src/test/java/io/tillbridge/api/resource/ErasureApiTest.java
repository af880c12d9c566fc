package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.audit.Audit;
import io.tillbridge.audit.AuditOutcome;
import io.tillbridge.audit.AuditedAction;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer who is forgotten. */
class ErasureApiTest {
    private static final String PERSON =
            "{\"firstname\":\"Jan\",\"lastname\":\"Jansen\",\"email\":\"Jan.J@Example.com\",\"phone\":\"0612345678\"}";

    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    private long order;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.listing("v7", 7L);
        shop.put(shop.north, 7, 9);
        order = shop.order("1", Map.of("v7", 2L));
        sql("UPDATE customer_order SET person = '" + PERSON + "', comment = 'Ring at Jan Jansen''s'");
    }

    @Test
    void whoIsOwedGoodsIsNotForgotten() throws Exception {
        HttpResponse<String> answer = forget("jan.j@example.com", false);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(answer).path("type").asText()).endsWith(":open-orders");
        assertThat(RunningApi.json(answer).path("detail").asText()).contains("[" + order + "]");
    }

    @Test
    void nothingOfThePersonIsLeftAndNoSumChanges() throws Exception {
        ship();
        String stock = shop.get("/stock").body();
        Audit audit = new Audit(shop.hub.database, Clock.systemUTC());
        audit.told(
                new AuditedAction(
                        "key:1", "all", "127.0.0.1", "r", "test", "orders/1", "{\"q\":\"JAN.J@example.com\"}"),
                new AuditOutcome(200, null, "Called 0612345678", null, "{\"person\":\"Jan Jansen\"}"));
        sql("INSERT INTO failure (kind, state, route_id, endpoint, message, body, variables, first_at, last_at) VALUES"
                + " ('bad-data', 'kept', 'r', 'direct:r', 'jan.j@example.com is odd', 'for jan.j@example.com', '{}',"
                + " NOW(6), NOW(6))");
        sql("INSERT INTO order_history (order_id, at, what, detail) VALUES (" + order + ", NOW(6), 'note',"
                + " 'Jan Jansen asked')");
        Path outbox = Files.createDirectories(folder.resolve("outbox"));
        Files.writeString(outbox.resolve("a.eml"), "To: <jan.j@example.com>");
        Files.writeString(outbox.resolve("b.eml"), "To: <other@example.com>");

        JsonNode tried = RunningApi.json(forget("jan.j@example.com", true));
        assertThat(shop.get("/orders/" + order).body()).contains("Jansen");
        JsonNode done = RunningApi.json(forget("jan.j@example.com", false));
        JsonNode again = RunningApi.json(forget("jan.j@example.com", false));

        assertThat(tried.path("orders").asInt()).isEqualTo(1);
        assertThat(tried.path("mails").asInt()).isEqualTo(1);
        assertThat(done.path("orders").asInt()).isEqualTo(1);
        assertThat(done.path("failures").asInt()).isEqualTo(1);
        assertThat(done.path("mails").asInt()).isEqualTo(1);
        assertThat(done.path("auditEntries").asInt()).isPositive();
        assertThat(again.path("orders").asInt()).isZero();
        String all = shop.get("/orders/" + order).body()
                + shop.get("/failures").body()
                + shop.get("/audit?limit=500").body();
        assertThat(all.toLowerCase(Locale.ROOT)).doesNotContain("jansen", "jan.j@", "0612345678");
        JsonNode kept = shop.read("/orders/" + order);
        assertThat(kept.at("/person/forgotten").asBoolean()).isTrue();
        assertThat(kept.path("total").asText()).isEqualTo("69.95");
        assertThat(kept.at("/lines/0/shipped").asInt()).isEqualTo(2);
        assertThat(kept.at("/history/0/what").asText()).isEqualTo("forgotten");
        assertThat(shop.get("/stock").body()).isEqualTo(stock);
        assertThat(outbox.resolve("a.eml")).doesNotExist();
        assertThat(outbox.resolve("b.eml")).exists();
    }

    @Test
    void theAuditSaysThatSomebodyWasForgottenAndNotWho() throws Exception {
        ship();
        forget("jan.j@example.com", false);

        JsonNode entry = shop.read("/audit?action=forgetPerson").at("/items/0");

        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.toString()).contains("[forgotten]").doesNotContain("jan.j@");
    }

    @Test
    void whatTheShopSaysOfThePersonLaterIsNotStored() throws Exception {
        ship();
        forget("jan.j@example.com", false);

        sql("UPDATE customer_order SET remote_updated_at = '2020-01-01'");
        shop.order("1", Map.of("v7", 2L));

        JsonNode order = shop.read("/orders/" + this.order);
        assertThat(order.at("/person/forgotten").asBoolean()).isTrue();
        assertThat(order.toString()).doesNotContain("Koper", "Ring twice");
    }

    @Test
    void bothPermissionsAreNeeded() throws Exception {
        HttpResponse<String> answer = shop.hub.door.send(HttpRequest.newBuilder(shop.hub.door.uri("/api/v1/erasures"))
                .header("Authorization", RunningApi.basic("orders.write", "secret"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"a@example.com\"}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(answer).path("permission").asText()).isEqualTo("access:write");
    }

    private void ship() throws Exception {
        shop.send("POST", "/orders/" + order + "/shipments", "{\"trackingCode\":\"3S\",\"notifyCustomer\":false}");
    }

    private HttpResponse<String> forget(String email, boolean dryRun) throws Exception {
        return shop.send("POST", "/erasures", "{\"email\":\"" + email + "\",\"dryRun\":" + dryRun + "}");
    }

    private void sql(String statement) {
        shop.hub.database.jdbi().useHandle(handle -> handle.execute(statement));
    }
}
