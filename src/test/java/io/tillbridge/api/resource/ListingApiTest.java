package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
    }

    @Test
    void aListingIsMatchedByHandAndItsOrdersHear() throws Exception {
        long listing = shop.listing("v1", null);

        HttpResponse<String> answer = shop.send("POST", "/listings/" + listing + "/match", "{\"productId\":\"7\"}");

        JsonNode matched = RunningApi.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(matched.path("state").asText()).isEqualTo("matched");
        assertThat(matched.path("productId").asText()).isEqualTo("7");
        assertThat(matched.path("decidedBy").asText()).isEqualTo("hand");
        assertThat(matched.path("explanation").asText()).startsWith("Matched by hand by all");
        assertThat(matched.path("price").asText()).isEqualTo("12.50");
        assertThat(shop.hub.freed).containsExactly(shop.shop);
    }

    @Test
    void aListingIsUnmatchedByHand() throws Exception {
        long listing = shop.listing("v1", 7L);

        HttpResponse<String> answer = shop.post("/listings/" + listing + "/unmatch");

        assertThat(RunningApi.json(answer).path("state").asText()).isEqualTo("unmatched");
        assertThat(RunningApi.json(answer).has("productId")).isFalse();
        assertThat(shop.read("/listings/" + listing).path("state").asText()).isEqualTo("unmatched");
        assertThat(shop.hub.freed).containsExactly(shop.shop);
    }

    @Test
    void aMatchThatCannotBeIsRefusedAndNobodyHears() throws Exception {
        long listing = shop.listing("v1", null);
        String path = "/listings/" + listing + "/match";
        String etag =
                shop.get("/listings/" + listing).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> noProduct = shop.send("POST", path, "{\"productId\":\"99\"}");
        HttpResponse<String> faulty = shop.send("POST", path, "{\"product\":\"7\"}");
        shop.hub.shop.listings().unmatch(listing, "somebody", null);
        HttpResponse<String> stale = shop.hub.door.send(shop.hub
                .door
                .json("POST", "/api/v1" + path, "{\"productId\":\"7\"}")
                .header("If-Match", etag));

        assertThat(noProduct.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(noProduct)).containsExactly("/productId");
        assertThat(ApiShop.pointers(faulty)).containsExactlyInAnyOrder("/productId", "/product");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(shop.send("POST", "/listings/99/match", "{\"productId\":\"7\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(shop.post("/listings/99/unmatch").statusCode()).isEqualTo(404);
        assertThat(shop.hub.freed).isEmpty();
    }

    @Test
    void aDecisionByHandIsUndoneAsLongAsItStands() throws Exception {
        long open = shop.listing("v1", null);
        long linked = shop.listing("v2", 7L);
        shop.product(8);
        for (String[] decision : new String[][] {
            {"/listings/" + open + "/match", "{\"productId\":\"7\"}", "unmatched", null},
            {"/listings/" + linked + "/match", "{\"productId\":\"8\"}", "matched", "7"},
            {"/listings/" + linked + "/unmatch", null, "matched", "7"},
        }) {
            String listing = decision[0].replaceAll("/[a-z]+$", "");
            JsonNode before = shop.read(listing);
            if (decision[1] == null) {
                shop.post(decision[0]);
            } else {
                shop.send("POST", decision[0], decision[1]);
            }
            HttpResponse<String> undone = shop.post(listing + "/undo");

            assertThat(undone.statusCode()).as(decision[0]).isEqualTo(200);
            JsonNode after = RunningApi.json(undone);
            for (String field : new String[] {"state", "productId", "decidedBy", "explanation"}) {
                assertThat(after.path(field)).as(decision[0] + " " + field).isEqualTo(before.path(field));
            }
            assertThat(after.path("state").asText()).isEqualTo(decision[2]);
            assertThat(shop.post(listing + "/undo").statusCode()).isEqualTo(409);
        }
        assertThat(shop.post("/listings/99/undo").statusCode()).isEqualTo(404);
        assertThat(shop.post("/listings/" + shop.listing("v3", 7L) + "/undo").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aListingWithoutProductCarriesItsRivals() throws Exception {
        long listing = shop.listing("v1", null);
        shop.listing("v2", 7L);
        shop.hub.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "UPDATE listing SET ean = '4006381333931', sku = 'B2', article_code = 'A1' WHERE id = ?", listing);
            for (Object[] product : new Object[][] {
                {20, "X1", "04006381333931", "live"},
                {21, "A1", "04006381333931", "live"},
                {22, "B2", null, "hidden"},
                {23, "C3", null, "live"}
            }) {
                handle.execute(
                        """
                        INSERT INTO product (id, connection_id, vendor_sku, gtin, state, content_hash, name, brand, msrp,
                          language, is_visible, created_at, updated_at)
                        VALUES (?, NULL, ?, ?, ?, 1, 'Mug', 'Acme', 9.5, 'en', TRUE, NOW(6), NOW(6))""",
                        product);
            }
        });

        JsonNode one = shop.read("/listings/" + listing);
        JsonNode list = shop.read("/listings");

        assertThat(one.at("/rivals").findValuesAsText("productId")).containsExactly("21", "7", "20", "22");
        assertThat(one.at("/rivals").findValuesAsText("why")).containsExactly("ean-and-sku", "ean", "ean", "sku");
        assertThat(one.at("/rivals/0/msrp").asText()).isEqualTo("9.50");
        assertThat(one.at("/rivals/3/state").asText()).isEqualTo("hidden");
        assertThat(list.at("/items/0/rivals")).hasSize(4);
        assertThat(list.at("/items/1").has("rivals")).isFalse();
    }

    @Test
    void listingsAreCountedByState() throws Exception {
        shop.listing("v1", 7L);
        shop.listing("v2", null);
        shop.listing("v3", null);

        assertThat(shop.read("/listing-counts").toString())
                .isEqualTo("{\"matched\":1,\"unmatched\":2,\"ambiguous\":0,\"conflict\":0,\"gone\":0}");
        assertThat(shop.read("/listing-counts?connection=99").path("unmatched").asLong())
                .isZero();
    }

    @Test
    void listingsAreFoundByShopAndState() throws Exception {
        shop.listing("v1", 7L);
        shop.listing("v2", null);
        shop.listing("v3", null);

        assertThat(shop.walk("/listings?connection=" + shop.shop, "remoteId")).containsExactly("v1", "v2", "v3");
        assertThat(shop.walk("/listings?state=unmatched", "remoteId")).containsExactly("v2", "v3");
        assertThat(shop.walk("/listings?connection=99", "remoteId")).isEmpty();
        assertThat(shop.get("/listings?state=lost").statusCode()).isEqualTo(400);
    }

    @Test
    void driftTellsEachValueWithItsInstant() throws Exception {
        long listing = shop.listing("v1", 7L);
        shop.put(shop.north, 7, 12);
        shop.hub.shop.listings().confirmed(listing, 4, ApiShop.ORDERED);

        JsonNode drift = shop.read("/connections/" + shop.shop + "/drift").at("/items/0");

        assertThat(drift.path("differs")).extracting(JsonNode::asText).containsExactly("stock", "price");
        assertThat(drift.at("/stock/hub").asLong()).isEqualTo(10);
        assertThat(drift.at("/stock/hubAt").asText()).endsWith("Z");
        assertThat(drift.at("/stock/sent").asLong()).isEqualTo(4);
        assertThat(drift.at("/stock/sentAt").asText()).isEqualTo("2026-03-11T08:00:00Z");
        assertThat(drift.at("/price/shop").asText()).isEqualTo("12.50");
        assertThat(drift.at("/price/hub").asText()).isEqualTo("10.00");
        assertThat(shop.get("/connections/99/drift").statusCode()).isEqualTo(404);
    }

    @Test
    void driftIsCountedByKindAndAge() throws Exception {
        for (int i = 1; i <= 4; i++) {
            shop.product(20 + i);
            shop.listing("w" + i, 20L + i);
            shop.hub
                    .database
                    .jdbi()
                    .useHandle(handle -> handle.execute("UPDATE listing SET price = 10 WHERE remote_id LIKE 'w%'"));
        }
        shop.put(shop.north, 21, 12);
        age("w1", 21, "INTERVAL 2 DAY");
        shop.put(shop.north, 22, 12);
        price("w3", 23, "INTERVAL 30 MINUTE");
        price("w2", 22, "INTERVAL 8 DAY");

        JsonNode summary = shop.read("/connections/" + shop.shop + "/drift/summary");

        assertThat(summary.path("compared").asInt()).isEqualTo(4);
        assertThat(summary.path("differing").asInt()).isEqualTo(3);
        assertThat(ages(summary, 0)).containsExactly("stock", "2", "1", "0", "1", "0");
        assertThat(ages(summary, 1)).containsExactly("price", "2", "1", "0", "0", "1");
        assertThat(ages(summary, 2)).containsExactly("codes", "0", "0", "0", "0", "0");
        assertThat(summary.at("/kinds/1/oldestSince").asText()).endsWith("Z");
        assertThat(summary.at("/kinds/2").has("oldestSince")).isFalse();
        for (String kind : List.of("stock", "price", "codes")) {
            assertThat(shop.walk("/connections/" + shop.shop + "/drift?differs=" + kind, "remoteId"))
                    .containsExactlyElementsOf(Map.of(
                                    "stock",
                                    List.of("w1", "w2"),
                                    "price",
                                    List.of("w2", "w3"),
                                    "codes",
                                    List.<String>of())
                            .get(kind));
        }
        assertThat(shop.get("/connections/99/drift/summary").statusCode()).isEqualTo(404);
        assertThat(shop.get("/connections/" + shop.shop + "/drift?differs=x").statusCode())
                .isEqualTo(400);
    }

    private static List<String> ages(JsonNode summary, int kind) {
        JsonNode one = summary.path("kinds").path(kind);
        List<String> ages = new ArrayList<>(
                List.of(one.path("kind").asText(), one.path("count").asText()));
        one.path("ages").forEach(age -> ages.add(age.path("count").asText()));
        return ages;
    }

    private void price(String listing, long product, String ago) {
        shop.hub.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "UPDATE product SET msrp = 12, updated_at = UTC_TIMESTAMP(6) - " + ago + " WHERE id = ?", product);
            handle.execute("UPDATE listing SET updated_at = '2020-01-01' WHERE remote_id = ?", listing);
        });
    }

    private void age(String listing, long product, String ago) {
        shop.hub.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "UPDATE stock_level SET updated_at = UTC_TIMESTAMP(6) - " + ago + " WHERE product_id = ?", product);
            handle.execute("UPDATE listing SET created_at = '2020-01-01' WHERE remote_id = ?", listing);
        });
    }

    @Test
    void driftComesByPages() throws Exception {
        shop.listing("v1", 7L);
        shop.listing("v2", 7L);

        assertThat(shop.walk("/connections/" + shop.shop + "/drift", "remoteId"))
                .containsExactly("v1", "v2");
    }
}
