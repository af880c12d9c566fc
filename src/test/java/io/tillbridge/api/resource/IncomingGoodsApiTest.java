package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goods that are expected, from the purchase order to the shelf. */
class IncomingGoodsApiTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);

    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.product(8);
    }

    @Test
    void eachRowHasAnOutcomeOfItsOwn() throws Exception {
        String rows = String.join(
                ",",
                row(
                        "\"productId\":\"7\",\"expectedOn\":\"2026-12-04\",\"reference\":\" PO-1 \",\"note\":\"Pallet\"",
                        5),
                row("\"sku\":\"SKU-8\"", 3),
                row("\"sku\":\"SKU-8\"", 3),
                row("\"productId\":\"99\"", 1),
                row("\"gtin\":\"4006381333931\"", 1),
                row("\"productId\":\"8\",\"sku\":\"SKU-8\"", 1),
                row("\"productId\":\"7\"", 0),
                row("\"productId\":\"7\",\"expectedOn\":\"2026-02-30\"", 1),
                row("\"productId\":\"7\",\"expectedOn\":\"tomorrow\"", 1),
                row("\"productId\":\"7\",\"expectedOn\":\"0026-12-04\"", 1),
                row("\"productId\":\"7\",\"reference\":\"PO-1\"", 5),
                "{\"warehouseId\":\"77\",\"productId\":\"7\",\"quantity\":1}",
                row("\"productId\":\"7\",\"nmae\":1", 1));

        JsonNode told = RunningApi.json(add(rows));

        assertThat(IntStream.range(0, 13)
                        .mapToObj(i -> told.at("/items/" + i + "/status").asInt()))
                .containsExactly(201, 201, 201, 404, 422, 422, 422, 422, 422, 422, 422, 404, 422);
        assertThat(told.path("added").asInt()).isEqualTo(3);
        assertThat(told.path("refused").asInt()).isEqualTo(10);
        assertThat(told.at("/items/0/incomingGoods/reference").asText()).isEqualTo("PO-1");
        assertThat(told.at("/items/0/incomingGoods/sku").asText()).isEqualTo("SKU-7");
        assertThat(told.at("/items/7/problem/errors/0/pointer").asText()).isEqualTo("/items/7/expectedOn");
        assertThat(told.at("/items/9/problem/errors/0/pointer").asText()).isEqualTo("/items/9/expectedOn");
        assertThat(told.at("/items/10/problem/errors/0/code").asText()).isEqualTo("repeated");
        assertThat(shop.walk("/incoming-goods", "quantity")).containsExactly("5", "3", "3");
    }

    @Test
    void aRowWithItsReferenceIsOnTheListOnceHoweverOftenItIsSent() throws Exception {
        JsonNode first = RunningApi.json(add(row("\"productId\":\"7\",\"reference\":\"PO-1\"", 5)));
        JsonNode again = RunningApi.json(add(row("\"productId\":\"7\",\"reference\":\"PO-1\"", 5)));
        JsonNode more = RunningApi.json(add(row("\"productId\":\"7\",\"reference\":\"PO-1\"", 6)));
        JsonNode other = RunningApi.json(add(row("\"productId\":\"8\",\"reference\":\"PO-1\"", 6)));

        assertThat(again.at("/items/0/status").asInt()).isEqualTo(200);
        assertThat(again.at("/items/0/incomingGoods")).isEqualTo(first.at("/items/0/incomingGoods"));
        assertThat(again.path("added").asInt()).isZero();
        assertThat(more.at("/items/0/status").asInt()).isEqualTo(409);
        assertThat(more.at("/items/0/problem/type").asText()).endsWith(":reference-taken");
        assertThat(other.at("/items/0/status").asInt()).isEqualTo(201);
        assertThat(shop.walk("/incoming-goods?reference=PO-1", "productId")).containsExactly("7", "8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    state=open | 1,3,4
                    state=received | 2
                    state=cancelled |
                    product=7 | 1,2
                    sku=SKU-8 | 3,4
                    gtin=4006381333931&state=open | 1,3,4
                    expectedBefore=2026-12-05 | 1,2
                    expectedBefore=2026-12-04 |
                    expectedAfter=2026-12-04 | 3
                    expectedAfter=2026-12-03&expectedBefore=2026-12-11 | 1,2
                    sort=-expectedOn | 4,3,2,1
                    sort=expectedOn | 1,2,3,4
                    """)
    void theListIsFoundByProductStateAndDay(String query, String ids) throws Exception {
        shop.expect(shop.north, 7, 5, DAY);
        shop.expect(shop.south, 7, 5, DAY);
        shop.expect(shop.north, 8, 5, DAY.plusDays(7));
        shop.expect(shop.north, 8, 5, null);
        receive(2, "{}");

        assertThat(shop.walk("/incoming-goods?" + query, "id"))
                .isEqualTo(ids == null ? List.of() : List.of(ids.split(",", -1)));
        assertThat(shop.get("/incoming-goods?expectedAfter=2026-02-30").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatArrivesIsBookedByOneMovement() throws Exception {
        long id = shop.expect(shop.north, 7, 12, DAY);

        JsonNode part = RunningApi.json(receive(id, "{\"quantity\":5,\"reference\":\"DN-1\"}"));
        JsonNode again = RunningApi.json(receive(id, "{\"quantity\":5,\"reference\":\"DN-1\"}"));
        HttpResponse<String> changed = receive(id, "{\"quantity\":4,\"reference\":\"DN-1\"}");
        HttpResponse<String> tooMany = receive(id, "{\"quantity\":8}");
        JsonNode rest = RunningApi.json(receive(id, "{}"));
        JsonNode nothing = RunningApi.json(receive(id, "{}"));

        assertThat(part.path("received").asInt()).isEqualTo(5);
        assertThat(part.path("open").asInt()).isEqualTo(7);
        assertThat(again).isEqualTo(part);
        assertThat(RunningApi.json(changed).path("type").asText()).endsWith(":reference-taken");
        assertThat(tooMany.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(tooMany).path("type").asText()).endsWith(":incoming-state");
        assertThat(RunningApi.json(tooMany).path("detail").asText())
                .isEqualTo("Incoming goods " + id + ": expected at most 7, which are still to come, found 8. When more"
                        + " arrived than was expected, change the quantity of the line first.");
        assertThat(rest.path("state").asText()).isEqualTo("received");
        assertThat(nothing).isEqualTo(rest);
        JsonNode movements = shop.read("/stock/movements?product=7").path("items");
        assertThat(movements.findValuesAsText("delta")).containsExactly("7", "5");
        assertThat(movements.findValuesAsText("reason")).containsOnly("received");
        assertThat(movements.findValuesAsText("reference"))
                .containsExactly("incoming:" + id + ":12", "incoming:" + id + "/DN-1");
    }

    @Test
    void anOrderOnHoldNamesTheDayAndGoesOnWhenTheGoodsCome() throws Exception {
        shop.listing("v7", 7L);
        long order = shop.order("1", Map.of("v7", 4L));
        shop.expect(shop.north, 7, 5, DAY.plusDays(7));
        long first = shop.expect(shop.north, 7, 3, DAY);
        shop.expect(shop.north, 7, 9, null);

        String reason = shop.read("/orders/" + order).path("holdReason").asText();
        receive(first, "{}");
        String then = shop.read("/orders/" + order).path("holdReason").asText();

        assertThat(reason)
                .contains("4 of product 7 are to be sent, goods are there for 0; 3 expected on 2026-12-04. It goes on");
        assertThat(then).contains("goods are there for 3; 5 expected on 2026-12-11. It goes on");
        assertThat(shop.read("/orders/" + order).at("/reservations/0/covered").asInt())
                .isEqualTo(3);
    }

    @Test
    void stockShowsWhatIsToComeAndSendsNoneOfIt() throws Exception {
        shop.put(shop.north, 7, 2);
        String path = "/stock/" + shop.north + "/7";
        String etag = shop.get(path).headers().firstValue("ETag").orElseThrow();
        JsonNode before = shop.read("/products/7/stock-explanation?connection=" + shop.shop);

        shop.expect(shop.north, 7, 5, DAY);
        shop.expect(shop.south, 7, 4, DAY.minusDays(1));

        JsonNode level = shop.read("/stock").at("/items/0");
        assertThat(level.path("incoming").asInt()).isEqualTo(5);
        assertThat(level.path("expectedOn").asText()).isEqualTo("2026-12-04");
        assertThat(level.path("available").asInt()).isEqualTo(2);
        assertThat(shop.get(path).headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
        assertThat(shop.read("/stock").path("items")).hasSize(1);
        JsonNode after = shop.read("/products/7/stock-explanation?connection=" + shop.shop);
        assertThat(after.path("toSend")).isEqualTo(before.path("toSend"));
        assertThat(after.path("available")).isEqualTo(before.path("available"));
        assertThat(after.path("incoming").asInt()).isEqualTo(9);
        assertThat(after.path("expectedOn").asText()).isEqualTo("2026-12-03");
        assertThat(after.at("/rows/1/incoming").asInt()).isEqualTo(4);
    }

    @Test
    void aChangeIsDoneForTheVersionItIsBasedOn() throws Exception {
        long id = shop.expect(shop.north, 7, 12, DAY);
        String path = "/api/v1/incoming-goods/" + id;
        String etag =
                shop.get("/incoming-goods/" + id).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> later = shop.hub.door.send(shop.hub
                .door
                .json("PATCH", path, "{\"expectedOn\":null,\"quantity\":20,\"note\":\"Late\"}")
                .header("If-Match", etag));
        HttpResponse<String> stale = shop.hub.door.send(
                shop.hub.door.json("POST", path + "/receive", "{}").header("If-Match", etag));
        HttpResponse<String> faulty = shop.send(
                "PATCH",
                "/incoming-goods/" + id,
                "{\"expectedOn\":\"2026-13-01\",\"quantity\":0,\"warehouseId\":\"1\"}");

        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(later).has("expectedOn")).isFalse();
        assertThat(RunningApi.json(later).path("open").asInt()).isEqualTo(20);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(faulty)).contains("/quantity", "/warehouseId");
        assertThat(shop.read("/stock").path("items")).isEmpty();
    }

    @Test
    void whatIsCancelledIsExpectedNoMore() throws Exception {
        long id = shop.expect(shop.north, 7, 12, DAY);
        receive(id, "{\"quantity\":5}");

        JsonNode cancelled = RunningApi.json(shop.post("/incoming-goods/" + id + "/cancel"));
        HttpResponse<String> again = shop.post("/incoming-goods/" + id + "/cancel");

        assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
        assertThat(cancelled.path("open").asInt()).isZero();
        assertThat(RunningApi.json(again)).isEqualTo(cancelled);
        assertThat(receive(id, "{}").statusCode()).isEqualTo(409);
        assertThat(shop.send("PATCH", "/incoming-goods/" + id, "{\"quantity\":20}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(shop.read("/stock").at("/items/0/onHand").asInt()).isEqualTo(5);
        assertThat(shop.read("/stock").at("/items/0/incoming").asInt()).isZero();
        assertThat(shop.post("/incoming-goods/99/cancel").statusCode()).isEqualTo(404);
        assertThat(receive(99, "{}").statusCode()).isEqualTo(404);
        assertThat(shop.read("/audit?subject=incoming-goods/" + id)
                        .path("items")
                        .findValuesAsText("action"))
                .contains("receiveIncomingGoods", "cancelIncomingGoods");
    }

    private String row(String product, long quantity) {
        return "{\"warehouseId\":\"" + shop.north + "\"," + product + ",\"quantity\":" + quantity + "}";
    }

    private HttpResponse<String> add(String rows) throws Exception {
        return shop.send("POST", "/incoming-goods", "{\"items\":[" + rows + "]}");
    }

    private HttpResponse<String> receive(long id, String body) throws Exception {
        return shop.send("POST", "/incoming-goods/" + id + "/receive", body);
    }
}
