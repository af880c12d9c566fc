package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.connection.RSeries;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillProductApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    private String till;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.product(8);
        shop.product(9);
        till = "/connections/" + till("customSku");
    }

    private long till(String skuField) {
        return shop.hub
                .connections
                .create(Map.of("kind", RSeries.NAME, "name", skuField, "settings", Map.of("skuField", skuField)))
                .id();
    }

    private void matched(long product) {
        execute(
                "INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking, state,"
                        + " product_id, explanation, created_at, updated_at) VALUES (?, ?, 'Mug', '', '', '', 'enabled',"
                        + " 'matched', ?, 'x', NOW(6), NOW(6))",
                till.substring("/connections/".length()),
                "i" + product,
                product);
    }

    private void execute(String sql, Object... values) {
        shop.hub.database.jdbi().useHandle(handle -> handle.execute(sql, values));
    }

    private List<String> products(String query) throws Exception {
        return shop.walk(till + "/products" + query, "productId");
    }

    @Test
    void aProductIsEnabledByHandOrByAnItemThatIsMatchedWithIt() throws Exception {
        matched(8);

        HttpResponse<String> answer = shop.send("PUT", till + "/products/7", "{\"enabled\":true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(answer).path("enabled").asBoolean()).isTrue();
        assertThat(RunningApi.json(answer).path("enabledBy").asText()).isEqualTo("hand");
        assertThat(products("")).containsExactly("7", "8", "9");
        assertThat(products("?enabled=true")).containsExactly("7", "8");
        assertThat(products("?enabled=false")).containsExactly("9");
        JsonNode match =
                shop.read(till + "/products?enabled=true").path("items").get(1);
        assertThat(match.path("enabledBy").asText()).isEqualTo("match");
        assertThat(match.path("itemId").asText()).isEqualTo("i8");
        shop.send("PUT", till + "/products/7", "{\"enabled\":false}");
        assertThat(products("?enabled=true")).containsExactly("8");
    }

    @Test
    void aMatchedProductIsDisabledByUnmatchingIt() throws Exception {
        matched(8);

        HttpResponse<String> answer = shop.send("PUT", till + "/products/8", "{\"enabled\":false}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(answer).path("detail").asText())
                .startsWith(
                        "Product 8 is matched with item i8 of the account, so it is enabled there. Unmatch listing ");
        long listing = shop.read(till + "/products?enabled=true")
                .path("items")
                .get(0)
                .path("listingId")
                .asLong();
        assertThat(shop.post("/listings/" + listing + "/unmatch").statusCode()).isEqualTo(200);
        assertThat(shop.send("PUT", till + "/products/8", "{\"enabled\":false}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void manyProductsHaveAnOutcomeEach() throws Exception {
        matched(8);

        HttpResponse<String> answer = shop.send(
                "PUT",
                till + "/products",
                """
                {"items":[{"productId":"7","enabled":true},{"sku":"SKU-9","enabled":true},{"productId":"8","enabled":false},
                  {"productId":"77","enabled":true},{"sku":"none","enabled":true},{"enabled":true},{"productId":"7"}]}""");

        JsonNode outcome = RunningApi.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(outcome.path("changed").asInt()).isEqualTo(2);
        assertThat(outcome.path("refused").asInt()).isEqualTo(5);
        assertThat(outcome.path("items").findValuesAsText("index")).hasSize(7);
        assertThat(outcome.path("items"))
                .extracting(row -> row.path("status").asInt())
                .containsExactly(200, 200, 409, 404, 422, 422, 422);
        assertThat(products("?enabled=true")).containsExactly("7", "8", "9");
    }

    @Test
    void onlyAnAccountWithTillsIsOfferedProductsOneByOne() throws Exception {
        String web = "/connections/" + shop.shop;

        for (HttpResponse<String> answer : List.of(
                shop.get(web + "/products"),
                shop.get(web + "/items-file"),
                shop.send("PUT", web + "/products/7", "{\"enabled\":true}"),
                shop.send("PUT", web + "/products", "{\"items\":[{\"productId\":\"7\",\"enabled\":true}]}"))) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(RunningApi.json(answer).path("detail").asText()).contains("is of the kind cseries");
        }
        assertThat(shop.get("/connections/999/products").statusCode()).isEqualTo(404);
        assertThat(shop.send("PUT", till + "/products/77", "{\"enabled\":true}").statusCode())
                .isEqualTo(404);
    }

    /** What the hub writes for the till it reads as a catalog, in the dialect of the till's own list. */
    @Test
    void theImportFileForTheTillIsReadByItsDialect() throws Exception {
        execute("UPDATE product SET custom_categories = 'Kitchen > Mugs', gtin = '00012345678905' WHERE id = 7");
        execute("UPDATE product SET vendor_sku = '=2', brand = '', msrp = 0 WHERE id = 8");
        for (String skuField : List.of("customSku", "manufacturerSku")) {
            till = "/connections/" + till(skuField);
            shop.send("PUT", till + "/products/7", "{\"enabled\":true}");
            shop.send("PUT", till + "/products/8", "{\"enabled\":true}");

            String file = shop.get(till + "/items-file").body();

            long vendor = shop.hub.connection("vendor " + skuField).id();
            shop.hub.door.send(shop.hub
                    .door
                    .request("/api/v1/connections/" + vendor + "/uploads?filename=items.csv")
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(file.replace("Mug,,,", "Mug,1,1,"))));
            shop.hub.catalogLoad.load(shop.hub.deliveries.unfinished().get(0).id(), LoadProgress.silent());
            List<Map<String, Object>> read = shop.hub.database.jdbi().withHandle(handle -> handle.select(
                            "SELECT vendor_sku, name, gtin, default_cost, custom_categories, brand FROM product"
                                    + " WHERE connection_id = ? ORDER BY vendor_sku DESC",
                            vendor)
                    .mapToMap()
                    .list());
            assertThat(read.get(0))
                    .containsEntry("vendor_sku", "SKU-7")
                    .containsEntry("name", "Mug")
                    .containsEntry("gtin", "00012345678905")
                    .containsEntry("custom_categories", "Kitchen > Mugs")
                    .containsEntry("brand", "Acme");
            assertThat(read.get(0).get("default_cost")).hasToString("5.0000");
            assertThat(file).contains("'=2").doesNotContain(",0,");
        }
    }
}
