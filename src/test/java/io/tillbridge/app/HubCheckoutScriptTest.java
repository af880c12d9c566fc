package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.TestDatabase;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The script and the methods of the hub in the checkout of a real double of a shop. */
class HubCheckoutScriptTest {
    private static final String OTHERS = "https://others.example/app.js";
    private static final String KEY = "bootstrap";
    private static final String SECRET = "a-secret-of-the-test-0123456789abcdef";
    private static final Duration SOON = Until.STOP;
    private static final ShopSetup SETUP = ShopSetup.numbered(1).withLimits(RateLimits.NONE);

    /** Whose clocks are still: the tests ask for each run themselves. */
    private static Hub quiet;

    private static int connections;

    /** A poll of orders leaves changes of the last minute to the next one: this shop's are older. */
    private final SandboxShop sandbox =
            SandboxShop.start(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2)), 0, Duration.ofMillis(100));

    private final DoubleShop shop = sandbox.add(SETUP);
    private Hub hub = quiet;
    private long connection;
    private long variant;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        quiet = Hub.start(configuration(folder, false));
    }

    @AfterAll
    static void stop() {
        quiet.close();
    }

    @BeforeEach
    void open() {
        variant = shop.catalog().add(ShopArticle.of("SKU-1", "8700000000011", "Mug", "12.50"));
        shop.catalog().stock(variant, 100);
        shop.rights().set("settings", true, true);
        shop.scripts().register(OTHERS);
        connection = connection("Shop");
    }

    @AfterEach
    void close() {
        quiet.core().connections().list("cseries", 0, 10).forEach(one -> quiet.core()
                .connections()
                .delete(one.id(), null));
        if (hub != quiet) {
            hub.close();
        }
        sandbox.close();
    }

    @Test
    void aShopGetsExactlyOneScriptAndLosesItWithTheSwitch() throws Exception {
        set(Map.of("checkoutScript", true));
        sync();
        sync();

        assertThat(shop.scripts().addresses()).containsExactly(OTHERS, script());
        assertThat(shop.calls("POST shop/scripts")).hasSize(1);

        set(Map.of("checkoutPlace", ".product > .price"));
        sync();
        String place = "?after=" + URLEncoder.encode(".product > .price", StandardCharsets.UTF_8);
        assertThat(shop.scripts().addresses()).containsExactly(OTHERS, script() + place);

        String before = script();
        assertThat(call("POST", "/checkout/rotate").statusCode()).isEqualTo(200);
        assertThat(script()).isNotEqualTo(before);
        Until.within(
                SOON, "the script follows", () -> shop.scripts().addresses().equals(List.of(OTHERS, script() + place)));

        set(Map.of("checkoutScript", false));
        sync();
        assertThat(shop.scripts().addresses()).containsExactly(OTHERS);
        assertThat(due("v_due_checkout_sync")).isZero();
    }

    @Test
    void aDryRunTellsWhatItWouldDoAndDoesNothing() throws Exception {
        set(Map.of("checkoutScript", true));

        Run run = run(true);

        assertThat(shop.scripts().addresses()).containsExactly(OTHERS);
        assertThat(hub.running().runs().plan(run.id(), null, ListWindow.after(null, 10)))
                .extracting(stored -> stored.item().action(), stored -> stored.item()
                        .after())
                .containsExactly(tuple(PlanItem.Action.CREATE, script()));
    }

    @Test
    void whatSomebodyChangedByHandStaysAndIsTold() throws Exception {
        set(Map.of("checkoutScript", true));
        sync();
        shop.scripts().edit(shop.scripts().ids().get(1), "https://elsewhere.example/x.js");

        Run run = sync();

        assertThat(shop.scripts().addresses()).containsExactly(OTHERS, "https://elsewhere.example/x.js");
        assertThat(messages(run))
                .anyMatch(text -> text.contains("changed by hand to 'https://elsewhere.example/x.js'"));
        String fault = hub.core().database().jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT fault FROM checkout_installation")
                .mapTo(String.class)
                .one());
        assertThat(fault).contains("changed by hand");
    }

    @Test
    void twoConnectionsToOneShopKeepAScriptEach() throws Exception {
        set(Map.of("checkoutScript", true));
        sync();
        long first = connection;
        String own = script();
        connection = connection("Shop in English");
        set(Map.of("checkoutScript", true));
        sync();

        assertThat(shop.scripts().addresses()).containsExactly(OTHERS, own, script());
        set(Map.of("checkoutScript", false));
        sync();
        connection = first;
        sync();
        assertThat(shop.scripts().addresses()).containsExactly(OTHERS, own);
    }

    /** A 404 and a 429 leave no doubt: nothing was made. */
    @ParameterizedTest
    @EnumSource(
            value = EveryFault.class,
            names = {"NOT_FOUND", "NEVER", "TOO_MANY"},
            mode = EnumSource.Mode.EXCLUDE)
    void aCreationWithAnUnsureEndMakesOne(EveryFault fault) throws Exception {
        set(Map.of("checkoutScript", true));
        shop.faults().next(1, "POST shop/scripts", fault.fault);

        run(false);
        shop.faults().clear();
        run(false);

        assertThat(shop.scripts().addresses()).containsExactly(OTHERS, script());
    }

    @Test
    void aKeyWithoutTheRightIsTold() throws Exception {
        shop.rights().set("settings", true, false);
        set(Map.of("checkoutScript", true));

        Run run = run(false);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error()).contains("settings write");
        assertThat(due("v_due_checkout_sync")).isZero();
    }

    @Test
    void aSwitchWithoutOptionsSaysWhatToSwitchOn() throws Exception {
        set(Map.of("checkoutScript", true, "checkoutOptions", false));

        Run run = run(false);

        assertThat(run.error()).contains("checkoutOptions");
        assertThat(shop.scripts().addresses()).containsExactly(OTHERS);
    }

    @Test
    void aDisabledShopAndADeletedOneLoseTheScript(@TempDir Path folder) throws Exception {
        hub = Hub.start(configuration(folder, true));
        connection = connection("Shop");
        set(Map.of("checkoutScript", true));
        sync();
        hub.core().connections().change(connection, Map.of("enabled", false), null);
        Until.within(
                SOON, "the script is gone", () -> shop.scripts().addresses().equals(List.of(OTHERS)));
        Until.within(SOON, "nothing is left to do", () -> due("v_due_checkout_removal") == 0);

        hub.core().connections().change(connection, Map.of("enabled", true), null);
        sync();
        assertThat(shop.scripts().addresses()).hasSize(2);
        assertThat(call("DELETE", "").statusCode()).isEqualTo(204);
        Until.within(
                SOON, "the script is gone", () -> shop.scripts().addresses().equals(List.of(OTHERS)));
    }

    @Test
    void theScriptIsServedUnderTheTokenAndOnlyThere() throws Exception {
        set(Map.of("checkoutScript", true));
        sync();

        Until.within(SOON, "the address answers", () -> get(script()).statusCode() == 200);
        HttpResponse<String> loader = get(script());
        String file = loader.body().replaceAll("(?s).*`(delivery-[A-Z0-9]+\\.js).*", "$1");
        HttpResponse<String> element = get(script().replace("delivery.js", file));
        HttpResponse<String> packed = get(script().replace("delivery.js", file), "Accept-Encoding", "gzip");

        assertThat(loader.statusCode()).isEqualTo(200);
        assertThat(loader.headers().firstValue("Cache-Control")).contains("public, max-age=300");
        assertThat(loader.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
        String tag = loader.headers().firstValue("ETag").orElseThrow();
        assertThat(get(script(), "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(element.statusCode()).isEqualTo(200);
        assertThat(element.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(element.body())
                .contains("tillbridge-delivery")
                .doesNotContain("innerHTML", "localStorage", "cookie");
        assertThat(Integer.parseInt(
                        packed.headers().firstValue("Content-Length").orElse("0")))
                .as("bytes of the script, packed")
                .isLessThanOrEqualTo(5_000);
        String guessed = script().replaceAll("checkout/[^/]+", "checkout/" + "x".repeat(43));
        assertThat(get(guessed).statusCode()).isEqualTo(404);
        assertThat(get(script().replace("delivery.js", "delivery-X.js")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCheckoutAlwaysGetsAMethod() throws Exception {
        set(Map.of("checkoutMethods", true, "checkoutMethodPrice", "4.95", "checkoutMethodTitle", "Bezorgen"));
        sync();
        assertThat(shop.externalServices().addresses()).containsExactly(script().replace("delivery.js", "methods"));

        Until.within(SOON, "the address answers", () -> get(script()).statusCode() == 200);
        assertThat(shop.checkout().methods("nl", "3511AA")).hasSize(1).first().satisfies(method -> assertThat(
                        method.get("title"))
                .isEqualTo("Bezorgen"));
        for (String body : List.of("", "no json", "[]", "{}", "{\"quote\":7}", "{\"country\":{\"code\":[]}}")) {
            HttpResponse<String> answer = post(script().replace("delivery.js", "methods"), body);
            assertThat(answer.statusCode()).as(body).isEqualTo(200);
            assertThat(answer.body()).as(body).contains("\"title\":\"Bezorgen\"", "4.95");
        }
        set(Map.of("checkoutMethods", false));
        assertThat(post(script().replace("delivery.js", "methods"), "{}").statusCode())
                .isEqualTo(404);
        sync();
        assertThat(shop.externalServices().addresses()).isEmpty();
    }

    @Test
    void anOrderOfTheStorefrontBringsTheChosenPoint() throws Exception {
        String choice =
                "{\"tillbridge\":{\"kind\":\"pickup-point\",\"pickupPoint\":{\"carrier\":\"own\",\"id\":\"north\","
                        + "\"name\":\"Shop North\",\"address\":{\"street\":\"Dam\",\"houseNumber\":\"1\",\"postalCode\":\"1012JS\","
                        + "\"city\":\"Amsterdam\",\"country\":\"NL\"}}}}";
        HttpResponse<String> page = get(sandbox.storefront(SETUP));
        assertThat(page.body()).contains("<tillbridge-delivery", OTHERS, "Mug");

        HttpResponse<String> placed = post(
                sandbox.storefront(SETUP) + "/orders",
                "variant=" + variant + "&quantity=2&shipment_data="
                        + URLEncoder.encode(choice, StandardCharsets.UTF_8));
        long order = shop.orders().ids().get(0);
        shop.orders().touch(order);

        assertThat(placed.body()).contains("is placed");
        Until.within(SOON, "the order is in the hub", () -> {
            Run run = hub.running().runs().request("order-poll", connection, "api", false, true);
            Until.within(SOON, "the poll ends", () -> ended(run));
            return delivery() != null;
        });
        assertThat(delivery()).contains("\"kind\":\"pickup-point\"", "\"id\":\"north\"", "\"city\":\"Amsterdam\"");
        assertThat(post(sandbox.storefront(SETUP) + "/orders", "variant=1&quantity=x")
                        .statusCode())
                .isEqualTo(400);
    }

    private String delivery() {
        return hub.core().database().jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT delivery FROM customer_order WHERE remote_id = ?")
                .bind(0, shop.orders().ids().get(0))
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }

    /** The public address follows a change after a moment. */
    private void set(Map<String, Object> settings) {
        hub.core().connections().change(connection, Map.of("settings", settings), null);
    }

    private Run sync() throws Exception {
        Run run = run(false);
        assertThat(run.error()).isNull();
        return run;
    }

    private Run run(boolean dry) throws Exception {
        Run run = hub.running().runs().request("checkout-sync", connection, "api", dry, false);
        Until.within(SOON, "the run ends", () -> ended(run));
        return hub.running().runs().get(run.id()).orElseThrow();
    }

    private boolean ended(Run run) {
        return hub.running().runs().get(run.id()).orElseThrow().state().over();
    }

    private long due(String view) {
        return hub.core().database().jdbi().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + view)
                .mapTo(Long.class)
                .one());
    }

    private List<String> messages(Run run) {
        return hub.running().runs().events(run.id(), 0, 20).stream()
                .map(Run.Event::message)
                .toList();
    }

    private String script() {
        String token = new CheckoutTokens(hub.core().database().jdbi(), Clock.systemUTC())
                .findOrMake(connection)
                .token();
        return hub.apiAddress() + "/public/checkout/" + token + "/delivery.js";
    }

    /** By the API, of the connection. */
    private HttpResponse<String> call(String method, String path) throws Exception {
        String pair = Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(hub.apiAddress() + "/api/v1/connections/" + connection + path))
                .header("Authorization", "Basic " + pair)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String address, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private long connection(String name) {
        long warehouse = new Warehouses(hub.core().database(), Clock.systemUTC())
                .create("North of " + name + " " + ++connections)
                .id();
        return hub.core()
                .connections()
                .create(ShopConnection.to(sandbox, shop, name, warehouse, Map.of("checkoutOptions", true)))
                .id();
    }

    private static Configuration configuration(Path folder, boolean clocks) throws Exception {
        int port = freePort();
        Map<String, String> set = HubSettings.of(TestDatabase.freshSettings(folder.resolve("data")));
        set.put("http.port", Integer.toString(port));
        set.put("http.public-url", "http://127.0.0.1:" + port);
        set.put("schedule.enabled", Boolean.toString(clocks));
        set.put("access.bootstrap.client-id", KEY);
        set.put("access.bootstrap.client-secret", SECRET);
        set.put("schedule.waiting.period", "200ms");
        set.put("failures.pause", "50ms");
        return HubSettings.read(set);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
