package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductApiTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
    }

    @BeforeEach
    void threeProducts() {
        hub.database.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM product");
            for (int i = 1; i <= 3; i++) {
                handle.execute(
                        "INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,"
                                + " is_visible, gtin, images, variations, description, created_at, updated_at) VALUES"
                                + " (?, ?, 1, ?, 'Acme', 12.5, 0.0825, 'en', TRUE, ?, 'https://a/1 https://a/2',"
                                + " '{\"size\":\"L\"}', 'long', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                        i,
                        "SKU-" + i,
                        "Bicycle " + i,
                        i == 1 ? "04006381333931" : null);
            }
        });
    }

    @Test
    void moneyIsADecimalStringAndBlankFieldsAreLeftOut() throws Exception {
        JsonNode product = RunningApi.json(door.get("/api/v1/products/1"));

        assertThat(product.path("msrp").asText()).isEqualTo("12.50");
        assertThat(product.path("msrp").isTextual()).isTrue();
        assertThat(product.path("defaultCost").asText()).isEqualTo("0.0825");
        assertThat(product.path("images")).hasSize(2);
        assertThat(product.at("/variations/size").asText()).isEqualTo("L");
        assertThat(product.has("color")).isFalse();
    }

    @Test
    void productsAreFoundByGtinSkuBrandAndBeginning() throws Exception {
        assertThat(skus("gtin=4006381333931")).containsExactly("SKU-1");
        assertThat(skus("sku=SKU-2")).containsExactly("SKU-2");
        assertThat(skus("brand=Acme&state=live")).containsExactly("SKU-1", "SKU-2", "SKU-3");
        assertThat(skus("q=Bicycle%203")).containsExactly("SKU-3");
        assertThat(skus("state=hidden")).isEmpty();
        assertThat(door.get("/api/v1/products?gtin=123").statusCode()).isEqualTo(400);
    }

    @Test
    void aMergePatchChangesWhatItNames() throws Exception {
        HttpResponse<String> answer = door.send(door.json(
                "PATCH", "/api/v1/products/1", "{\"msrp\":\"9.99\",\"description\":null,\"isVisible\":false}"));

        JsonNode product = RunningApi.json(answer);
        assertThat(product.path("msrp").asText()).isEqualTo("9.99");
        assertThat(product.has("description")).isFalse();
        assertThat(product.path("isVisible").asBoolean()).isFalse();
        assertThat(product.path("name").asText()).isEqualTo("Bicycle 1");
    }

    @Test
    void aStaleChangeIsRefused() throws Exception {
        String etag =
                door.get("/api/v1/products/1").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> first = door.send(
                door.json("PATCH", "/api/v1/products/1", "{\"name\":\"b\"}").header("If-Match", etag));
        HttpResponse<String> second = door.send(
                door.json("PATCH", "/api/v1/products/1", "{\"name\":\"c\"}").header("If-Match", etag));
        HttpResponse<String> foreign = door.send(
                door.json("PATCH", "/api/v1/products/1", "{\"name\":\"d\"}").header("If-Match", "\"x\""));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(foreign.statusCode()).isEqualTo(412);
    }

    @Test
    void whatAProductIsNotCannotBeSet() throws Exception {
        HttpResponse<String> answer = door.send(
                door.json("PATCH", "/api/v1/products/1", "{\"id\":\"9\",\"msrp\":\"-1\",\"state\":\"gone\"}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(answer).path("errors")).hasSize(3);
    }

    @Test
    void noProductIsNotFound() throws Exception {
        assertThat(door.get("/api/v1/products/99").statusCode()).isEqualTo(404);
        assertThat(door.send(door.json("PATCH", "/api/v1/products/99", "{}")).statusCode())
                .isEqualTo(404);
    }

    private static Iterable<String> skus(String query) throws Exception {
        return RunningApi.json(door.get("/api/v1/products?" + query))
                .path("items")
                .findValuesAsText("vendorSku");
    }
}
