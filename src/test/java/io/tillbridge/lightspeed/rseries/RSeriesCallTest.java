package io.tillbridge.lightspeed.rseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.tillbridge.lightspeed.ShopStub;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One call at a time, against a server that answers what it is told to. */
class RSeriesCallTest {
    private static final Map<String, String> ENVELOPES = Map.of(
            "api",
            "{\"httpCode\":\"%d\",\"httpMessage\":\"Some\",\"message\":\"words of it\",\"errorClass\":\"Exception\"}",
            "sign-in",
            "{\"error\":\"access_denied\",\"error_description\":\"words\",\"hint\":\"of it\"}",
            "html",
            "<html><body><h1>secret of a proxy</h1></body></html>",
            "empty",
            "");

    private final ShopStub api = new ShopStub();
    private final TillRoutes routes = new TillRoutes(api.url());

    @AfterEach
    void stop() {
        routes.close();
        api.close();
    }

    @Test
    void aCallGoesBelowTheAccountWithItsTokenAndNothingElseOfTheMessage() {
        routes.use(
                "sales",
                "rseries-call",
                Map.of(
                        "path",
                        "Sale",
                        "query",
                        "completed=true; timeStamp=>=,${body[from]}; load_relations=[\"SaleLines\",\"SaleLines.Item\"]"));
        api.always(ShopStub.json(200, "{\"@attributes\":{\"next\":\"\"},\"Sale\":{\"saleID\":\"9117\",\"total\":\"42.57\"}}"));

        Exchange answer = routes.send("sales", Map.of("from", "2026-05-04T18:22:09+00:00"));

        ShopStub.Asked asked = api.asked().get(0);
        assertThat(answer.getException()).isNull();
        assertThat(RSeriesJson.records(answer.getMessage().getBody(), "Sale"))
                .extracting(sale -> sale.text("total"))
                .containsExactly("42.57");
        assertThat(asked.uri())
                .isEqualTo(TillRoutes.ACCOUNT + "Sale.json?completed=true"
                        + "&timeStamp=%3E%3D%2C2026-05-04T18%3A22%3A09%2B00%3A00"
                        + "&load_relations=%5B%22SaleLines%22%2C%22SaleLines.Item%22%5D");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer " + TillRoutes.FIRST);
        assertThat(asked.header("Accept")).isEqualTo("application/json");
        assertThat(asked.headers()).doesNotContainKey("X-own");
        assertThat(answer.getMessage().getHeaders()).containsOnly(Map.entry("X-Own", "kept"));
    }

    @ParameterizedTest
    @CsvSource({
        "SaleLines, %5B%22SaleLines%22%5D",
        "'SaleLines, Customer', %5B%22SaleLines%22%2C%22Customer%22%5D",
        "'[SaleLines,Customer.Contact]', %5B%22SaleLines%22%2C%22Customer.Contact%22%5D",
        "all, all"
    })
    void relationsAreAlwaysAnArray(String given, String sent) {
        routes.client.call(7, "GET", "Sale", "load_relations=" + given, null);

        assertThat(api.asked().get(0).uri()).endsWith("Sale.json?load_relations=" + sent);
    }

    @ParameterizedTest
    @CsvSource({
        "/API/Session, /API/Session.json",
        "/API/V3/Account.json, /API/V3/Account.json",
        "Item/12, /API/V3/Account/770042/Item/12.json",
        "Item/12.json, /API/V3/Account/770042/Item/12.json"
    })
    void aPathWithASlashInFrontIsFromTheRoot(String path, String sent) {
        routes.client.call(7, "GET", path, "", null);

        assertThat(api.asked().get(0).uri()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Item", "Item/../../1", "Item/a b", "//evil.invalid/x", "https://evil.invalid", "", "Item?x=1"})
    void whatIsNoPathIsNeverSent(String path) {
        assertThatThrownBy(() -> routes.client.call(7, "GET", path, "", null))
                .isInstanceOf(BadDataFailure.class)
                .hasMessageContaining("Expected the path of a call such as Item");
        assertThat(api.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void aBodyIsSentAsJson(String method) {
        routes.use("write", "rseries-call", Map.of("method", method, "path", "Item/12"));

        Exchange answer = routes.send("write", Map.of("ItemShops", Map.of("ItemShop", List.of(Map.of("qoh", 3)))));

        assertThat(answer.getException()).isNull();
        assertThat(api.asked().get(0).body()).isEqualTo("{\"ItemShops\":{\"ItemShop\":[{\"qoh\":3}]}}");
        assertThat(api.asked().get(0).header("Content-type")).isEqualTo("application/json");
    }

    static Stream<Arguments> statuses() {
        Map<Integer, Class<? extends Failure>> kinds = Map.ofEntries(
                Map.entry(400, BadDataFailure.class),
                Map.entry(401, RefusedFailure.class),
                Map.entry(403, RefusedFailure.class),
                Map.entry(404, RSeriesNotFound.class),
                Map.entry(405, BadDataFailure.class),
                Map.entry(408, PassingFailure.class),
                Map.entry(409, PassingFailure.class),
                Map.entry(422, BadDataFailure.class),
                Map.entry(429, PassingFailure.class),
                Map.entry(500, PassingFailure.class),
                Map.entry(502, PassingFailure.class),
                Map.entry(503, PassingFailure.class),
                Map.entry(504, PassingFailure.class),
                Map.entry(302, RefusedFailure.class));
        return kinds.entrySet().stream()
                .flatMap(kind -> ENVELOPES.keySet().stream()
                        .flatMap(envelope -> Stream.of("GET", "PUT", "POST")
                                .map(method -> Arguments.of(method, kind.getKey(), envelope, kind.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusInEveryEnvelope(String method, int status, String envelope, Class<? extends Failure> kind) {
        api.always(ShopStub.json(
                status, ENVELOPES.get(envelope).formatted(status), "Content-Type", "text/html; charset=UTF-8"));
        boolean unknown = method.equals("POST") && kind == PassingFailure.class && status != 429;

        assertThatThrownBy(() -> routes.client.call(7, method, "Item/12", "", Map.of("customSku", "A")))
                .isInstanceOf(unknown ? BadDataFailure.class : kind)
                .hasMessageContaining("account 770042")
                .hasMessageContaining("(" + method + " Item/12)")
                .hasMessageContaining(String.valueOf(status))
                .satisfies(fault -> {
                    boolean told = !envelope.equals("html") && !envelope.equals("empty") && status != 302;
                    assertThat(fault.getMessage().contains("words of it")).isEqualTo(told);
                    assertThat(fault.getMessage()).doesNotContain("proxy", "eyJ");
                });
        assertThat(api.asked()).hasSize(status == 401 ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, Sale, 'employee:register_read'",
        "POST, Sale, 'employee:register'",
        "GET, Shop, 'employee:admin_shops'",
        "GET, Employee/3, 'employee:admin_employees'",
        "PUT, Item/3, 'employee:inventory'",
        "PUT, Item/3, 'employee:product_cost'",
        "POST, InventoryCountReconcile, 'employee:inventory_counts_reconcile'",
        "GET, /API/V3/Account/770042/Customer/3, 'employee:customers_read'",
        "GET, Whatever, 'employee:all'"
    })
    void aRefusalNamesTheScope(String method, String path, String scope) {
        api.always(ShopStub.json(403, "{}"));

        assertThatThrownBy(() -> routes.client.call(7, method, path, "", Map.of()))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining(scope)
                .hasMessageContaining("sign in again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "sign-in"})
    void anExpiredTokenIsRenewedOnce(String envelope) {
        api.once(ShopStub.json(401, ENVELOPES.get(envelope).formatted(401)));

        Object answer = routes.client.call(7, "POST", "Item", "", Map.of("description", "Mug"));

        assertThat(answer).isEqualTo(Map.of());
        assertThat(api.asked())
                .extracting(asked -> asked.header("Authorization"))
                .containsExactly("Bearer " + TillRoutes.FIRST, "Bearer " + TillRoutes.SECOND);
        assertThat(api.asked()).extracting(ShopStub.Asked::body).containsOnly("{\"description\":\"Mug\"}");
        assertThat(routes.tokens.refused).containsExactly(TillRoutes.FIRST);
    }

    @Test
    void aConflictThatStaysIsToldFromOneThatPasses() {
        api.always(ShopStub.json(409, "{\"message\":\"Item already exists\"}"));

        assertThatThrownBy(() -> routes.client.call(7, "PUT", "Item/3", "", Map.of()))
                .isInstanceOf(BadDataFailure.class);
    }

    @Test
    void theTokenIsNotRepeatedEvenWhereWordsAreCut() {
        String words = "x".repeat(190) + " " + TillRoutes.FIRST;
        api.always(ShopStub.json(400, "{\"message\":\"" + words + "\"}"));

        assertThatThrownBy(() -> routes.client.call(7, "GET", "Item", "", null))
                .hasMessageContaining("x ***")
                .hasMessageNotContaining("eyJ");
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("closed", (ShopStub.Answer) (exchange, body) -> exchange.close()),
                Arguments.of("cut off", (ShopStub.Answer) (exchange, body) -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("{\"Item\":".getBytes(StandardCharsets.UTF_8));
                }),
                Arguments.of("JSON cut off", ShopStub.json(200, "{\"Item\":{\"itemID\":")),
                Arguments.of("web page", ShopStub.json(200, "<html>sorry</html>", "Content-Type", "text/html")),
                Arguments.of("no content", ShopStub.json(200, "")),
                Arguments.of("too large", ShopStub.json(200, "{\"a\":\"" + "x".repeat(100_001) + "\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void nothingIsMadeTwiceWhenAnAnswerIsLost(String what, ShopStub.Answer lost) {
        api.always(lost);

        assertThatThrownBy(() -> routes.client.call(7, "POST", "Item", "", Map.of("description", "Mug")))
                .isInstanceOf(BadDataFailure.class)
                .hasMessageContaining("did not say whether it was done");
        assertThatThrownBy(() -> routes.client.call(7, "GET", "Item", "", null)).isInstanceOf(PassingFailure.class);
        assertThatThrownBy(() -> routes.client.call(7, "PUT", "Item/1", "", Map.of()))
                .isInstanceOf(PassingFailure.class);
        assertThat(api.asked()).hasSize(3);
    }

    @Test
    void aPackedAnswerIsUnpacked() {
        api.always(RSeriesCallTest::packed);

        assertThat(routes.client.call(7, "GET", "Item/1", "", null))
                .isEqualTo(Map.of("Item", Map.of("itemID", "1")));
        assertThat(api.asked().get(0).header("Accept-encoding")).contains("gzip");
    }

    private static void packed(HttpExchange exchange, String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write("{\"Item\":{\"itemID\":\"1\"}}".getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, bytes.size());
        exchange.getResponseBody().write(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT"})
    void aChangeMayBeAnsweredByItsStatusAlone(String method) {
        api.always(ShopStub.json(204, ""));

        assertThat(routes.client.call(7, method, "Item/1", "", Map.of())).isNull();
    }

    @Test
    void aRouteWithoutConnectionOrWithAnotherSaysSo() {
        assertThatThrownBy(() -> routes.client.call(8, "GET", "Item", "", null))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("There is no R-Series connection 8");
    }

    @Test
    void anAccountThatIsNotKnownIsFoundBySigningIn() {
        try (TillRoutes unknown = new TillRoutes(api.url(), Map.of(), TillRoutes.buckets())) {
            assertThat(unknown.client.call(7, "GET", "/API/V3/Account", "", null))
                    .isEqualTo(Map.of());
            assertThatThrownBy(() -> unknown.client.call(7, "GET", "Item", "", null))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("Sign in");
        }
    }
}
