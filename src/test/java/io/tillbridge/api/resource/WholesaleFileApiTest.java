package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.api.resource.WholesaleShop.Buyer;
import io.tillbridge.retention.RetentionPart;
import io.tillbridge.retention.RetentionParts;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders and prices that come as files. */
class WholesaleFileApiTest {
    private static final String FILES = "/wholesale-orders/files";

    @TempDir
    static Path folder;

    @AutoClose
    private static WholesaleShop hub;

    private static Buyer buyer;

    @BeforeAll
    static void open() throws Exception {
        hub = new WholesaleShop(folder);
        buyer = hub.approved();
        hub.shop.send("PATCH", "/products/3", "{\"state\":\"discontinued\"}");
        hub.shop
                .hub
                .database
                .jdbi()
                .useHandle(handle -> handle.execute("UPDATE product SET gtin = '04006381333931' WHERE id = 2"));
        hub.shop.send(
                "PUT",
                "/price-lists/packs",
                "{\"items\":[{\"sku\":\"SKU-4\",\"price\":\"2.00\",\"packSize\":6,\"minimum\":12}]}");
        hub.settings("{\"priceList\":\"packs\"}");
    }

    private static HttpResponse<String> send(String query, byte[] bytes) throws Exception {
        return hub.shop.hub.door.send(HttpRequest.newBuilder(hub.shop.hub.door.uri("/api/v1" + FILES + query))
                .header(
                        "Authorization",
                        RunningApi.basic(
                                buyer.key().key().clientId(), buyer.key().secret()))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private static JsonNode file(String query, String text) throws Exception {
        HttpResponse<String> answer = send("?filename=order.csv" + query, text.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningApi.json(answer);
    }

    @Test
    void aGoodFileIsADraftOfItsRows() throws Exception {
        JsonNode made = file(
                "",
                "\uFEFFArtikelnummer;EAN;Aantal;PO-Number;Note\r\nSKU-1;;5;PO-9;Blue\r\n;4006381333931;2;PO-9;\r\n");
        JsonNode again = file("&reference=PO-9", "sku,qty,note\nSKU-1,5,Blue\nSKU-2,2,\n");

        JsonNode order = buyer.read("/wholesale-orders/" + made.path("orderId").asText());
        assertThat(made.path("state").asText()).isEqualTo("ordered");
        assertThat(order.path("reference").asText()).isEqualTo("PO-9");
        assertThat(order.path("note").asText()).isEqualTo("Blue");
        assertThat(order.path("lines").findValuesAsText("sku")).containsExactly("SKU-1", "SKU-2");
        assertThat(order.path("state").asText()).isEqualTo("draft");
        assertThat(again.path("orderId")).as("sent twice").isEqualTo(made.path("orderId"));
    }

    @Test
    void errorFilesAndRowsGoWithTheKeysOfUploads() throws Exception {
        String draft = file("", "sku,quantity\nSKU-2,2\n").path("orderId").asText();
        String file =
                FILES + "/" + file("", "sku,quantity\nNONE,1\n").path("id").asText();
        Instant now = Instant.now();

        removed("wholesaleErrorFiles", "uploadFiles", now.plus(89, ChronoUnit.DAYS), 90);
        assertThat(buyer.get(file + "/error-file").body()).contains("PRODUCT_UNKNOWN");
        assertThat(buyer.read(file).has("filesRemovedAt")).isFalse();

        assertThat(removed("wholesaleErrorFiles", "uploadFiles", now.plus(91, ChronoUnit.DAYS), 90))
                .isGreaterThanOrEqualTo(2);
        assertThat(removed("wholesaleErrorFiles", "uploadFiles", now.plus(91, ChronoUnit.DAYS), 90))
                .isZero();
        HttpResponse<String> gone = buyer.get(file + "/error-file");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("kept as long as retention.upload-files says");
        assertThat(buyer.read(file).path("findings").asInt()).isEqualTo(1);
        assertThat(buyer.read(file).has("filesRemovedAt")).isTrue();

        removed("wholesaleFiles", "uploads", now.plus(729, ChronoUnit.DAYS), 730);
        assertThat(buyer.get(file).statusCode()).isEqualTo(200);
        removed("wholesaleFiles", "uploads", now.plus(731, ChronoUnit.DAYS), 730);
        assertThat(buyer.get(file).statusCode()).isEqualTo(404);
        assertThat(buyer.get("/wholesale-orders/" + draft).statusCode()).isEqualTo(200);
    }

    /** As the job removes them at that moment, in batches of one. */
    private static long removed(String name, String setting, Instant at, int days) throws Exception {
        RetentionPart part = RetentionParts.of(hub.shop.hub.database, null, null, folder).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(part.setting()).isEqualTo(setting);
        Instant before = at.minus(days, ChronoUnit.DAYS);
        long due = part.due(before);
        long removed = 0;
        while (part.remove(before, 1) > 0) {
            removed++;
        }
        assertThat(removed).isEqualTo(due);
        return removed;
    }

    @Test
    void aFileWithAFaultyRowMakesNoOrderUnlessTheGoodOnesAreAccepted() throws Exception {
        String text = "sku,quantity\nSKU-1,5\nNONE,1\nSKU-1,2\nSKU-3,1\nSKU-4,8\nSKU-2,\"=1+1\"\nSKU-2,2.5\n";

        JsonNode checked = file("&check=true", text);
        JsonNode refused = file("", text);
        JsonNode ordered = file("&acceptGood=true", text);

        assertThat(checked.path("state").asText()).isEqualTo("checked");
        assertThat(refused.path("state").asText()).isEqualTo("refused");
        assertThat(refused.has("orderId") || checked.has("orderId")).isFalse();
        assertThat(ordered.path("state").asText()).isEqualTo("ordered");
        assertThat(buyer.read("/wholesale-orders/" + ordered.path("orderId").asText())
                        .path("lines")
                        .findValuesAsText("sku"))
                .containsExactly("SKU-1");
        String csv = buyer.get(FILES + "/" + refused.path("id").asText() + "/error-file")
                .body();
        assertThat(csv.lines().map(line -> line.replaceAll("[\"']", "")))
                .satisfiesExactly(
                        header -> assertThat(header)
                                .isEqualTo("line,vendorSku,column,value,severity,code,message,hint,record"),
                        row -> assertThat(row).startsWith("3,NONE,sku,NONE,critical,PRODUCT_UNKNOWN,"),
                        row -> assertThat(row).startsWith("4,SKU-1,sku,SKU-1,critical,PRODUCT_REPEATED,"),
                        row -> assertThat(row).startsWith("5,SKU-3,sku,SKU-3,critical,PRODUCT_GONE,"),
                        row -> assertThat(row).startsWith("6,SKU-4,quantity,8,critical,BELOW_MINIMUM,"),
                        row -> assertThat(row).startsWith("6,SKU-4,quantity,8,critical,PACK_SIZE,"),
                        row -> assertThat(row).startsWith("7,SKU-2,quantity,=1+1,critical,QUANTITY_INVALID,"),
                        row -> assertThat(row).startsWith("8,SKU-2,quantity,2.5,critical,QUANTITY_INVALID,"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FILE_EMPTY | ''
                    FILE_EMPTY | 'sku,quantity'
                    FILE_HEADER_MISSING | 'sku,pieces too\\nSKU-1,2'
                    FILE_HEADER_MISSING | 'name,quantity\\nMug,2'
                    FILE_HEADER_DUPLICATE | 'sku,quantity,qty\\nSKU-1,2,2'
                    FILE_TRUNCATED | 'sku,quantity\\n"SKU-1,2'
                    FILE_FORMAT | '[{"sku":"SKU-1","quantity":2}]'
                    FILE_FORMAT | '<!DOCTYPE html><html><body>Sign in</body></html>'
                    """)
    void aFileThatIsNoTableIsRefusedAsAWhole(String code, String text) throws Exception {
        JsonNode refused = file("", text.replace("\\n", "\n"));

        assertThat(refused.path("state").asText()).isEqualTo("refused");
        assertThat(refused.at("/first/0/severity").asText()).isEqualTo("fatal");
        assertThat(refused.at("/first/0/code").asText()).as(refused.toString()).isEqualTo(code);
    }

    @Test
    void otherEncodingsAndTooManyRowsAreTold() throws Exception {
        JsonNode latin = RunningApi.json(send(
                "?filename=latin.csv&check=true",
                "sku;quantity;note\nSKU-1;1;Crème\n".getBytes(Charset.forName("windows-1252"))));
        JsonNode wide = RunningApi.json(
                send("?filename=wide.csv&check=true", "sku,quantity\nSKU-1,1\n".getBytes(StandardCharsets.UTF_16LE)));
        JsonNode many = file("", "sku,quantity\n" + "SKU-1,1\n".repeat(5_001));

        assertThat(latin.path("good").asLong()).isEqualTo(1);
        assertThat(latin.at("/first/0/code").asText()).isEqualTo("FILE_ENCODING");
        assertThat(wide.path("good").asLong())
                .as("UTF-16 without a mark is no table")
                .isZero();
        assertThat(many.at("/first/0/code").asText()).isEqualTo("FILE_TOO_LARGE");
    }

    @Test
    void aPriceFileReplacesAPriceListOrChangesNothing() throws Exception {
        HttpResponse<String> loaded =
                prices("sku,price,from,packSize\nSKU-1,\"4,50\",,10\nSKU-1,4.00,100,\nSKU-2,3.25,1,\n");
        HttpResponse<String> refused = prices("sku,price,from\nSKU-1,free,\nSKU-2,1.00,10\n");

        JsonNode list = hub.shop.read("/price-lists/file");
        assertThat(RunningApi.json(loaded).path("state").asText())
                .as(loaded.body())
                .isEqualTo("loaded");
        assertThat(list.path("items").toString())
                .isEqualTo(
                        "[{\"productId\":\"1\",\"sku\":\"SKU-1\",\"name\":\"Mug\",\"price\":\"4.50\","
                                + "\"breaks\":[{\"from\":100,\"price\":\"4.00\"}],\"packSize\":10},"
                                + "{\"productId\":\"2\",\"sku\":\"SKU-2\",\"gtin\":\"04006381333931\",\"name\":\"Mug\",\"price\":\"3.25\"}]");
        assertThat(RunningApi.json(refused).path("state").asText()).isEqualTo("refused");
        assertThat(RunningApi.json(refused).path("first").findValuesAsText("code"))
                .containsExactly("PRICE_INVALID", "PRICE_FROM_ONE");
    }

    private static HttpResponse<String> prices(String text) throws Exception {
        return hub.shop.hub.door.send(hub.shop
                .hub
                .door
                .request("/api/v1/price-lists/file/file?filename=prices.csv")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(text)));
    }
}
