package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Contract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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

    private static ApiShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.product(8);
        shop.listing("v7", 7L);
        shop.listing("v9", null);
        shop.put(shop.north, 7, 9);
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
        shop.send("POST", "/connections/" + vendor + "/runs", "{\"job\":\"catalog-pull\"}");
        shop.hub.database.jdbi().useHandle(handle -> {
            handle.execute("UPDATE customer_order SET ships_on = '2026-03-11', ordered_at = '2026-03-10 10:00:00',"
                    + " person = '{\"firstname\":\"Zoë\",\"lastname\":\"Čapek\",\"email\":\"Zoe@Example.com\"}'"
                    + " WHERE remote_id = '1'");
            handle.execute("UPDATE customer_order SET ships_on = '2026-03-12' WHERE remote_id = '2'");
            handle.execute("UPDATE customer_order SET ships_on = NULL WHERE remote_id = '3'");
            handle.execute("UPDATE listing SET product_title = 'Plaid grijs', title = 'XS', ean = '4006381333931'"
                    + " WHERE remote_id = 'v9'");
        });
    }

    @AfterAll
    static void close() {
        shop.close();
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
        List<String> all = shop.walk("/" + path, "id");
        for (String sort : sorts(path)) {
            List<String> sorted = shop.walk("/" + path + "?sort=" + sort, "id");
            assertThat(sorted).as(sort).containsExactlyInAnyOrderElementsOf(all);
            List<String> backwards = new ArrayList<>(shop.walk("/" + path + "?sort=-" + sort, "id"));
            Collections.reverse(backwards);
            assertThat(backwards).as(sort).isEqualTo(sorted);
        }
        assertThat(shop.walk("/" + path + "?createdSince=" + Instant.now().plusSeconds(3600), "id"))
                .isEmpty();
        assertThat(shop.walk("/" + path + "?updatedSince=2000-01-01T00:00:00Z", "id"))
                .isEqualTo(all);
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

    @Test
    void thePositionInOneOrderIsNoneInAnother() throws Exception {
        String next = shop.read("/orders?sort=number&limit=1").path("next").asText();

        assertThat(shop.get("/orders?sort=number&after=" + next).statusCode()).isEqualTo(200);
        assertThat(shop.get("/orders?sort=-number&after=" + next).statusCode()).isEqualTo(400);
        assertThat(shop.get("/orders?after=" + next).statusCode()).isEqualTo(400);
    }
}
