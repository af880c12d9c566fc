package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RunningApi;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One search over all kinds: what each is found by, and who sees it. */
class SearchApiTest {
    private static final List<String> KINDS =
            List.of("connection", "product", "order", "listing", "upload", "retailer", "route", "run");

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = new ApiShop(folder);
        shop.hub.connection("Zenith vendor");
        shop.product(71);
        long order = shop.order("9", Map.of("v1", 1L));
        shop.hub.database.jdbi().useHandle(handle -> fill(handle, order));
    }

    private static void fill(Handle handle, long order) {
        handle.execute("UPDATE product SET vendor_sku = 'Zen-4711', name = 'Zenith Gazelle C8 50%', brand = 'Zen'");
        handle.execute(
                "UPDATE customer_order SET person = ? WHERE id = ?",
                "{\"firstname\":\"Zoë\",\"lastname\":\"Zenith\",\"email\":\"zoe@example.com\"}",
                order);
        handle.execute("INSERT INTO listing (connection_id, remote_id, title, product_title, ean, article_code, sku,"
                + " stock_tracking, state, explanation, created_at, updated_at) VALUES (" + shop.shop
                + ", 'r1', 'Red', 'Zenith bell', '4006381333931', 'ZA-1', 'ZS-1', 'enabled', 'unmatched', '-', NOW(6),"
                + " NOW(6))");
        handle.execute("INSERT INTO delivery (connection_id, source, settings, state, received_at) VALUES (" + shop.shop
                + ", 'hand', '{}', 'done', NOW(6))");
        handle.execute("INSERT INTO upload (delivery_id, connection_id, source, filename, size, sha256, stored, state,"
                + " received_at) SELECT id, connection_id, 'hand', 'spring zenith.csv', 1, REPEAT('x', 32), '', 'loaded',"
                + " NOW(6) FROM delivery");
        handle.execute("INSERT INTO retailer (company_name, contact_name, email, email_key, state, requested_at)"
                + " VALUES ('Bikes of Zenith', 'Bo', 'bo@example.com', 'bo@example.com', 'pending', NOW(6))");
        handle.execute("INSERT INTO run (id, connection_id, job, started_by, state, queued_at, counters) VALUES (900, "
                + shop.shop + ", 'zenith-job', 'clock', 'succeeded', NOW(6), '{}')");
    }

    @ParameterizedTest(name = "{0} finds a {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zenith v         | connection | Zenith vendor
                    ENITH VEND       | connection | Zenith vendor
                    Zen-47           | product    | Zenith Gazelle C8 50%
                    ZENITH GAZELLE   | product    | Zenith Gazelle C8 50%
                    zenith gazelle   | product    | Zenith Gazelle C8 50%
                    Zenith Gazelle C8 50% | product | Zenith Gazelle C8 50%
                    4006381333931    | product    | Zenith Gazelle C8 50%
                    04006381333931   | product    | Zenith Gazelle C8 50%
                    400638           | product    | Zenith Gazelle C8 50%
                    ord9             | order      | ORD9
                    ORD9             | order      | ORD9
                    zoe zen          | order      | ORD9
                    ZOE@example      | order      | ORD9
                    za-1             | listing    | Zenith bell
                    zs-              | listing    | Zenith bell
                    4006381333931    | listing    | Zenith bell
                    zenith be        | listing    | Zenith bell
                    SPRING           | upload     | spring zenith.csv
                    zenith.CSV       | upload     | spring zenith.csv
                    bikes            | retailer   | Bikes of Zenith
                    bo@example.com   | retailer   | Bikes of Zenith
                    order-poll       | route      | cseries-order-poll
                    web shop         | route      | cseries-order-poll
                    900              | run        | zenith-job
                    nith-job         | run        | zenith-job
                    """)
    void eachKindIsFoundByWhatPeopleTypeOfIt(String typed, String kind, String title) throws Exception {
        JsonNode found = find(typed);

        assertThat(titles(found, kind)).contains(title);
    }

    @ParameterizedTest
    @CsvSource({"%", "_", "\\", "Zenith_", "'%enith'"})
    void signsOfPatternsAreLetters(String typed) throws Exception {
        assertThat(titles(find(typed), "product")).isEmpty();
    }

    @Test
    void nothingFoundIsAnEmptyListInTheOrderOfKinds() throws Exception {
        assertThat(find("nobody has this name").path("items")).isEmpty();
        assertThat(kinds(find("zenith"))).isSubsetOf(KINDS);
        assertThat(find("zenith").path("items").findValuesAsText("kind"))
                .isSortedAccordingTo((a, b) -> Integer.compare(KINDS.indexOf(a), KINDS.indexOf(b)));
    }

    @Test
    void anEmptyTextIsRefusedAndNamesTheParameter() throws Exception {
        assertThat(shop.get("/search").statusCode()).isEqualTo(400);
        assertThat(shop.get("/search").body()).contains("q");
    }

    @ParameterizedTest(name = "{0} sees {1}")
    @CsvSource({
        "connections:read, connection run",
        "products:read, product listing",
        "orders:read, order",
        "catalog:read, upload",
        "retailers:read, retailer",
        "routes:read, ''",
        "access:read, ''"
    })
    void nobodyFindsWhatHeMayNotRead(String permission, String kinds) throws Exception {
        NewApiKey key = shop.hub.keys.create(
                permission, Set.of(Permission.named(permission).orElseThrow()));

        JsonNode found =
                RunningApi.json(shop.hub.door.send(HttpRequest.newBuilder(shop.hub.door.uri("/api/v1/search?q=zenith"))
                        .header("Authorization", RunningApi.basic(key.key().clientId(), key.secret()))));

        assertThat(kinds(found)).containsExactlyInAnyOrder(kinds.isEmpty() ? new String[0] : kinds.split(" "));
    }

    private static JsonNode find(String typed) throws Exception {
        return shop.read("/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }

    private static Set<String> kinds(JsonNode found) {
        return Set.copyOf(Set.copyOf(found.path("items").findValuesAsText("kind")));
    }

    private static List<String> titles(JsonNode found, String kind) {
        return StreamSupport.stream(found.path("items").spliterator(), false)
                .filter(hit -> hit.path("kind").asText().equals(kind))
                .map(hit -> hit.path("title").asText())
                .toList();
    }
}
