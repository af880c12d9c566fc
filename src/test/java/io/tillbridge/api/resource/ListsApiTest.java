package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.event.EventType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists: sorted, dated, and orders as those who pick ask for them. */
class ListsApiTest {
    private static final Contract CONTRACT = Contract.read();

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiShop shop;

    private static String subscription;

    @BeforeAll
    static void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.product(8);
        shop.listing("v7", 7L);
        shop.listing("v9", null);
        shop.put(shop.north, 7, 9);
        shop.put(shop.south, 8, 1);
        shop.expect(shop.north, 8, 3, LocalDate.of(2026, 12, 11));
        shop.expect(shop.north, 7, 3, LocalDate.of(2026, 12, 4));
        shop.expect(shop.south, 8, 3, null);
        shop.expect(shop.south, 7, 3, LocalDate.of(2026, 12, 4));
        shop.order("1", Map.of("v7", 2L));
        shop.order("2", Map.of("v7", 90L));
        shop.order("3", Map.of("v9", 1L));
        shop.send("POST", "/warehouses", "{\"name\":\"East\"}");
        shop.send("POST", "/api-keys", "{\"title\":\"Picker\",\"permissions\":[\"orders:read\"]}");
        long vendor = shop.hub.connection("vendor").id();
        String run = RunningApi.json(
                        shop.send("POST", "/connections/" + vendor + "/runs", "{\"job\":\"catalog-pull\"}"))
                .path("id")
                .asText();
        shop.send("POST", "/api-keys", "{\"title\":\"Packer\",\"permissions\":[\"orders:read\"]}");
        for (String name : List.of("b", "a", "c")) {
            shop.send("PATCH", "/connections/" + shop.shop, "{\"name\":\"" + name + "\"}");
            shop.send("PATCH", "/settings", "{\"companyName\":\"" + name + "\"}");
            shop.send("POST", "/invitations", "{\"email\":\"" + name + "@example.com\",\"role\":\"viewer\"}");
            shop.send("POST", "/one-time-secrets", "{\"text\":\"hush\",\"label\":\"" + name + "\"}");
        }
        for (String name : List.of("b", "a")) {
            subscription = RunningApi.json(shop.send(
                            "POST",
                            "/event-subscriptions",
                            "{\"name\":\"" + name + "\",\"address\":\"https://erp.example.com/\","
                                    + "\"types\":[\"run.failed\",\"upload.refused\"]}"))
                    .path("id")
                    .asText();
        }
        String retailer = RunningApi.json(shop.send(
                        "POST",
                        "/retailers",
                        "{\"companyName\":\"Bo\",\"contactName\":\"Bo\",\"email\":\"bo@bikes.example\"}"))
                .path("id")
                .asText();
        for (int quantity = 1; quantity < 4; quantity++) {
            shop.send(
                    "POST",
                    "/wholesale-orders",
                    "{\"retailerId\":\"" + retailer + "\",\"lines\":[{\"productId\":\"7\",\"quantity\":" + quantity + "}]}");
        }
        shop.hub.happens(EventType.RUN_FAILED, 1);
        shop.hub.happens(EventType.UPLOAD_REFUSED, 2);
        shop.hub.subscriptions.read(Long.parseLong(subscription));
        shop.hub.database.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO run_event (run_id, at, level, message) VALUES"
                    + " (%s, '2026-03-11 10:00:01', 'info', 'b'), (%s, '2026-03-11 10:00:01', 'info', 'a')"
                            .formatted(run, run));
            handle.execute(
                    "INSERT INTO route_file_version (file, version, at, who, who_name, action, hash, text) VALUES"
                            + " ('orders/one.camel.yaml', 1, '2026-03-11 10:00:01', 'person:1', 'Ann', 'saved', 'a', 'a'),"
                            + " ('orders/one.camel.yaml', 2, '2026-03-11 10:00:02', 'person:1', 'Ann', 'saved', 'b', 'b')");
            handle.execute("UPDATE customer_order SET ships_on = '2026-03-11', ordered_at = '2026-03-10 10:00:00',"
                    + " person = '{\"firstname\":\"Zoë\",\"lastname\":\"Čapek\",\"email\":\"Zoe@Example.com\"}'"
                    + " WHERE remote_id = '1'");
            handle.execute("UPDATE customer_order SET ships_on = '2026-03-12' WHERE remote_id = '2'");
            handle.execute("UPDATE customer_order SET ships_on = NULL WHERE remote_id = '3'");
            handle.execute("UPDATE listing SET product_title = 'Plaid grijs', title = 'XS', ean = '4006381333931'"
                    + " WHERE remote_id = 'v9'");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    holdCause=stock | 2
                    holdCause=lines | 3
                    shipsOn=2026-03-11 | 1
                    shipsUntil=2026-03-12 | 1,2
                    customer=čAPEK | 1
                    customer=zoe%40example | 1
                    customer=zoe%20capek | 1
                    customer=koper | 2,3
                    customer=%25 |
                    orderedFrom=2026-03-11T00:00:00Z | 2,3
                    orderedTo=2026-03-11T00:00:00Z | 1
                    updatedSince=2099-01-01T00:00:00Z |
                    createdSince=2020-01-01T00:00:00Z | 1,2,3
                    state=on-hold&holdCause=stock&customer=koper | 2
                    number=ORD3 | 3
                    """)
    void ordersAreFoundAsThoseWhoPickAskForThem(String query, String remoteIds) throws Exception {
        List<String> expected = remoteIds == null ? List.of() : List.of(remoteIds.split(",", -1));

        assertThat(shop.walk("/orders?" + query, "remoteId")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"shipsOn=2026-02-30", "orderedFrom=yesterday", "holdCause=none", "sort=person", "updatedSince=1"})
    void whatCannotBeIsAFaultOfTheRequest(String query) throws Exception {
        assertThat(shop.get("/orders?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "q=400638, v9", "q=plaid, v9", "q=SKU-7, v7", "gtin=4006381333931, 'v7,v9'", "gtin=04006381333931, 'v7,v9'",
        "sku=A1, 'v7,v9'", "q=A1, 'v7,v9'", "product=7, v7", "state=unmatched, v9", "q=%25, "
    })
    void listingsAreFoundByTheirCodesAndTitles(String query, String remoteIds) throws Exception {
        List<String> expected = remoteIds == null ? List.of() : List.of(remoteIds.split(",", -1));

        assertThat(shop.walk("/listings?" + query, "remoteId")).containsExactlyElementsOf(expected);
    }

    @Test
    void thingsAreCalledAsPeopleCallThem() throws Exception {
        JsonNode listings = shop.read("/listings").path("items");
        JsonNode order = shop.read(
                "/orders/" + shop.read("/orders?number=ORD1").at("/items/0/id").asText());
        JsonNode level = shop.read("/stock").at("/items/0");

        assertThat(listings.at("/0/productName").asText()).isEqualTo("Mug");
        assertThat(listings.at("/0/productSku").asText()).isEqualTo("SKU-7");
        assertThat(listings.at("/1/title").asText()).isEqualTo("Plaid grijs XS");
        assertThat(listings.at("/1/variantTitle").asText()).isEqualTo("XS");
        assertThat(order.at("/lines/0/productName").asText()).isEqualTo("Mug");
        assertThat(order.at("/lines/0/productSku").asText()).isEqualTo("SKU-7");
        assertThat(level.path("sku").asText()).isEqualTo("SKU-7");
        assertThat(level.path("gtin").asText()).isEqualTo("04006381333931");
        assertThat(level.path("name").asText()).isEqualTo("Mug");
    }

    static Stream<String> sortedLists() {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.parametersIn("query").stream()
                        .anyMatch(parameter -> parameter.name().equals("sort")))
                .map(operation -> String.join("/", operation.path()));
    }

    /** Every list by every field in both directions, an item a page: nothing is missed, nothing comes twice. */
    @ParameterizedTest
    @MethodSource("sortedLists")
    void aListSortedByAFieldIsReadToItsEnd(String path) throws Exception {
        String list = "/"
                + path.replace("connections/{id}", "connections/" + shop.shop)
                        .replace("event-subscriptions/{id}", "event-subscriptions/" + subscription)
                        .replace("routes/{file}", "routes/orders%2Fone.camel.yaml")
                        .replace("{id}", aRun());
        String id = sorts(path).contains("version") ? "version" : "id";
        List<String> all = shop.walk(list, id);
        assertThat(all).hasSizeGreaterThan(path.matches("uploads|failures|retailers|users|runs") ? -1 : 1);
        for (String sort : sorts(path)) {
            List<String> sorted = shop.walk(list + "?sort=" + sort, id);
            assertThat(sorted).as(sort).containsExactlyInAnyOrderElementsOf(all);
            List<String> backwards = new ArrayList<>(shop.walk(list + "?sort=-" + sort, id));
            Collections.reverse(backwards);
            assertThat(backwards).as(sort).isEqualTo(sorted);
        }
        assertThat(shop.walk(list + "?createdSince=" + Instant.now().plusSeconds(3600), id))
                .isEmpty();
        assertThat(shop.walk(list + "?createdSince=2000-01-01T00:00:00Z", id)).isEqualTo(all);
        if (names(path, "updatedSince")) {
            assertThat(shop.walk(list + "?updatedSince=2000-01-01T00:00:00Z", id))
                    .isEqualTo(all);
            assertThat(shop.walk(list + "?updatedSince=" + Instant.now().plusSeconds(3600), id))
                    .isEmpty();
        }
    }

    private static List<String> sorts(String path) {
        List<String> sorts = new ArrayList<>();
        CONTRACT.root().path("paths").path("/" + path).at("/get/parameters").forEach(parameter -> parameter
                .at("/schema/enum")
                .forEach(value -> {
                    if (parameter.path("name").asText().equals("sort")
                            && !value.asText().startsWith("-")) {
                        sorts.add(value.asText());
                    }
                }));
        return sorts;
    }

    private static String aRun() throws Exception {
        return shop.read("/runs").at("/items/0/id").asText();
    }

    private static boolean names(String path, String parameter) {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> String.join("/", operation.path()).equals(path))
                .flatMap(operation -> operation.parametersIn("query").stream())
                .anyMatch(one -> one.name().equals(parameter));
    }

    /** Whatever the order and wherever the page ends, a version names what it changed. */
    @Test
    void aVersionIsHeldAgainstTheOneBeforeItInEveryOrder() throws Exception {
        String versions = "/connections/" + shop.shop + "/versions";
        for (String query :
                List.of("?", "?sort=version&", "?sort=-createdAt&", "?limit=1&", "?sort=version&limit=2&")) {
            JsonNode page = shop.read(versions + query + "createdSince=2000-01-01T00:00:00Z");
            page.path("items").forEach(item -> {
                int expected = item.path("version").asText().equals("1") ? 0 : 1;
                assertThat(item.path("changes")).as(query + item).hasSize(expected);
            });
        }
        assertThat(shop.walk(versions + "?sort=version", "version")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void thePositionInOneOrderIsNoneInAnother() throws Exception {
        String next = shop.read("/orders?sort=number&limit=1").path("next").asText();

        assertThat(shop.get("/orders?sort=number&after=" + next).statusCode()).isEqualTo(200);
        assertThat(shop.get("/orders?sort=-number&after=" + next).statusCode()).isEqualTo(400);
        assertThat(shop.get("/orders?after=" + next).statusCode()).isEqualTo(400);
    }
}
