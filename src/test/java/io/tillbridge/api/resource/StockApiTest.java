package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Cursor;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockApiTest {
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
    void aWarehouseIsMadeOnceUnderItsName() throws Exception {
        HttpResponse<String> made = shop.send("POST", "/warehouses", "{\"name\":\" East \"}");
        HttpResponse<String> again = shop.send("POST", "/warehouses", "{\"name\":\"East\"}");
        HttpResponse<String> nameless = shop.send("POST", "/warehouses", "{\"name\":\"  \",\"nmae\":1}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(RunningApi.json(made).path("name").asText()).isEqualTo("East");
        assertThat(shop.get(made.headers().firstValue("Location").orElseThrow().substring(7))
                        .statusCode())
                .isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(nameless)).containsExactlyInAnyOrder("/name", "/nmae");
        assertThat(shop.walk("/warehouses", "name")).containsExactly("North", "South", "East");
    }

    @Test
    void stockIsFoundByNameSkuOrGtinOfTheProduct() throws Exception {
        shop.product(8);
        shop.hub
                .database
                .jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE product SET name = '100% Chair', gtin = '00012345678905' WHERE id = 8"));
        shop.put(shop.north, 7, 1);
        shop.put(shop.north, 8, 2);
        shop.put(shop.south, 8, 3);

        assertThat(shop.walk("/stock?q=100%25%20Ch", "productId")).containsExactly("8", "8");
        assertThat(shop.walk("/stock?q=100_", "productId")).isEmpty();
        assertThat(shop.walk("/stock?q=SKU-7", "productId")).containsExactly("7");
        assertThat(shop.walk("/stock?q=012345678905&warehouse=" + shop.south, "onHand"))
                .containsExactly("3");
        assertThat(shop.walk("/stock?q=SKU-", "productId")).containsExactly("7", "8", "8");
    }

    @Test
    void aStaleRenamingIsRefused() throws Exception {
        String path = "/api/v1/warehouses/" + shop.north;
        String etag = shop.get("/warehouses/" + shop.north)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> first = shop.hub.door.send(
                shop.hub.door.json("PATCH", path, "{\"name\":\"Hall\"}").header("If-Match", etag));
        HttpResponse<String> second = shop.hub.door.send(
                shop.hub.door.json("PATCH", path, "{\"name\":\"Yard\"}").header("If-Match", etag));
        HttpResponse<String> nothing =
                shop.hub.door.send(shop.hub.door.json("PATCH", path, "{}").header("If-Match", etag));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).isPresent().isNotEqualTo(java.util.Optional.of(etag));
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(nothing.statusCode()).isEqualTo(412);
        assertThat(shop.send("PATCH", "/warehouses/" + shop.north, "{\"name\":\"South\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(shop.send("PATCH", "/warehouses/99", "{\"name\":\"x\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCountBooksTheDifference() throws Exception {
        shop.send("PUT", "/stock/" + shop.north + "/7", "{\"onHand\":5}");
        HttpResponse<String> second = shop.send("PUT", "/stock/" + shop.north + "/7", "{\"onHand\":3}");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(second).path("onHand").asLong()).isEqualTo(3);
        assertThat(shop.read("/stock/movements?product=7").path("items").findValuesAsText("delta"))
                .containsExactly("-2", "5");
        assertThat(shop.send("PUT", "/stock/" + shop.north + "/99", "{\"onHand\":1}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(shop.send("PUT", "/stock/99/7", "{\"onHand\":1}").statusCode())
                .isEqualTo(404);
        assertThat(shop.send("PUT", "/stock/" + shop.north + "/7", "{\"onHand\":-1}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aMovementToldTwiceMovesOnceAndGetsTheSameAnswer() throws Exception {
        HttpResponse<String> first = move("4", "delivery", "d-1");
        move("9", "delivery", "d-2");
        HttpResponse<String> second = move("4", "delivery", "d-1");
        HttpResponse<String> other = move("5", "delivery", "d-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(RunningApi.json(first).path("onHandAfter").asLong()).isEqualTo(4);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(shop.read("/stock?warehouse=" + shop.north)
                        .at("/items/0/onHand")
                        .asLong())
                .isEqualTo(13);
    }

    @Test
    void allFaultsOfAMovementAreToldAtOnce() throws Exception {
        HttpResponse<String> faulty = shop.send(
                "POST",
                "/stock/movements",
                "{\"warehouseId\":\"98\",\"productId\":\"99\",\"delta\":0,\"reason\":\" \",\"why\":1}");

        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(faulty))
                .containsExactlyInAnyOrder("/warehouseId", "/productId", "/delta", "/reason", "/reference", "/why");
        assertThat(faulty.body())
                .contains(
                        "delta is \\\"0\\\", expected a whole number from -1000000000000 to 1000000000000 other than 0")
                .contains("expected text of 1 to 32 characters, not all blank");
    }

    @Test
    void noBookGoesBeyondItsEnd() throws Exception {
        move("1000000000000", "delivery", "d-1");

        HttpResponse<String> more = move("1", "delivery", "d-2");

        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(more)).containsExactly("/delta");
    }

    @Test
    void stockIsFoundAndReadByPages() throws Exception {
        shop.product(8);
        shop.put(shop.north, 7, 1);
        shop.put(shop.south, 7, 2);
        shop.put(shop.north, 8, 3);

        assertThat(shop.walk("/stock", "onHand")).containsExactly("1", "2", "3");
        assertThat(shop.walk("/stock?sku=SKU-7", "onHand")).containsExactly("1", "2");
        assertThat(shop.walk("/stock?gtin=4006381333931&warehouse=" + shop.south, "onHand"))
                .containsExactly("2");
        assertThat(shop.walk("/stock/movements?warehouse=" + shop.north, "onHandAfter"))
                .containsExactly("3", "1");
        assertThat(shop.get("/stock?after=" + Cursor.of("listStock", "7")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theExplanationAddsUp() throws Exception {
        long listing = shop.listing("v7", 7L);
        shop.put(shop.north, 7, 5);
        shop.put(shop.south, 7, 4);
        shop.order("1", Map.of("v7", 6L));
        shop.hub.shop.listings().confirmed(listing, 3, ApiShop.ORDERED);

        JsonNode told = shop.read("/products/7/stock-explanation?connection=" + shop.shop);

        assertThat(told.path("rows")).hasSize(2);
        assertThat(told.at("/rows/0/warehouse").asText()).isEqualTo("North");
        assertThat(told.at("/rows/0/available").asLong()).isZero();
        assertThat(told.path("onHand").asLong()).isEqualTo(9);
        assertThat(told.path("reserved").asLong()).isEqualTo(6);
        assertThat(told.path("buffer").asLong()).isEqualTo(2);
        assertThat(told.path("available").asLong()).isEqualTo(1);
        assertThat(told.path("toSend").asLong()).isEqualTo(1);
        assertThat(told.at("/lastSent/number").asLong()).isEqualTo(3);
        assertThat(told.at("/listings/0/listingId").asText()).isEqualTo(Long.toString(listing));
        assertThat(told.at("/holders/items").findValuesAsText("quantity")).containsExactly("5", "1");
        assertThat(told.toString()).doesNotContain("Koper");
    }

    @Test
    void anExplanationSaysWhatIsNotThere() throws Exception {
        shop.put(shop.north, 7, 1);
        long vendor = shop.hub.connection("vendor").id();

        JsonNode everywhere = shop.read("/products/7/stock-explanation");
        JsonNode nowhere = shop.read("/products/7/stock-explanation?connection=" + vendor);

        assertThat(everywhere.path("available").asLong()).isEqualTo(1);
        assertThat(everywhere.path("rows")).hasSize(2);
        assertThat(everywhere.has("lastSent")).isFalse();
        assertThat(nowhere.path("rows")).isEmpty();
        assertThat(shop.get("/products/99/stock-explanation").statusCode()).isEqualTo(404);
        assertThat(shop.get("/products/7/stock-explanation?connection=99").statusCode())
                .isEqualTo(404);
        assertThat(shop.get("/products/7/stock-explanation?connection=x").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> move(String delta, String reason, String reference) throws Exception {
        return shop.send(
                "POST",
                "/stock/movements",
                "{\"warehouseId\":\"%d\",\"productId\":\"7\",\"delta\":%s,\"reason\":\"%s\",\"reference\":\"%s\"}"
                        .formatted(shop.north, delta, reason, reference));
    }
}
