package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.stock.Warehouses;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask below the public address of a checkout, how often, and which pages may read the answer. */
class CheckoutAddressHubTest {
    private static final String PAGE = "https://www.shop.example";

    private static CheckoutHub world;
    private static SandboxShop sandbox;
    private static long warehouse;
    private static int askers;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        // One in a minute: the second of an address has to wait, however slow the machine is.
        world = CheckoutHub.start(folder, Map.of("checkout.requests-per-minute", "1"));
        sandbox = SandboxShop.start(Clock.systemUTC(), 0, Duration.ofMillis(100));
        warehouse = new Warehouses(world.hub.core().database(), Clock.systemUTC())
                .create("North")
                .id();
        world.reread();
    }

    @AfterAll
    static void stop() {
        world.close();
        sandbox.close();
    }

    /** Whatever is asked there, with a token that was guessed too. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "GET, right, options, 200",
        "GET, right, options?country=NL&postcode=12, 400",
        "OPTIONS, right, options, 204",
        "GET, right, delivery.js, 200",
        "GET, right, delivery-X.js, 404",
        "POST, right, options, 405",
        "GET, guessed, options, 404",
        "GET, guessed, delivery.js, 404",
        "POST, guessed, methods, 404",
        "GET, right, elsewhere, 404",
    })
    void anAddressThatAsksTooOftenHasToWait(String method, String token, String what, int first) throws Exception {
        Map<String, String> from = from("192.0.2." + ++askers);
        String address = world.options().replace("options", what);
        if (token.equals("guessed")) {
            address = address.replaceFirst("checkout/[^/]+", "checkout/" + "A".repeat(43));
        }

        HttpResponse<String> let = world.send(method, address, from);
        HttpResponse<String> waits = world.send(method, address, from);

        assertThat(let.statusCode()).isEqualTo(first);
        assertThat(let.headers().firstValue("RateLimit").orElse("")).startsWith("\"checkout\";r=0");
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(waits.headers().firstValue("RateLimit-Policy")).contains("\"checkout\";q=1;w=60");
        assertThat(waits.headers().firstValue("Access-Control-Allow-Origin").isPresent())
                .isEqualTo(what.startsWith("options") && token.equals("right"));
    }

    @Test
    void oneAddressThatWaitsHoldsNoOtherBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            world.get(world.options(), from("203.0.113.1"));
        }
        assertThat(world.get(world.options(), from("203.0.113.1")).statusCode()).isEqualTo(429);
        assertThat(world.get(world.options(), from("203.0.113.2")).statusCode()).isEqualTo(200);
        // A network of version 6 is one customer's: another address of it is no other asker.
        assertThat(world.get(world.options(), from("2001:db8:1:2::1")).statusCode())
                .isEqualTo(200);
        assertThat(world.get(world.options(), from("2001:db8:1:2::2")).statusCode())
                .isEqualTo(429);
    }

    /** The checkout of a shop gets a method even then, and with the first request of all. */
    @Test
    void aCheckoutThatAsksTooOftenGetsTheMethodThatIsAlwaysOffered() throws Exception {
        long id = connect(
                2,
                "methods.example",
                Map.of("checkoutMethods", true, "checkoutMethodTitle", "Bezorgen", "checkoutMethodPrice", "4.95"));
        String address = address(id);
        Map<String, String> shop = from("192.0.2.251");
        assertThat(world.get(address, shop).statusCode()).isEqualTo(200);

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = world.post(address.replace("options", "methods"), "{}", shop);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"title\":\"Bezorgen\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wijnhuis.example", "www.wijnhuis.example", "WWW.Wijnhuis.example"})
    void pagesOfTheShopsOwnAddressMayReadTheAnswer(String domain) throws Exception {
        long id = connect(domain.length() + (domain.startsWith("W") ? 10 : 0), domain, Map.of());

        Until.holds("the shop has told its address", () -> hosts(id).contains("wijnhuis.example"));

        assertThat(hosts(id)).containsExactly("wijnhuis.example", "www.wijnhuis.example");
        assertThat(read(id, "https://wijnhuis.example", "https://www.wijnhuis.example"))
                .containsExactly(true, true);
        assertThat(read(
                        id,
                        "http://wijnhuis.example",
                        "https://shop.wijnhuis.example",
                        "https://wijnhuis.example.evil.example",
                        "https://wijnhuis.example:8443",
                        "https://evilwijnhuis.example",
                        "https://www.shop.example",
                        "null"))
                .containsOnly(false);
    }

    /** What the shop does not tell allows no page, and a change of the connection asks it again at once. */
    @Test
    void aShopThatDoesNotTellItsAddressAllowsNoPageUntilItDoes() throws Exception {
        DoubleShop silent = sandbox.add(setup(40, "silent.example"));
        silent.rights().set("settings", false, false);
        long id = connect(silent, Map.of());
        Until.holds("the shop was asked", () -> silent.calls("GET shop").size() > 0);
        assertThat(hosts(id)).isEmpty();
        assertThat(read(id, "https://silent.example", "https://127.0.0.1", "null"))
                .containsOnly(false);

        silent.rights().set("settings", true, true);
        world.hub.core().connections().change(id, Map.of("settings", Map.of("language", "en")), null);

        Until.holds("the shop has told its address", () -> hosts(id).contains("silent.example"));
        assertThat(read(id, "https://silent.example")).containsExactly(true);
    }

    private static ShopSetup setup(int number, String domain) {
        ShopSetup setup = ShopSetup.numbered(number).withLimits(RateLimits.NONE);
        return setup.withId(setup.id(), domain);
    }

    private static long connect(int number, String domain, Map<String, ?> more) throws Exception {
        return connect(sandbox.add(setup(number, domain)), more);
    }

    private static long connect(DoubleShop shop, Map<String, ?> more) throws Exception {
        Map<String, Object> settings = new HashMap<>(Map.of("checkoutOptions", true));
        settings.putAll(more);
        return world.hub
                .core()
                .connections()
                .create(ShopConnection.to(sandbox, shop, "Shop " + shop.setup().id(), warehouse, settings))
                .id();
    }

    private static String checkout(long id) throws Exception {
        return world.api("GET", "/connections/" + id + "/checkout", null).body();
    }

    private static String address(long id) throws Exception {
        return world.hub.apiAddress() + "/public/checkout/"
                + new ObjectMapper().readTree(checkout(id)).path("token").asText() + "/options";
    }

    private static List<String> hosts(long id) throws Exception {
        List<String> hosts = new ArrayList<>();
        new ObjectMapper().readTree(checkout(id)).path("hosts").forEach(host -> hosts.add(host.asText()));
        return hosts;
    }

    /** Which of these pages may read the answer; each asks from an address of its own. */
    private static List<Boolean> read(long id, String... origins) throws Exception {
        List<Boolean> allowed = new ArrayList<>();
        for (String origin : origins) {
            HttpResponse<String> answer = world.get(
                    address(id), Map.of("Origin", origin, "X-Forwarded-For", "198.18." + id + "." + allowed.size()));
            allowed.add(answer.headers()
                    .firstValue("Access-Control-Allow-Origin")
                    .filter(origin::equals)
                    .isPresent());
        }
        return allowed;
    }

    private static Map<String, String> from(String address) {
        return Map.of("X-Forwarded-For", address, "Origin", PAGE);
    }
}
