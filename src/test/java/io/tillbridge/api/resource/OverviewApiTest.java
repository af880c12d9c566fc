package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RunningApi;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewApiTest {
    private static final String OVERVIEW = "/api/v1/overview";
    /** The numbers from 1 to 20,000, as {@code seq}. */
    private static final String FROM =
            " FROM (WITH RECURSIVE n AS (SELECT 1 AS seq UNION ALL SELECT seq + 1 FROM n WHERE seq < 20000)"
                    + " SELECT seq FROM n) s";

    private static final String LONG = "SET STATEMENT max_recursive_iterations = 100000 FOR ";

    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private long vendor;
    private long shop;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        vendor = hub.connection("Vendor").id();
        shop = hub.shop("Shop", List.of(), Map.of("orderSync", true)).id();
    }

    @Test
    void eachConnectionTellsHowItDoes() throws Exception {
        hub.connections.markFailing(vendor, "sftp.example:22 does not answer");
        hub.budgets.put(shop, Map.of("budgetLeft", 7));
        long run = hub.running
                .runs()
                .request("catalog-pull", vendor, "api", false, false)
                .id();
        sql("INSERT INTO customer_order (id, connection_id, remote_id, number, state, remote_status, payment_status,"
                + " shipment_status, person, ordered_at, remote_updated_at, created_at, updated_at) VALUES (5, " + shop
                + ", '5', '5', 'shipped', '-', 'paid', '-', '{}', UTC_TIMESTAMP, UTC_TIMESTAMP, UTC_TIMESTAMP,"
                + " UTC_TIMESTAMP)");
        sql("INSERT INTO shipment (id, order_id, tracking_code, notify_customer, state, created_at)"
                + " VALUES (8, 5, 'T', TRUE, 'stored', UTC_TIMESTAMP(6))");

        JsonNode cards = read(OVERVIEW).path("connections");

        JsonNode one = cards.get(0);
        JsonNode two = cards.get(1);
        assertThat(one.path("name").asText()).isEqualTo("Vendor");
        assertThat(one.path("state").asText()).isEqualTo("failing");
        assertThat(one.path("detail").asText()).isEqualTo("sftp.example:22 does not answer");
        assertThat(Instant.parse(one.path("failingSince").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(one.at("/oldestWaiting/runId").asLong()).isEqualTo(run);
        assertThat(one.at("/nextRuns/0/job").asText()).isEqualTo("catalog-pull");
        assertThat(Instant.parse(one.at("/nextRuns/0/nextAt").asText())).isAfter(Instant.now());
        assertThat(two.path("budgetLeft").asInt()).isEqualTo(7);
        assertThat(two.at("/oldestWaiting/shipmentId").asText()).isEqualTo("8");
        assertThat(two.path("nextRuns")).isEmpty();
    }

    @Test
    void whatNeedsAPersonIsAsManyAsItsListShows() throws Exception {
        var unused = hub.keys.create("old", Set.of(Permission.STOCK_READ));
        sql("UPDATE api_key SET created_at = '2020-01-01', last_used_at = NULL WHERE id = "
                + unused.key().id());
        sql("UPDATE connection SET state = 'failing' WHERE id = " + vendor);
        many(
                2,
                "INSERT INTO failure (connection_id, kind, state, route_id, endpoint, message, variables, first_at,"
                        + " last_at) VALUES (" + vendor
                        + ", 'refused', 'kept', 'r', 'direct:r', 'no', '{}', UTC_TIMESTAMP(6),"
                        + " UTC_TIMESTAMP(6))");
        many(
                3,
                "INSERT INTO customer_order (connection_id, remote_id, number, state, remote_status, payment_status,"
                        + " shipment_status, person, ordered_at, remote_updated_at, created_at, updated_at) VALUES ("
                        + shop
                        + ", UUID(), '5', 'on-hold', '-', 'paid', '-', '{}', UTC_TIMESTAMP, UTC_TIMESTAMP, UTC_TIMESTAMP,"
                        + " UTC_TIMESTAMP)");
        many(4, listing("ambiguous"));
        many(5, listing("conflict"));
        many(
                2,
                "INSERT INTO retailer (company_name, contact_name, email, email_key, state, requested_at) VALUES"
                        + " ('B', 'B', UUID(), UUID(), 'pending', UTC_TIMESTAMP)");
        sql("INSERT INTO event_subscription (name, address, types, enabled, off_reason, sealed_secret, sealing_name,"
                + " created_by, created_by_name, created_at, updated_at) VALUES ('w', 'https://w.example', '', FALSE,"
                + " 'It did not answer.', 'x', 's', 'key:1', 'k', UTC_TIMESTAMP, UTC_TIMESTAMP)");
        uploads("refused", "loaded", "refused refused failed");

        Map<String, Long> counts = attention(read(OVERVIEW));

        assertThat(counts)
                .containsEntry("connections-failing", 1L)
                .containsEntry("failures-kept", 2L)
                .containsEntry("orders-on-hold", 3L)
                .containsEntry("listings-ambiguous", 4L)
                .containsEntry("listings-conflict", 5L)
                .containsEntry("uploads-refused", 2L)
                .containsEntry("uploads-failed", 1L)
                .containsEntry("retailers-pending", 2L)
                .containsEntry("event-subscriptions-switched-off", 1L)
                .containsEntry("api-keys-unused", 1L)
                .containsEntry("api-keys-with-unused-permissions", 0L);
        for (JsonNode one : read(OVERVIEW).path("attention")) {
            String query = one.path("query").asText();
            if (query.contains("?")) {
                assertThat(read("/api/v1" + query).path("items"))
                        .as(query)
                        .hasSize(one.path("count").asInt());
            }
        }
    }

    @Test
    void aFileThatWasLoadedSinceIsNoLongerAProblem() throws Exception {
        uploads("refused failed", "refused unchanged");

        assertThat(attention(read(OVERVIEW)))
                .containsEntry("uploads-refused", 1L)
                .containsEntry("uploads-failed", 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, 12, true",
        "admin, 12, true",
        "operator, 9, true",
        "viewer, 9, true",
        "stock.read, 0, false",
        "orders.read, 1, false",
        "access.read, 2, false"
    })
    void eachBlockIsShownToWhomItMayBeShown(String who, int kinds, boolean cards) throws Exception {
        JsonNode overview = RunningApi.json(hub.door.send(
                who.contains(".")
                        ? hub.door.request(OVERVIEW).setHeader("Authorization", RunningApi.basic(who, "secret"))
                        : hub.door.asRole(who, "GET", OVERVIEW, null)));

        assertThat(overview.path("attention")).hasSize(kinds);
        assertThat(overview.has("connections")).isEqualTo(cards);
    }

    @Test
    void itCostsWhatIsCountedAndNotTheTables() throws Exception {
        for (int i = 0; i < 50; i++) {
            hub.connection("vendor " + i);
        }
        sql(LONG
                + "INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking, state,"
                + " explanation, created_at, updated_at) SELECT " + shop + ", seq, 'Mug', '', '', '', 'enabled',"
                + " 'matched', '-', UTC_TIMESTAMP, UTC_TIMESTAMP" + FROM);
        sql(LONG + "INSERT INTO customer_order (connection_id, remote_id, number, state, remote_status, payment_status,"
                + " shipment_status, person, ordered_at, remote_updated_at, created_at, updated_at) SELECT " + shop
                + ", seq, seq, 'shipped', '-', 'paid', '-', '{}', '2020-01-01', '2020-01-01', '2020-01-01',"
                + " '2020-01-01'" + FROM);
        sql(LONG + "INSERT INTO run (connection_id, job, started_by, state, queued_at, finished_at, counters) SELECT "
                + shop + ", 'order-poll', 'schedule', 'succeeded', '2020-01-01', '2020-01-01', '{}'" + FROM);
        sql(LONG + "INSERT INTO failure (connection_id, kind, state, route_id, endpoint, message, variables, first_at,"
                + " last_at) SELECT " + shop + ", 'refused', 'overcome', 'r', 'direct:r', 'no', '{}', '2020-01-01',"
                + " '2020-01-01'" + FROM);
        sql("INSERT INTO delivery (id, connection_id, source, state, settings, received_at)" + " VALUES (9, " + vendor
                + ", 'manual', 'loaded', '{}', '2020-01-01')");
        sql("INSERT INTO upload (delivery_id, connection_id, source, filename, size, stored, state, received_at)"
                + " SELECT 9, " + vendor + ", 'manual', 'a.csv', 1, 'x', IF(seq % 2, 'loaded', 'refused'), '2020-01-01'"
                + FROM.replace("20000", "1000"));
        sql("INSERT INTO delivery (id, connection_id, source, state, settings, received_at)" + " VALUES (10, " + vendor
                + ", 'manual', 'loaded', '{}', '2020-01-01')");
        sql("INSERT INTO upload (delivery_id, connection_id, source, filename, size, stored, state, received_at)"
                + " VALUES (10, " + vendor + ", 'manual', 'a.csv', 1, 'x', 'loaded', '2020-01-01')");
        sql("ANALYZE TABLE listing, customer_order, run, failure, upload, delivery, connection");
        read("/api/v1/statistics?days=90");
        long before = rowsRead();

        JsonNode overview = read(OVERVIEW);
        long overviewRead = rowsRead() - before;
        read("/api/v1/statistics?days=90");
        long statisticsRead = rowsRead() - before - overviewRead;

        assertThat(overview.path("connections")).hasSize(52);
        assertThat(attention(overview)).containsEntry("uploads-refused", 0L);
        assertThat(overviewRead).isLessThan(2_500);
        assertThat(statisticsRead).isLessThan(500);
    }

    private long rowsRead() {
        return hub.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT SUM(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS"
                                + " WHERE VARIABLE_NAME LIKE 'Handler\\_read\\_%'")
                .mapTo(Long.class)
                .one());
    }

    /** @param deliveries one after the other, each with the states of its files */
    private void uploads(String... deliveries) {
        for (int i = 0; i < deliveries.length; i++) {
            int id = 100 + i;
            sql("INSERT INTO delivery (id, connection_id, source, state, settings, received_at) VALUES (" + id + ", "
                    + vendor + ", 'manual', 'loaded', '{}', UTC_TIMESTAMP)");
            for (String state : deliveries[i].split(" ", -1)) {
                sql(
                        "INSERT INTO upload (delivery_id, connection_id, source, filename, size, stored, state, received_at)"
                                + " VALUES (" + id + ", " + vendor + ", 'manual', 'a.csv', 1, 'x', '" + state
                                + "', UTC_TIMESTAMP)");
            }
        }
    }

    private String listing(String state) {
        return "INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking, state,"
                + " explanation, created_at, updated_at) VALUES (" + shop + ", UUID(), 'Mug', '', '', '', 'enabled', '"
                + state + "', '-', UTC_TIMESTAMP, UTC_TIMESTAMP)";
    }

    private static Map<String, Long> attention(JsonNode overview) {
        Map<String, Long> counts = new TreeMap<>();
        overview.path("attention")
                .forEach(one ->
                        counts.put(one.path("kind").asText(), one.path("count").asLong()));
        return counts;
    }

    private JsonNode read(String path) throws Exception {
        return RunningApi.json(hub.door.get(path));
    }

    private void many(int times, String statement) {
        List<Integer> rows = new ArrayList<>();
        IntStream.range(0, times).forEach(rows::add);
        rows.forEach(row -> sql(statement));
    }

    private void sql(String statement) {
        hub.database.jdbi().useHandle(handle -> handle.execute(statement));
    }
}
