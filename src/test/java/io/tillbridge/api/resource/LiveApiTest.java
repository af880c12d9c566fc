package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.app.Until;
import io.tillbridge.event.EventType;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveApiTest {
    private static final String LIVE = "/api/v1/live";

    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private long connection;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        connection = hub.connection("a").id();
    }

    @Test
    void eachChangeIsAHintOfItsTopic() throws Exception {
        try (HintStream page = stream(hub.door.request(LIVE))) {
            page.next("ready");

            long run = hub.running
                    .runs()
                    .request("catalog-pull", connection, "api", false, false)
                    .id();
            JsonNode queued = page.hint("runs");
            sql("UPDATE run SET state = 'running', progress = '{\"share\":0.5}' WHERE id = " + run);
            JsonNode running = page.hint("runs");
            hub.running.runs().cancel(run);
            sql("UPDATE run SET state = 'succeeded', active_key = NULL WHERE id = " + run);
            JsonNode ended = page.hint("runs");

            assertThat(queued.path("id").asLong()).isEqualTo(run);
            assertThat(queued.path("connectionId").asLong()).isEqualTo(connection);
            assertThat(queued.path("job").asText()).isEqualTo("catalog-pull");
            assertThat(queued.path("state").asText()).isEqualTo("queued");
            assertThat(running.at("/progress/share").asDouble()).isEqualTo(0.5);
            assertThat(ended.path("id").asLong()).isEqualTo(run);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    failures    | INSERT INTO failure (kind, state, route_id, endpoint, message, variables, first_at, last_at) VALUES ('refused', 'kept', 'r', 'direct:r', 'no', '{}', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    uploads     | INSERT INTO delivery (id, connection_id, source, state, settings, received_at) VALUES (9, %d, 'manual', 'received', '{}', UTC_TIMESTAMP(6)); INSERT INTO upload (delivery_id, connection_id, source, filename, size, stored, state, received_at) VALUES (9, %d, 'manual', 'a.csv', 1, 'x', 'received', UTC_TIMESTAMP(6))
                    listings    | INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking, state, explanation, created_at, updated_at) VALUES (%d, 'v', 'Mug', '', '', '', 'enabled', 'ambiguous', '-', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    connections | UPDATE connection SET state = 'failing', failing_since = UTC_TIMESTAMP(6) WHERE id = %d
                    settings    | UPDATE account_settings SET version = version + 1
                    access      | INSERT INTO person (email, email_key, name, role, created_at, updated_at) VALUES ('a@b', 'a@b', 'Ann', 'viewer', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    retailers   | INSERT INTO retailer (id, company_name, contact_name, email, email_key, state, requested_at) VALUES (1, 'Bike', 'Bo', 'b@c', 'b@c', 'pending', UTC_TIMESTAMP(6)); INSERT INTO retailer_history (retailer_id, at, state, who) VALUES (1, UTC_TIMESTAMP(6), 'approved', 'Ann')
                    subscriptions | INSERT INTO event_subscription (name, address, types, sealed_secret, sealing_name, created_by, created_by_name, created_at, updated_at) VALUES ('w', 'https://w.example', '', 'x', 's', 'key:1', 'k', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    """)
    void whateverChangesThePageHearsOfIt(String topic, String changes) throws Exception {
        try (HintStream page = stream(hub.door.request(LIVE))) {
            page.next("ready");

            for (String change : changes.split("; ", -1)) {
                sql(change.replace("%d", Long.toString(connection)));
            }

            assertThat(page.hint(topic).path("topic").asText()).isEqualTo(topic);
        }
    }

    @Test
    void ordersAndStockAreHintedByTheEventsOfThem() throws Exception {
        try (HintStream page = stream(hub.door.request(LIVE))) {
            page.next("ready");

            hub.happens(EventType.ORDER_HELD, 17);

            JsonNode hint = page.hint("orders");
            assertThat(hint.path("id").asText()).isEqualTo("17");
            assertThat(hint.path("event").asText()).isEqualTo("order.held");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "owner, access connections failures listings orders retailers runs settings stock subscriptions uploads wholesale",
        "admin, access connections failures listings orders retailers runs settings stock subscriptions uploads wholesale",
        "operator, connections failures listings orders retailers runs settings stock uploads wholesale",
        "viewer, connections failures listings orders retailers runs settings stock uploads wholesale"
    })
    void eachRoleHearsOfWhatItMaySee(String role, String topics) throws Exception {
        try (HintStream page = stream(hub.door.asRole(role, "GET", LIVE, null))) {
            assertThat(StreamSupport.stream(
                                    page.next("ready").data().path("topics").spliterator(), false)
                            .map(JsonNode::asText)
                            .filter(topic -> !topic.equals("routes")))
                    .containsExactly(topics.split(" ", -1));
        }
    }

    @Test
    void aKeyHearsOfNothingElse() throws Exception {
        HttpRequest.Builder stockKey = HttpRequest.newBuilder(hub.door.uri(LIVE))
                .header("Authorization", RunningApi.basic("stock.read", "secret"));
        try (HintStream page = stream(stockKey)) {
            page.next("ready");

            hub.running.runs().request("catalog-pull", connection, "api", false, false);
            hub.happens(EventType.ORDER_HELD, 17);
            hub.happens(EventType.STOCK_CHANGED, 3);

            HintStream.Frame first = page.next("change");
            assertThat(first.data().path("topic").asText()).isEqualTo("stock");
        }
    }

    @Test
    void aStreamGoesOnWhereAnotherEnded() throws Exception {
        String place;
        try (HintStream page = stream(hub.door.request(LIVE))) {
            page.next("ready");
            place = page.lastId();
        }
        hub.happens(EventType.ORDER_HELD, 17);

        try (HintStream again = stream(hub.door.request(LIVE).header("Last-Event-ID", place))) {
            assertThat(again.hint("orders").path("id").asText()).isEqualTo("17");
        }
    }

    @Test
    void afterARestartThePageReadsAgain() throws Exception {
        try (HintStream page =
                stream(hub.door.request(LIVE).header("Last-Event-ID", "0f9b1c2e-aaaa-bbbb-cccc-0123456789ab-7"))) {
            page.next("reload");

            hub.happens(EventType.ORDER_HELD, 17);
            assertThat(page.hint("orders").path("id").asText()).isEqualTo("17");
        }
    }

    @Test
    void aStreamEndsWhenItsKeyMaySeeOtherThings() throws Exception {
        var made = hub.keys.create("till", Set.of(Permission.STOCK_READ, Permission.ORDERS_READ));
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.door.uri(LIVE))
                .header("Authorization", RunningApi.basic(made.key().clientId(), made.secret()));
        try (HintStream page = stream(request)) {
            page.next("ready");

            var changed = hub.door.send(hub.door
                    .asRole(
                            "owner",
                            "PATCH",
                            "/api/v1/api-keys/" + made.key().id(),
                            "{\"permissions\":[\"stock:read\"]}")
                    .setHeader("Content-Type", "application/merge-patch+json"));
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);

            Until.holds("the stream ends", page::isEnded);
        }
    }

    @Test
    void oneCallerDoesNotTakeTheStreamsOfAll() throws Exception {
        Map<Integer, HintStream> pages = new TreeMap<>();
        try {
            int status = 200;
            while (status == 200 && pages.size() < 200) {
                HintStream page = stream(hub.door.asRole("viewer", "GET", LIVE, null));
                status = page.response.statusCode();
                pages.put(pages.size(), page);
            }

            assertThat(status).isEqualTo(429);
            assertThat(pages).hasSize(51);
            try (HintStream other = stream(hub.door.request(LIVE))) {
                assertThat(other.response.statusCode()).isEqualTo(200);
            }
        } finally {
            pages.values().forEach(HintStream::close);
        }
    }

    private HintStream stream(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new HintStream(hub.door.client(), request);
    }

    private void sql(String statement) {
        hub.database.jdbi().useHandle(handle -> handle.execute(statement));
    }
}
