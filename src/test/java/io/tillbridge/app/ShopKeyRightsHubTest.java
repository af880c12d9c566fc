package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.sandbox.server.FaultLine;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key that a partner wants of the shop itself, tried with a real double of the shop. */
class ShopKeyRightsHubTest {
    private static final List<String> GROUPS =
            List.of("content", "customers", "orders", "products", "settings", "tracking");

    private static SandboxShop eu1;
    private static SandboxShop us1;
    private static Hub hub;
    private static int shops;

    private ShopSetup setup;
    private DoubleShop shop;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        eu1 = SandboxShop.start(Clock.systemUTC(), 0, Duration.ofMillis(100));
        us1 = SandboxShop.start(Clock.systemUTC(), 0, Duration.ofMillis(100));
        Map<String, String> set = HubSettings.of(TestDatabase.freshSettings(folder.resolve("data")));
        set.put("schedule.enabled", "false");
        set.put("cseries.eu1", eu1.baseUrl());
        set.put("cseries.us1", us1.baseUrl());
        set.put("cseries.read-timeout", "300ms");
        set.put("cseries.call-timeout", "1s");
        set.put("failures.pause", "20ms");
        set.put("failures.retries", "1");
        set.putAll(HubCalls.KEY);
        hub = Hub.start(HubSettings.read(set));
    }

    @AfterAll
    static void stop() {
        hub.close();
        eu1.close();
        us1.close();
    }

    @BeforeEach
    void aShop() {
        setup = ShopSetup.numbered(++shops).withLimits(RateLimits.NONE);
        shop = eu1.add(setup);
    }

    private void rights(String... granted) {
        GROUPS.forEach(group -> shop.rights()
                .set(
                        group,
                        List.of(granted).contains(group + " read"),
                        List.of(granted).contains(group + " write")));
    }

    @Test
    void aKeyWithEveryRightHasElevenMoreThanAFeedNeeds() throws Exception {
        GROUPS.forEach(group -> shop.rights().set(group, true, true));

        JsonNode report = report(false);
        Map<String, String> orders = verdicts(report(true));

        assertThat(report.path("ok").asBoolean()).as(report.toString()).isTrue();
        assertThat(verdicts(report))
                .hasSize(12)
                .containsEntry("products read", "right")
                .allSatisfy((right, verdict) -> assertThat(verdict)
                        .as(right)
                        .isEqualTo(right.equals("products read") ? "right" : "more-than-needed"));
        assertThat(orders).hasSize(12).allSatisfy((right, verdict) -> assertThat(verdict)
                .as(right)
                .isEqualTo(right.matches("(orders|customers) .*|products read") ? "right" : "more-than-needed"));
        assertThat(report.path("rights"))
                .allSatisfy(right -> assertThat(right.path("why").asText()).isNotBlank());
    }

    /** The key as the guide says it: it may not even read which languages the shop has. */
    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "de", "fr"})
    void theKeyOfTheGuideIsRightInAShopOfEveryLanguage(String language) throws Exception {
        setup = ShopSetup.numbered(++shops).withLimits(RateLimits.NONE).withLanguages(language);
        shop = eu1.add(setup);
        rights("products read");

        JsonNode report = report(false);

        assertThat(report.path("ok").asBoolean()).as(report.toString()).isTrue();
        assertThat(verdicts(report)).isEqualTo(Map.of("products read", "right"));
        assertThat(verdicts(report(true)))
                .isEqualTo(Map.of(
                        "products read", "right",
                        "orders read", "missing",
                        "orders write", "missing",
                        "customers read", "missing",
                        "customers write", "missing"));
        assertThat(shop.calls("POST")).isEmpty();
    }

    @Test
    void aKeyWithoutTheRightOfAFeedMissesItAndOthersAreTooMany() throws Exception {
        rights("orders read", "products write");

        assertThat(verdicts(report(false)))
                .isEqualTo(Map.of(
                        "products read", "missing",
                        "products write", "more-than-needed",
                        "orders read", "more-than-needed"));
        rights();
        assertThat(verdicts(report(false))).isEqualTo(Map.of("products read", "missing"));
    }

    @Test
    void aKeyThatTheShopDoesNotKnowSaysSoAndNothingOfItIsTold() throws Exception {
        String wrong = "f".repeat(32);

        JsonNode secret = asked(Map.of("apiKey", setup.key(), "apiSecret", wrong));
        JsonNode key = asked(Map.of("apiKey", wrong, "apiSecret", setup.secret()));
        JsonNode cluster = asked(Map.of("apiKey", setup.key(), "apiSecret", setup.secret(), "cluster", "us1"));

        for (JsonNode report : List.of(secret, key, cluster)) {
            assertThat(report.path("ok").asBoolean()).as(report.toString()).isFalse();
            assertThat(report.path("rights")).isEmpty();
            assertThat(report.toString()).doesNotContain(wrong, setup.secret());
        }
        assertThat(secret.path("problem").asText()).contains("(401)");
        assertThat(cluster.path("problem").asText()).contains("found it on eu1");
        assertThat(hub.core().connections().list("cseries", 0, 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tillbridge.app.AwayFaults#all")
    void aShopThatIsAwayIsNoVerdictOnItsKey(String fault) throws Exception {
        FaultLine.put(fault, shop.faults());

        JsonNode report = report(false);

        assertThat(report.path("ok").asBoolean()).as(report.toString()).isFalse();
        assertThat(report.path("problem").asText()).isNotBlank().doesNotContain(setup.secret(), "Exception");
        assertThat(report.path("rights")).isEmpty();
    }

    private JsonNode report(boolean takesOrders) throws Exception {
        return asked(Map.of("apiKey", setup.key(), "apiSecret", setup.secret(), "takesOrders", takesOrders));
    }

    private static JsonNode asked(Map<String, Object> body) throws Exception {
        HubCalls.Answer answer = new HubCalls(hub).call("POST", "/connection-trials/key-rights", new HashMap<>(body));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, String> verdicts(JsonNode report) {
        Map<String, String> verdicts = new TreeMap<>();
        report.path("rights")
                .forEach(right -> verdicts.put(
                        right.path("right").asText(), right.path("verdict").asText()));
        return verdicts;
    }
}
