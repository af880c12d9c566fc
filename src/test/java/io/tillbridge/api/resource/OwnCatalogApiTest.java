package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.load.Delivery;
import io.tillbridge.catalog.load.DeliveryState;
import io.tillbridge.catalog.load.LoadProgress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCatalogApiTest {
    private static final String PRODUCTS = "/api/v1/catalog/products";

    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private RunningApi door;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
    }

    @Test
    void theFirstBatchMakesTheCatalogAndEachRowHasItsOutcome() throws Exception {
        assertThat(RunningApi.json(door.get(PRODUCTS)).path("items")).isEmpty();

        JsonNode first = put("{\"items\":[" + row("A", "10.00") + "," + row("B", "x") + "]}");
        JsonNode second = put("{\"items\":[" + row("A", "11.00") + "," + row("B", "2.00") + "]}");

        assertThat(first.path("items").findValuesAsText("outcome")).containsExactly("created", "rejected");
        assertThat(first.at("/items/1/findings/0/code").asText()).isEqualTo("MSRP_INVALID");
        assertThat(second.path("items").findValuesAsText("outcome")).containsExactly("updated", "created");
        JsonNode connection = RunningApi.json(
                door.get("/api/v1/connections/" + first.path("connectionId").asText()));
        assertThat(connection.path("kind").asText()).isEqualTo("own-catalog");
        JsonNode upload = RunningApi.json(
                door.get("/api/v1/uploads/" + first.path("uploadId").asText()));
        assertThat(upload.path("source").asText()).isEqualTo("api");
        assertThat(upload.path("state").asText()).isEqualTo("loaded");
        assertThat(door.get("/api/v1/uploads/" + first.path("uploadId").asText() + "/error-file")
                        .body())
                .contains("MSRP_INVALID");
    }

    /** A batch that the end of the hub met while it was being stored is not open for ever. */
    @Test
    void aBatchThatWasCutOffADayAgoIsEndedByTheNextOne() throws Exception {
        JsonNode first = put("{\"items\":[" + row("A", "10.00") + "]}");
        long connection = first.path("connectionId").asLong();
        CatalogSettings settings = hub.deliveries.find(latest()).orElseThrow().settings();
        long cut = hub.deliveries.open(connection, Delivery.API, null, settings, true);
        long arriving = hub.deliveries.open(connection, Delivery.API, null, settings, true);
        hub.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE delivery SET received_at = received_at - INTERVAL 25 HOUR WHERE id = ?", cut));

        put("{\"items\":[" + row("A", "11.00") + "]}");

        assertThat(hub.deliveries.find(cut).orElseThrow().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(hub.deliveries.receiving()).extracting(Delivery::id).containsExactly(arriving);
    }

    private long latest() {
        return hub.database.jdbi().withHandle(handle -> handle.createQuery("SELECT MAX(id) FROM delivery")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void theFirstBatchesAtOnceMakeOneCatalog() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return door.send(door.json("PUT", PRODUCTS, "{\"items\":[" + row("S" + i, "1.00") + "]}"));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        // A batch that met too many others is told to come again; no other answer is possible.
        assertThat(all)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(200, 503));
        assertThat(hub.connections.list("own-catalog", 0, 10)).hasSize(1);
    }

    @Test
    void aBatchRepeatedWithItsKeyHasTheFirstAnswer() throws Exception {
        HttpRequest.Builder request = door.json("PUT", PRODUCTS, "{\"items\":[" + row("A", "10.00") + "]}")
                .header("Idempotency-Key", "batch-1");

        HttpResponse<String> first = door.send(request);
        HttpResponse<String> again = door.send(request);

        assertThat(again.body()).isEqualTo(first.body()).contains("\"created\"");
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(RunningApi.json(door.get("/api/v1/uploads")).path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":[]}",
                "{\"items\":{}}",
                "{\"items\":[{}],\"mode\":\"some\"}",
                "{\"rows\":[]}",
                "{\"items\":null}",
                "[]"
            })
    void whatHoldsNoRowsIsAFaultOfTheBody(String body) throws Exception {
        assertThat(door.send(door.json("PUT", PRODUCTS, body)).statusCode()).isEqualTo(422);
        assertThat(hub.connections.list("own-catalog", 0, 10)).isEmpty();
    }

    @Test
    void tooManyRowsAndTooManyBytesAreRefusedWhole() throws Exception {
        String rows = String.join(",", java.util.Collections.nCopies(1_001, row("A", "1.00")));
        String bytes = row("A", "1.00").replace("Chair", "C".repeat(1_100_000));

        assertThat(door.send(door.json("PUT", PRODUCTS, "{\"items\":[" + rows + "]}"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(door.send(door.json("PUT", PRODUCTS, "{\"items\":[" + bytes + "]}"))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatIsReadCanBeWrittenBackAndChangesNothing() throws Exception {
        put("{\"items\":["
                + row("A", "10.00")
                        .replace(
                                "}",
                                ",\"attributes\":{\"Vintage\":\"2019\"},"
                                        + "\"variations\":{\"Colour\":\"red\"},\"groupID\":\"G\",\"gtinEan\":\"4006381333931\","
                                        + "\"images\":[\"https://example.com/a.jpg\"]}")
                + "]}");
        String read = RunningApi.json(door.get(PRODUCTS)).path("items").toString();

        JsonNode whole = put("{\"items\":" + read + "}");
        JsonNode partial = put("{\"mode\":\"partial\",\"items\":" + read + "}");

        assertThat(whole.path("findings")).isEmpty();
        assertThat(partial.path("items").findValuesAsText("outcome")).containsExactly("unchanged");
        assertThat(RunningApi.json(door.get(PRODUCTS))
                        .at("/items/0/attributes/Vintage")
                        .asText())
                .isEqualTo("2019");
    }

    @Test
    void thePageOfProductsGoesOnAndTellsWhatChangedSince() throws Exception {
        put("{\"items\":[" + row("A", "10.00") + "," + row("B", "10.00") + "," + row("C", "10.00") + "]}");
        String since = RunningApi.json(door.get(PRODUCTS + "?sort=-updatedAt&limit=1"))
                .at("/items/0/updatedAt")
                .asText();
        hub.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE product SET updated_at = updated_at - INTERVAL 1 HOUR WHERE vendor_sku <> 'C'"));

        JsonNode page = RunningApi.json(door.get(PRODUCTS + "?limit=2"));
        JsonNode rest = RunningApi.json(
                door.get(PRODUCTS + "?limit=2&after=" + page.path("next").asText()));

        assertThat(page.path("items").findValuesAsText("vendorSku")).containsExactly("A", "B");
        assertThat(rest.path("items").findValuesAsText("vendorSku")).containsExactly("C");
        assertThat(RunningApi.json(door.get(PRODUCTS + "?updatedSince=" + since))
                        .path("items")
                        .findValuesAsText("vendorSku"))
                .containsExactly("C");
    }

    @Test
    void aFileByApiGoesTheWayOfUploads() throws Exception {
        put("{\"items\":[" + row("A", "10.00") + "," + row("B", "10.00") + "]}");
        String csv = "vendorSku,name,brand,msrp,defaultCost,language\nA,Chair,Acme,11.00,1.00,en\nC,,Acme,1,1,en\n";

        HttpResponse<String> checked = file("?filename=a.csv&check=true", csv);
        HttpResponse<String> kept = file("?filename=a.csv", csv);
        hub.deliveries.unfinished().forEach(left -> hub.catalogLoad.load(left.id(), LoadProgress.silent()));

        JsonNode upload =
                RunningApi.json(door.get(kept.headers().firstValue("Location").orElseThrow()));
        assertThat(List.of(checked.statusCode(), kept.statusCode())).containsExactly(202, 202);
        assertThat(upload.path("state").asText()).isEqualTo("loaded");
        assertThat(upload.at("/summary/rejected").asInt()).isEqualTo(1);
        assertThat(RunningApi.json(door.get(
                                checked.headers().firstValue("Location").orElseThrow()))
                        .path("state")
                        .asText())
                .isEqualTo("checked");
        assertThat(states()).isEqualTo(Map.of("A", "live", "B", "live"));
    }

    @Test
    void aFileOfTheWholeCatalogTakesTheOthersFromTheShelf() throws Exception {
        put("{\"items\":[" + row("A", "10.00") + "," + row("B", "10.00") + "]}");
        long own = hub.connections.list("own-catalog", 0, 1).get(0).id();
        hub.connections.change(own, Map.of("settings", Map.of("missingProducts", "hide", "maxDropPercent", 90)), null);

        file("?filename=a.csv&whole=true", "vendorSku,name,brand,msrp,defaultCost,language\nA,Chair,Acme,1,1,en\n");
        hub.deliveries.unfinished().forEach(left -> hub.catalogLoad.load(left.id(), LoadProgress.silent()));

        assertThat(states()).isEqualTo(Map.of("A", "live", "B", "hidden"));
    }

    @Test
    void aFileThatWaitsHoldsABatchBack() throws Exception {
        put("{\"items\":[" + row("A", "10.00") + "]}");
        file("?filename=a.csv", "vendorSku,name,brand,msrp,defaultCost,language\nA,Chair,Acme,1,1,en\n");

        HttpResponse<String> refused = door.send(door.json("PUT", PRODUCTS, "{\"items\":[" + row("A", "9") + "]}"));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void severalCatalogsAreTakenByName() throws Exception {
        long other = hub.connections
                .create(Map.of("kind", "own-catalog", "name", "Wine", "settings", Map.of("brand", "Vin")))
                .id();
        put("{\"items\":[" + row("A", "10.00") + "]}");
        hub.connections.create(Map.of("kind", "own-catalog", "name", "Beer", "settings", Map.of()));
        long vendor = hub.connection("vendor").id();

        assertThat(door.get(PRODUCTS).statusCode()).isEqualTo(409);
        assertThat(door.get(PRODUCTS + "?connection=" + vendor).statusCode()).isEqualTo(409);
        assertThat(door.get(PRODUCTS + "?connection=99").statusCode()).isEqualTo(404);
        assertThat(RunningApi.json(door.get(PRODUCTS + "?connection=" + other)).path("items"))
                .hasSize(1);
    }

    @Test
    void aReadersKeyWritesNothing() throws Exception {
        NewApiKey reader = hub.keys.create("reader", Set.of(Permission.CATALOG_READ));

        HttpRequest.Builder read = door.request(PRODUCTS).setHeader("Authorization", basic(reader));
        HttpRequest.Builder write =
                door.json("PUT", PRODUCTS, "{\"items\":[{}]}").setHeader("Authorization", basic(reader));

        assertThat(Stream.of(door.send(read), door.send(write)).map(HttpResponse::statusCode))
                .containsExactly(200, 403);
    }

    @Test
    void everyKeyLearnsHowToConnectToTheCompany() throws Exception {
        NewApiKey any = hub.keys.create("any", Set.of(Permission.STOCK_READ));
        HttpRequest.Builder company = door.request("/api/v1/company").setHeader("Authorization", basic(any));

        JsonNode before = RunningApi.json(door.send(company));
        HttpResponse<String> wrong = door.send(door.json(
                "PATCH",
                "/api/v1/settings",
                "{\"supplierConnect\":{\"url\":\"http://a.example\",\"contact\":\"Bo\"}}"));
        HttpResponse<String> half =
                door.send(door.json("PATCH", "/api/v1/settings", "{\"supplierConnect\":{\"contact\":\"Bo\"}}"));
        door.send(door.json(
                "PATCH",
                "/api/v1/settings",
                "{\"companyName\":\"Fietsen\",\"supplierConnect\":{\"url\":\"https://orders.example/connect\","
                        + "\"accountNumber\":\"NL-7\",\"contact\":\"buyers@fietsen.example\"}}"));
        JsonNode after = RunningApi.json(door.send(company));

        assertThat(before.has("supplierConnect")).isFalse();
        assertThat(ApiShop.pointers(wrong)).containsExactly("/supplierConnect/url");
        assertThat(ApiShop.pointers(half)).containsExactly("/supplierConnect/url");
        assertThat(after.at("/supplierConnect/url").asText()).isEqualTo("https://orders.example/connect");
        assertThat(after.at("/supplierConnect/accountNumber").asText()).isEqualTo("NL-7");
        assertThat(after.path("companyName").asText()).isEqualTo("Fietsen");
    }

    private Map<String, String> states() throws Exception {
        Map<String, String> states = new java.util.TreeMap<>();
        RunningApi.json(door.get(PRODUCTS))
                .path("items")
                .forEach(item -> states.put(
                        item.path("vendorSku").asText(), item.path("state").asText()));
        return states;
    }

    private HttpResponse<String> file(String query, String csv) throws Exception {
        return door.send(door.request("/api/v1/catalog/upload" + query)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv)));
    }

    private JsonNode put(String body) throws Exception {
        HttpResponse<String> answer = door.send(door.json("PUT", PRODUCTS, body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static String basic(NewApiKey key) {
        return RunningApi.basic(key.key().clientId(), key.secret());
    }

    private static String row(String sku, String price) {
        return "{\"vendorSku\":\"" + sku + "\",\"name\":\"Chair\",\"brand\":\"Acme\",\"msrp\":\"" + price
                + "\",\"defaultCost\":\"0.50\",\"language\":\"en\"}";
    }
}
