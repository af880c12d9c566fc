package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.HeavyAnswer;
import io.tillbridge.lightspeed.ShopStub;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CSeriesCallTest {
    private final ShopStub shop = new ShopStub();
    private final ShopRoutes routes = new ShopRoutes(shop.url(), ShopRoutes.quick());
    private final ShopTarget target = ShopRoutes.target(shop.url());
    private final CountDownLatch ended = new CountDownLatch(1);

    @BeforeEach
    void use() {
        routes.use(
                "read",
                "cseries-call",
                Map.of("path", "orders/${body[id]}", "query", "fields=id,sku; since=${header.since}"));
        routes.use("write", "cseries-call", Map.of("method", "PUT", "path", "variants/7", "priority", "bulk"));
        routes.use("create", "cseries-call", Map.of("method", "POST", "path", "webhooks"));
    }

    @AfterEach
    void stop() {
        ended.countDown();
        routes.close();
        shop.close();
    }

    @Test
    void aCallCarriesLanguageKeyAndEncodedQueryAndGivesWhatStandsInTheEnvelope() {
        shop.always(ShopStub.json(200, "{\"order\":{\"id\":41,\"priceIncl\":1.10}}"));

        Exchange answer = read(exchange -> exchange.getMessage().setHeader("since", "2026-03-11 12:00:00"));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).hasToString("{id=41, priceIncl=1.10}");
        assertThat(shop.asked()).hasSize(1);
        ShopStub.Asked asked = shop.asked().get(0);
        assertThat(asked.method() + " " + asked.uri())
                .isEqualTo("GET /nl/orders/41.json?fields=id%2Csku&since=2026-03-11%2012%3A00%3A00");
        assertThat(asked.header("Authorization")).isEqualTo(target.authorization());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M&M|M%26M",
                "a&limit=1|a%26limit%3D1",
                "100%|100%25",
                "ü|%C3%BC",
                "a;b|a%3Bb",
                "a=b|a%3Db",
                "${header.key}|%24%7Bheader.key%7D",
                "' a '|%20a%20"
            })
    void aValueOfAMessageIsOneValueWhateverItHolds(String sku, String encoded) {
        shop.always(ShopStub.json(200, "{\"variants\":[]}"));
        routes.use("search", "cseries-call", Map.of("path", "variants", "query", "sku=${body[sku]}; fields=id"));

        Exchange answer = routes.send("search", target, Map.of("sku", sku));

        assertThat(answer.getException()).isNull();
        assertThat(shop.asked().get(0).uri()).isEqualTo("/nl/variants.json?sku=" + encoded + "&fields=id");
    }

    @Test
    void aMapGivesParametersAndATextInItsPlaceGivesOne() {
        shop.always(ShopStub.json(200, "{\"variants\":[]}"));
        routes.use("mapped", "cseries-call", Map.of("path", "variants", "query", "${body}; fields=id"));

        routes.send("mapped", target, Map.of("sku", "a&limit=1"));
        routes.send("mapped", target, "sku=a&limit=1;page=9");
        Exchange none = routes.send("mapped", target, "M&M");

        assertThat(shop.asked())
                .extracting(ShopStub.Asked::uri)
                .containsExactly(
                        "/nl/variants.json?sku=a%26limit%3D1&fields=id",
                        "/nl/variants.json?sku=a%26limit%3D1%3Bpage%3D9&fields=id");
        assertThat(none.getException())
                .isInstanceOf(BadDataFailure.class)
                .hasMessage("Expected the query of a call as name=value pairs with ; between, found '${body}'."
                        + " Correct the kamelet's property.");
    }

    @Test
    void nothingOfTheCallStaysOnTheMessageAndNothingOfTheMessageGoesOut() {
        shop.always(ShopStub.json(200, "{\"order\":{\"id\":41}}", "Set-Cookie", "a=b", "X-Other", "shop"));

        Exchange answer = read(exchange -> exchange.getMessage()
                .setHeaders(new HashMap<>(
                        Map.of("mine", "kept", "CamelHttpPath", "/elsewhere", "CamelHttpUri", "http://192.0.2.1/"))));
        read(exchange -> {});

        assertThat(answer.getMessage().getHeaders())
                .containsOnlyKeys("mine", "CamelHttpPath", "CamelHttpUri")
                .containsEntry("mine", "kept");
        assertThat(answer.getProperties().keySet()).noneMatch(name -> name.startsWith("cseries"));
        assertThat(shop.asked().get(0).headers()).doesNotContainKeys("Mine", "mine");
        assertThat(shop.asked().get(1).header("Cookie")).isEmpty();
    }

    @Test
    void aWriteSendsTheBodyAsJson() {
        shop.always(ShopStub.json(200, "{\"variant\":{\"id\":7,\"stockLevel\":38}}"));

        Exchange answer = routes.send("write", target, Map.of("variant", Map.of("stockLevel", 38)));

        assertThat(answer.getMessage().getBody()).hasToString("{id=7, stockLevel=38}");
        assertThat(shop.asked().get(0).body()).isEqualTo("{\"variant\":{\"stockLevel\":38}}");
        assertThat(shop.asked().get(0).header("Content-type")).isEqualTo("application/json");
    }

    @Test
    void connectionsAreKept() {
        shop.always(ShopStub.json(200, "{\"order\":{\"id\":41}}"));

        IntStream.range(0, 30).forEach(i -> read(exchange -> {}));
        IntStream.range(0, 30).forEach(i -> routes.send("write", target, Map.of("variant", Map.of("stockLevel", 38))));

        assertThat(shop.asked()).hasSize(60);
        assertThat(shop.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":12}|{count=12}",
                "{\"orders\":[]}|[]",
                "{\"a\":1,\"b\":2}|{a=1, b=2}",
                "[1]|[1]",
                "{\"x\":1.10}|{x=1.10}"
            })
    void theEnvelopeIsTakenOffOnlyWhereThereIsOne(String json, String content) {
        shop.always(ShopStub.json(200, json));

        assertThat(String.valueOf(read(exchange -> {}).getMessage().getBody())).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void aSuccessThatSaysNothingIsAFaultThatPasses(String nothing) {
        shop.always(ShopStub.json(200, nothing));

        Exchange read = read(exchange -> {});
        Exchange written = routes.send("write", target, Map.of("variant", Map.of("stockLevel", 38)));

        assertThat(read.getException())
                .isInstanceOf(PassingFailure.class)
                .hasMessageContaining("answered without content (200), expected JSON. It is tried again");
        assertThat(written.getException()).isInstanceOf(PassingFailure.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|BadDataFailure|does not take the call (400): 'no such thing'.",
                "401|RefusedFailure|does not know the API key and secret (401): 'no such thing'.",
                "403|RefusedFailure|refuses the API key this call (403): 'no such thing'. Give the key the right 'orders read'",
                "404|CSeriesNotFound|has no such thing, or not yet (404): 'no such thing'.",
                "405|CSeriesNoSuchCall|knows no such call (405): 'no such thing'.",
                "408|PassingFailure|gave up waiting for the call (408): 'no such thing'.",
                "422|BadDataFailure|does not take the call (422): 'no such thing'.",
                "429|PassingFailure|takes no more calls for now (429): 'no such thing'.",
                "500|PassingFailure|has a fault of its own (500): 'no such thing'.",
                "503|PassingFailure|has a fault of its own (503): 'no such thing'.",
                "504|HeavyAnswer|could not gather the answer in time (504): 'no such thing'.",
                "418|BadDataFailure|does not take the call (418): 'no such thing'."
            })
    void aStatusDecidesTheKindOfFailure(int status, String kind, String message) {
        shop.always(ShopStub.json(status, "{\"error\":{\"code\":1,\"message\":\"no such thing\"}}"));

        Exception failure = read(exchange -> exchange.getMessage().setHeader("mine", "kept"))
                .getException();

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure).hasMessageStartingWith("The shop at " + shop.url() + "/nl (GET orders/41) " + message);
    }

    @Test
    void a404ThatNamesTheLanguageIsRefused() {
        shop.always(ShopStub.json(404, "{\"error\":{\"message\":\"Language nl is not active\"}}"));

        assertThat(read(exchange -> {}).getException())
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("has no active language 'nl' (404)");
    }

    @Test
    void aFaultOfFieldsIsToldWithTheFields() {
        shop.always(
                ShopStub.json(422, "{\"error\":{\"message\":\"Invalid data\"},\"errors\":{\"sku\":[\"too long\"]}}"));

        assertThat(read(exchange -> {}).getException())
                .hasMessageContaining(": 'Invalid data {\"sku\":[\"too long\"]}'.");
    }

    /** Whoever may name an address would read there what only the hub can reach. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "401|ami-id instance-id secret-of-another-server",
                "500|<html><body>secret-of-another-server</body></html>",
                "404|{\"token\":\"secret-of-another-server\"}",
                "400|[\"secret-of-another-server\"]",
                "422|\"secret-of-another-server\"",
                "200|secret-of-another-server",
                "200|<html><body>secret-of-another-server</body></html>"
            })
    void noByteOfAForeignAnswerIsQuoted(int status, String body) {
        shop.always(ShopStub.json(status, body));

        assertThat(read(exchange -> {}).getException())
                .isInstanceOf(Failure.class)
                .hasMessageNotContaining("secret-of-another-server");
    }

    @Test
    void whatTheShopSaysOfTheKeyIsMasked() {
        String words = "key " + ShopRoutes.KEY + " secret " + ShopRoutes.SECRET + " is unknown";
        shop.always(ShopStub.json(401, "{\"error\":{\"message\":\"" + words + "\"}}"));

        assertThat(read(exchange -> {}).getException()).hasMessageContaining(": 'key *** secret *** is unknown'.");
    }

    @Test
    void aRedirectIsNotFollowed() {
        shop.always(ShopStub.json(302, "", "Location", "https://key:pw@elsewhere.example.com/x?y"));

        assertThat(read(exchange -> {}).getException())
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining(
                        "points to another address (302, elsewhere.example.com). Nobody follows with a key.");
        assertThat(shop.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void anAnswerThatDoesNotComeWholePasses(int which) {
        List<ShopStub.Answer> broken = List.of(
                (exchange, body) -> saysNothing(),
                (exchange, body) -> exchange.close(),
                (exchange, body) -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write("{\"order\":".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                },
                ShopStub.json(200, "{\"order\":{\"id\":41"),
                ShopStub.json(200, "<html><style>x</style><body>We are <b>away</b></body></html>"),
                (exchange, body) -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("{\"order\":".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    saysNothing();
                });
        List<String> told = List.of(
                "did not answer in time. It is tried again.",
                "ended the connection before its answer was whole. It is tried again.",
                "ended the connection before its answer was whole. It is tried again.",
                "answered with JSON that is cut off after 17 bytes.",
                "answered with a web page instead of JSON (60 bytes). The shop's",
                "did not answer in time. It is tried again.");
        shop.always(broken.get(which));

        Exchange answer = read(exchange -> exchange.getMessage().setHeader("mine", "kept"));

        assertThat(answer.getException())
                .isExactlyInstanceOf(PassingFailure.class)
                .hasMessageContaining(told.get(which));
        assertThat(shop.asked()).hasSize(1);
        assertThat(routes.calls().view(target).underWay()).isZero();
    }

    /** Until the test ends. */
    private void saysNothing() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHugeAnswerIsGivenUpAtOnce() {
        shop.always((exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[10_000];
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(part);
            }
        });

        assertThat(read(exchange -> {}).getException())
                .isInstanceOf(HeavyAnswer.class)
                .hasMessageContaining(
                        "answered with more than 100000 bytes. Ask for less at once, with limit or fields.");
    }

    @Test
    void aShopThatIsAwayPasses() {
        shop.close();

        assertThat(read(exchange -> {}).getException())
                .isExactlyInstanceOf(PassingFailure.class)
                .hasMessageContaining("does not accept connections.");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 504, 0})
    void nothingIsMadeTwiceBecauseNobodyKnowsWhetherItWasMade(int status) {
        shop.always(status == 0 ? (exchange, body) -> exchange.close() : ShopStub.json(status, ""));

        Exchange answer = routes.send("create", target, Map.of("webhook", Map.of()));

        assertThat(answer.getException())
                .isInstanceOf(BadDataFailure.class)
                .hasMessageContaining("did not say whether it was done: ")
                .hasMessageEndingWith(
                        "Look in the shop before it is sent again; the hub does not repeat it by itself.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../shop", "1?x=y", "", "a b", "1/../../x", "1#", "@host"})
    void anIdThatIsNoneLeadsNowhere(String id) {
        Exchange answer = routes.send("read", target, Map.of("id", id));

        assertThat(answer.getException())
                .isInstanceOf(BadDataFailure.class)
                .hasMessageStartingWith(
                        "Expected the path of a call such as orders or orders/123/products, found 'orders/");
        assertThat(shop.asked()).isEmpty();
    }

    @Test
    void withoutAConnectionNothingIsCalled() {
        Exchange answer = routes.send("read", exchange -> exchange.getMessage().setBody(Map.of("id", "41")));

        assertThat(answer.getException())
                .hasMessage(
                        "A call to a shop needs the variable connection, the id of a C-Series connection; found 'null'."
                                + " Let the route set it.");
    }

    private Exchange read(Consumer<Exchange> more) {
        return routes.send("read", exchange -> {
            exchange.setVariable("connection", target);
            exchange.getMessage().setBody(Map.of("id", "41"));
            more.accept(exchange);
        });
    }
}
