package io.tillbridge.api.resource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.api.http.RunningApi;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ETags, links and packed answers of a real hub. */
class ConditionalApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.listing("v7", 7L);
        shop.put(shop.north, 7, 9);
    }

    @Test
    void aChangeBetweenReadingAndChangingIsSeenByEveryKindOfResource() throws Exception {
        long order = shop.order("1", Map.of("v7", 2L));
        long held = shop.order("2", Map.of("v7", 90L));
        String tracking = "{\"trackingCode\":\"3S\",\"notifyCustomer\":false}";
        String stock = "/stock/" + shop.north + "/7";
        Map<String, List<String>> changes = Map.of(
                "/orders/" + order,
                List.of("POST", "/shipments", tracking, "/cancel"),
                "/orders/" + held,
                List.of("POST", "/release", "", "/cancel"),
                stock,
                List.of("PUT", "", "{\"onHand\":5}", ""),
                "/warehouses/" + shop.north,
                List.of("PATCH", "", "{\"name\":\"Hall\"}", ""));
        for (Map.Entry<String, List<String>> one : changes.entrySet()) {
            String view = one.getKey();
            List<String> change = one.getValue();
            String tag = shop.get(view).headers().firstValue("ETag").orElseThrow();

            assertThat(send(change.get(0), view + change.get(1), change.get(2), tag))
                    .as(view)
                    .isBetween(200, 202);
            assertThat(send(change.get(0), view + change.get(3), change.get(2), tag))
                    .as(view)
                    .isEqualTo(412);
        }
    }

    @Test
    void aCountForAPlaceThatIsNotThereNeedsNoVersionAndTakesNone() throws Exception {
        String place = "/stock/" + shop.south + "/7";

        assertThat(shop.get(place).statusCode()).isEqualTo(404);
        assertThat(send("PUT", place, "{\"onHand\":1}", "\"1\"")).isEqualTo(412);
        assertThat(send("PUT", place, "{\"onHand\":1}", "*")).isEqualTo(412);
        HttpResponse<String> made = shop.hub.door.send(
                shop.hub.door.json("PUT", "/api/v1" + place, "{\"onHand\":1}").header("If-None-Match", "*"));
        HttpResponse<String> again = shop.hub.door.send(
                shop.hub.door.json("PUT", "/api/v1" + place, "{\"onHand\":1}").header("If-None-Match", "*"));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(412);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        long order = shop.order("1", Map.of("v7", 2L));
        List<String> reads = List.of(
                "/orders/" + order,
                "/orders",
                "/stock",
                "/stock/" + shop.north + "/7",
                "/products/7",
                "/products?limit=1",
                "/listings",
                "/warehouses/" + shop.north,
                "/connections/" + shop.shop,
                "/settings",
                "/configuration",
                "/jobs",
                "/session");
        for (String path : reads) {
            HttpResponse<String> first = shop.get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow(() -> new AssertionError(path));
            for (String known : List.of(tag, "\"x\", " + tag, "W/" + tag, "*")) {
                HttpResponse<String> again = shop.hub.door.send(
                        shop.hub.door.request("/api/v1" + path).header("If-None-Match", known));
                assertThat(again.statusCode()).as(path + " " + known).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).contains(tag);
            }
            HttpResponse<String> other =
                    shop.hub.door.send(shop.hub.door.request("/api/v1" + path).header("If-None-Match", "\"x\""));
            assertThat(other.statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aListLeadsToItsEndByItsLinks() throws Exception {
        for (int i = 0; i < 5; i++) {
            shop.product(100 + i);
        }
        List<String> seen = new ArrayList<>();
        String next = "/api/v1/products?q=Mug&limit=2&sort=-id";
        while (next != null) {
            HttpResponse<String> page = shop.hub.door.get(next);
            RunningApi.json(page)
                    .path("items")
                    .forEach(item -> seen.add(item.path("id").asText()));
            String link = page.headers().firstValue("Link").orElse(null);
            assertThat(link != null).isEqualTo(RunningApi.json(page).has("next"));
            next = link == null ? null : link.substring(1, link.indexOf(">; rel=\"next\""));
        }

        assertThat(seen).containsExactly("104", "103", "102", "101", "100", "7");
    }

    @Test
    void aLongAnswerIsPackedForWhoTakesIt() throws Exception {
        for (int i = 0; i < 20; i++) {
            shop.product(100 + i);
        }
        String plain = shop.get("/products").body();
        for (Map.Entry<String, Boolean> one : Map.of(
                        "gzip", true,
                        "br, gzip;q=0.5", true,
                        "*", true,
                        "gzip;q=0", false,
                        "br", false,
                        "gzip;q=0, *", false)
                .entrySet()) {
            HttpResponse<byte[]> answer = shop.hub
                    .door
                    .client()
                    .send(
                            shop.hub
                                    .door
                                    .request("/api/v1/products")
                                    .header("Accept-Encoding", one.getKey())
                                    .build(),
                            BodyHandlers.ofByteArray());
            boolean packed = answer.headers().firstValue("Content-Encoding").isPresent();
            assertThat(packed).as(one.getKey()).isEqualTo(one.getValue());
            assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
            InputStream bytes = new ByteArrayInputStream(answer.body());
            assertThat(new String((packed ? new GZIPInputStream(bytes) : bytes).readAllBytes(), UTF_8))
                    .isEqualTo(plain);
        }
    }

    @Test
    void thePagesOfTheBuildArePackedToo() throws Exception {
        for (String path : List.of("/openapi.yaml", "/docs/swagger-ui-bundle.js", "/console.css")) {
            HttpResponse<byte[]> plain = page(path, "identity");
            for (int i = 0; i < 2; i++) {
                HttpResponse<byte[]> packed = page(path, "gzip");
                assertThat(packed.headers().firstValue("Content-Encoding"))
                        .as(path)
                        .contains("gzip");
                assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                        .isEqualTo(plain.body());
            }
        }
    }

    private HttpResponse<byte[]> page(String path, String accepts) throws Exception {
        return shop.hub
                .door
                .client()
                .send(
                        HttpRequest.newBuilder(shop.hub.door.uri(path))
                                .header("Accept-Encoding", accepts)
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @Test
    void whoFailsIsShownHowOftenOneMay() throws Exception {
        HttpResponse<String> first = signIn("key-none", "x");
        HttpResponse<String> second = signIn("key-none", "x");
        HttpResponse<String> waiting = signIn("any", "guess");

        assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"failures\";q=10;w=300");
        assertThat(first.headers().firstValue("RateLimit")).contains("\"failures\";r=9");
        assertThat(second.headers().firstValue("RateLimit")).contains("\"failures\";r=8");
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.headers().firstValue("RateLimit")).contains("\"failures\";r=0;t=300");
        assertThat(waiting.headers().firstValue("Retry-After")).contains("300");
    }

    private HttpResponse<String> signIn(String clientId, String secret) throws Exception {
        return shop.hub.door.send(HttpRequest.newBuilder(shop.hub.door.uri("/api/v1/orders"))
                .header("Authorization", RunningApi.basic(clientId, secret)));
    }

    @Test
    void aConflictSaysOfWhichKindItIsAndWhenToTryAgain() throws Exception {
        long connection = shop.hub.connection("vendor").id();
        String run = "/connections/" + connection + "/runs";
        shop.send("POST", run, "{\"job\":\"catalog-pull\"}");

        assertProblem(shop.send("POST", run, "{\"job\":\"catalog-pull\"}"), "already-running", true);
        assertProblem(shop.send("POST", "/warehouses", "{\"name\":\"North\"}"), "name-taken", false);
        long order = shop.order("1", Map.of("v7", 2L));
        assertProblem(shop.post("/orders/" + order + "/release"), "order-state", false);
        assertProblem(
                shop.send("POST", "/connections/" + shop.shop + "/runs", "{\"job\":\"order-poll\"}"),
                "job-switched-off",
                false);
    }

    private static void assertProblem(HttpResponse<String> answer, String type, boolean waits) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(409);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:tillbridge:problem:" + type);
        assertThat(answer.headers().firstValue("Retry-After").isPresent())
                .as(type)
                .isEqualTo(waits);
    }

    private int send(String method, String path, String body, String ifMatch) throws Exception {
        var request = body.isEmpty()
                ? shop.hub.door.post("/api/v1" + path)
                : shop.hub.door.json(method, "/api/v1" + path, body);
        if (path.endsWith("/cancel") || path.endsWith("/release")) {
            request = shop.hub.door.post("/api/v1" + path);
        }
        return shop.hub.door.send(request.header("If-Match", ifMatch)).statusCode();
    }
}
