package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkStockApiTest {
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
        shop.put(shop.north, 7, 9);
        String rows = String.join(
                ",",
                row("\"productId\":\"7\"", "5"),
                row("\"sku\":\"SKU-8\"", "3"),
                row("\"productId\":\"99\"", "1"),
                row("\"gtin\":\"4006381333931\"", "1"),
                row("\"sku\":\"none\"", "1"),
                row("\"productId\":\"8\",\"sku\":\"SKU-8\"", "1"),
                row("\"productId\":\"7\"", "6"),
                row("\"productId\":\"7\"", "-1"),
                row("\"productId\":\"7\",\"nmae\":1", "1"),
                "{\"warehouseId\":\"77\",\"productId\":\"7\",\"onHand\":1}",
                "{\"productId\":\"7\",\"onHand\":1}");

        HttpResponse<String> answer = count(rows);

        JsonNode told = RunningApi.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(IntStream.range(0, 11)
                        .mapToObj(i -> told.at("/items/" + i + "/status").asInt()))
                .containsExactly(200, 200, 404, 422, 422, 422, 422, 422, 422, 404, 422);
        assertThat(told.path("booked").asInt()).isEqualTo(2);
        assertThat(told.path("refused").asInt()).isEqualTo(9);
        assertThat(told.at("/items/0/level/onHand").asInt()).isEqualTo(5);
        assertThat(told.at("/items/1/level/name").asText()).isEqualTo("Mug");
        assertThat(told.at("/items/3/problem/errors/0/pointer").asText()).isEqualTo("/items/3/gtin");
        assertThat(told.at("/items/3/problem/errors/0/code").asText()).isEqualTo("ambiguous");
        assertThat(told.at("/items/6/problem/errors/0/message").asText())
                .isEqualTo("Row 6 names the place of row 0: send one count of a place");
        assertThat(told.at("/items/7/problem/errors/0/pointer").asText()).isEqualTo("/items/7/onHand");
        assertThat(shop.read("/stock/movements?product=7").path("items").findValuesAsText("delta"))
                .containsExactly("-4", "9");
    }

    @Test
    void aDryRunTellsWhatWouldComeOfEachRowAndBooksNothing() throws Exception {
        shop.put(shop.north, 7, 9);
        String rows = row("\"productId\":\"7\"", "5") + "," + row("\"sku\":\"SKU-8\"", "3") + ","
                + row("\"sku\":\"none\"", "1");

        JsonNode dry = RunningApi.json(shop.send("PUT", "/stock?dryRun=true", "{\"items\":[" + rows + "]}"));
        JsonNode after = shop.read("/stock");
        JsonNode real = RunningApi.json(count(rows));

        assertThat(after.path("items")).hasSize(1);
        assertThat(after.at("/items/0/onHand").asInt()).isEqualTo(9);
        assertThat(dry.findValuesAsText("difference")).containsExactly("-4", "3");
        assertThat(dry.path("booked")).isEqualTo(real.path("booked"));
        assertThat(dry.findValuesAsText("status")).isEqualTo(real.findValuesAsText("status"));
        assertThat(dry.findValuesAsText("onHand")).isEqualTo(real.findValuesAsText("onHand"));
        assertThat(real.findValuesAsText("difference")).containsExactly("-4", "3");
        assertThat(shop.read("/stock/movements?product=7").path("items")).hasSize(2);
    }

    @Test
    void aRowNamesItsWarehouseByIdOrByName() throws Exception {
        shop.send("POST", "/warehouses", "{\"name\":\"north\"}");
        shop.send("POST", "/warehouses", "{\"name\":\"NORTH\"}");
        String rows = String.join(
                ",",
                "{\"warehouse\":\"South\",\"productId\":\"7\",\"onHand\":1}",
                "{\"warehouse\":\" sOUTH \",\"productId\":\"8\",\"onHand\":2}",
                "{\"warehouse\":\"North\",\"productId\":\"8\",\"onHand\":3}",
                "{\"warehouse\":\"NorTH\",\"productId\":\"8\",\"onHand\":3}",
                "{\"warehouse\":\"Nowhere\",\"productId\":\"8\",\"onHand\":3}",
                "{\"productId\":\"8\",\"onHand\":3}",
                "{\"warehouse\":\"South\",\"warehouseId\":\"" + shop.south + "\",\"sku\":\"no\",\"onHand\":3}");

        JsonNode told = RunningApi.json(count(rows));

        assertThat(told.findValuesAsText("warehouseId"))
                .containsExactly("" + shop.south, "" + shop.south, "" + shop.north);
        assertThat(told.at("/items/3/problem/errors/0/code").asText()).isEqualTo("ambiguous");
        assertThat(told.at("/items/4/problem/errors/0/message").asText())
                .isEqualTo("No warehouse has the name \"Nowhere\"");
        assertThat(told.at("/items/5/problem/errors/0/message").asText())
                .isEqualTo("A row names its warehouse by one of warehouseId and warehouse; found none");
        assertThat(told.at("/items/6/problem/errors")).hasSize(2);
    }

    @Test
    void aCodeIsASkuElseAGtinEvenWithoutItsZeros() throws Exception {
        shop.hub.database.jdbi().useHandle(handle -> {
            handle.execute("UPDATE product SET gtin = '00012345678905' WHERE id = 7");
            handle.execute("UPDATE product SET gtin = '04006381333931', vendor_sku = '12345' WHERE id = 8");
        });

        JsonNode told = RunningApi.json(count(String.join(
                ",",
                row("\"code\":\"SKU-7\"", "1"),
                row("\"code\":\" 12345 \"", "2"),
                row("\"code\":\"12345678905\"", "3"),
                row("\"code\":\"4006381333931\"", "4"),
                row("\"code\":\"4006381333932\"", "5"))));

        assertThat(told.at("/items/0/level/productId").asText()).isEqualTo("7");
        assertThat(told.at("/items/1/level/productId").asText()).isEqualTo("8");
        assertThat(told.at("/items/2/problem/errors/0/code").asText()).isEqualTo("repeated");
        assertThat(told.at("/items/3/problem/errors/0/code").asText()).isEqualTo("repeated");
        assertThat(told.at("/items/4/problem/errors/0/message").asText())
                .isEqualTo("No product has the SKU or GTIN \"4006381333932\"");
    }

    @Test
    void aCountWithANameIsBookedOnceHoweverOftenItIsSent() throws Exception {
        String row = row("\"productId\":\"7\",\"reference\":\"count-1\"", "5");
        count(row);
        shop.put(shop.north, 7, 8);

        JsonNode again = RunningApi.json(count(row));
        JsonNode other = RunningApi.json(count(row("\"productId\":\"7\",\"reference\":\"count-1\"", "6")));

        assertThat(again.at("/items/0/status").asInt()).isEqualTo(200);
        assertThat(again.at("/items/0/level/onHand").asInt()).isEqualTo(8);
        assertThat(other.at("/items/0/status").asInt()).isEqualTo(409);
        assertThat(other.at("/items/0/problem/type").asText()).endsWith(":reference-taken");
        assertThat(shop.read("/stock/movements?product=7").path("items")).hasSize(2);
    }

    @Test
    void theSameCallWithTheSameKeyIsOneCall() throws Exception {
        String body = "{\"items\":[" + row("\"productId\":\"7\"", "5") + "]}";
        for (int i = 0; i < 2; i++) {
            shop.hub.door.send(shop.hub.door.json("PUT", "/api/v1/stock", body).header("Idempotency-Key", "k"));
        }

        assertThat(shop.read("/stock/movements?product=7").path("items")).hasSize(1);
    }

    @Test
    void aThousandRowsAreTakenAndNoMore() throws Exception {
        String thousand = rows(1_000);

        JsonNode told = RunningApi.json(count(thousand));

        assertThat(told.path("booked").asInt()).isEqualTo(1_000);
        assertThat(count(thousand + "," + row("\"productId\":\"7\"", "1")).statusCode())
                .isEqualTo(422);
        assertThat(count("").statusCode()).isEqualTo(422);
        assertThat(shop.send("PUT", "/stock", "{\"items\":{},\"more\":1}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void goodsThatCameCoverWhoWaits() throws Exception {
        shop.listing("v7", 7L);
        shop.order("1", Map.of("v7", 4L));

        JsonNode told = RunningApi.json(count(row("\"productId\":\"7\"", "10")));

        assertThat(told.at("/items/0/level/covered").asInt()).isEqualTo(4);
        assertThat(told.at("/items/0/level/available").asInt()).isEqualTo(6);
    }

    private String rows(int number) {
        for (int i = 0; i < number; i++) {
            shop.product(1_000 + i);
        }
        return IntStream.range(0, number)
                .mapToObj(i -> row("\"productId\":\"" + (1_000 + i) + "\"", Integer.toString(i)))
                .collect(Collectors.joining(","));
    }

    private String row(String product, String onHand) {
        return "{\"warehouseId\":\"" + shop.north + "\"," + product + ",\"onHand\":" + onHand + "}";
    }

    private HttpResponse<String> count(String rows) throws Exception {
        return shop.send("PUT", "/stock", "{\"items\":[" + rows + "]}");
    }
}
