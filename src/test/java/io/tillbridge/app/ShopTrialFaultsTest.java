package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.connection.ConnectionState;
import io.tillbridge.sandbox.cseries.DoubleShop;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop that fails while its connection is tried: whoever asks is told, and nothing is half made. */
@Tag("long")
class ShopTrialFaultsTest {
    @RegisterExtension
    static final ShopWorld world = new ShopWorld(HubCalls.KEY);

    private HubCalls api;

    @BeforeEach
    void open() {
        api = new HubCalls(world.hub());
    }

    static Stream<Arguments> matrix() {
        return Stream.of("GET account/permissions", "GET shop", "GET languages")
                .flatMap(call -> Arrays.stream(EveryFault.values())
                        .filter(fault -> !fault.isNone())
                        .map(fault -> Arguments.of(call, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    void aConnectionWhoseTryFailsIsNotMade(String call, EveryFault fault) throws Exception {
        DoubleShop shop = world.stranger();
        Map<String, Object> wanted =
                ShopConnection.to(world.api(), shop, call + fault, 0, Map.of("warehouses", List.of()));
        List<Long> before = rows();
        failing(shop, call, fault);

        HubCalls.Answer refused = api.call("POST", "/connections", wanted);
        List<Long> after = rows();
        shop.faults().clear();
        HubCalls.Answer made = api.call("POST", "/connections", wanted);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("detail").asText()).contains("nothing was kept");
        assertThat(refused.body().path("errors").toString()).contains(fault.said);
        assertThat(after).isEqualTo(before);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    void aTestThatFailsIsOnTheConnectionUntilTheNextOneIsWell(String call, EveryFault fault) throws Exception {
        OneShop one = world.shop(Map.of());
        String test = "/connections/" + one.connection.id() + "/test";
        failing(one.shop, call, fault);

        HubCalls.Answer bad = api.call("POST", test, null);
        ConnectionState failed = one.now().state();
        String detail = one.now().stateDetail();
        one.shop.faults().clear();
        HubCalls.Answer good = api.call("POST", test, null);

        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.body().path("ok").asBoolean()).isFalse();
        assertThat(failedChecks(bad)).contains(fault.said);
        assertThat(failed).isEqualTo(ConnectionState.FAILING);
        assertThat(detail).contains(fault.said);
        assertThat(good.body().path("ok").asBoolean())
                .as(good.body().toString())
                .isTrue();
        assertThat(one.now().state()).isEqualTo(ConnectionState.OK);
        assertThat(one.now().settings()).isEqualTo(one.connection.settings());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    void aChangeWhoseTryFailsChangesNothing(String call, EveryFault fault) throws Exception {
        OneShop one = world.shop(Map.of());
        Map<String, Object> change = Map.of("settings", Map.of("language", "en", "stockBuffer", 3));
        failing(one.shop, call, fault);

        HubCalls.Answer refused = api.call("PATCH", "/connections/" + one.connection.id(), change);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.body().path("errors").toString()).contains(fault.said);
        assertThat(one.now()).isEqualTo(one.connection);
    }

    @Test
    void whatIsNotThereForAMomentIsLookedForTwiceMore() throws Exception {
        OneShop one = world.shop(Map.of());
        for (String call : List.of("GET account/permissions", "GET shop", "GET languages")) {
            EveryFault.NOT_FOUND.meets(one, call);
        }

        HubCalls.Answer test = api.call("POST", "/connections/" + one.connection.id() + "/test", null);

        assertThat(test.body().path("ok").asBoolean())
                .as(test.body().toString())
                .isTrue();
    }

    @Test
    void aSlowShopIsNoFault() throws Exception {
        OneShop one = world.shop(Map.of());
        one.shop.faults().always("**", EveryFault.SLOW.fault);

        HubCalls.Answer test = api.call("POST", "/connections/" + one.connection.id() + "/test", null);

        assertThat(test.body().path("ok").asBoolean()).isTrue();
    }

    /** It stays so; what asks for patience asks for a second of it. */
    private static void failing(DoubleShop shop, String call, EveryFault fault) {
        if (fault == EveryFault.TOO_MANY) {
            world.time().nearlyRefilled();
        }
        shop.faults().always(call, fault.fault);
    }

    private static String failedChecks(HubCalls.Answer test) {
        StringBuilder details = new StringBuilder();
        for (JsonNode check : test.body().path("checks")) {
            details.append(
                    check.path("ok").asBoolean() ? "" : check.path("detail").asText());
        }
        return details.toString();
    }

    /** How many connections and secrets there are. */
    private static List<Long> rows() {
        return world.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM connection UNION ALL SELECT COUNT(*) FROM connection_secret")
                .mapTo(Long.class)
                .list());
    }
}
