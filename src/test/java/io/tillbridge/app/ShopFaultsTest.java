package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionState;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.ShopCall;
import io.tillbridge.sandbox.cseries.ShopFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop that fails in every way at every call: what was asked is done once all the same, or the run says what to do. */
@Tag("long")
class ShopFaultsTest {
    private static final Map<String, Object> ALL = Map.of("stockSync", true);
    private static final List<String> CALLS = List.of(
            "GET orders", "GET orders/*", "GET variants", "PUT variants/bulk", "PUT variants/*", "PUT shipments/*");

    @TempDir
    private static Path temp;

    private static ShopHub world;

    @BeforeAll
    static void start() throws Exception {
        world = ShopHub.start(temp);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void theBooksAddUp() {
        assertThat(world.faults()).isEmpty();
    }

    static Stream<Arguments> faults() {
        Map<String, ShopFault> kinds = Map.of(
                "500", ShopFault.status(500),
                "503", ShopFault.status(503),
                "504", ShopFault.status(504),
                "HTML", ShopFault.html(502),
                "HTML as 200", ShopFault.html(200),
                "never", ShopFault.never(),
                "reset", ShopFault.reset(),
                "cut off", ShopFault.cutOff(),
                "half JSON", ShopFault.halfJson(),
                "slow", ShopFault.slow(Duration.ofMillis(200)));
        return CALLS.stream().flatMap(call -> kinds.entrySet().stream()
                .map(kind -> Arguments.of(call, kind.getKey(), kind.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void aCallThatFailsOnceCostsNothing(String call, String kind, ShopFault fault) throws Exception {
        day(call, fault, 1);
    }

    /**
     * A day's work with a fault in it: sync, order, poll, push, ship, tell; then a tick of each without fault.
     */
    private static void day(String call, ShopFault fault, int times) throws Exception {
        OneShop one = world.shop(ALL);
        one.shop.quirks().bulkSupported(!call.equals("PUT variants/*"));
        OneShop.Article mug = one.article();
        OneShop.Article cup = one.article();
        one.shop.faults().next(times, call, fault);
        one.sync();
        one.shop.faults().clear();
        one.sync();
        one.count(mug, 10);
        one.count(cup, 7);
        long order = one.ordered(mug, 3);
        one.shop.faults().next(times, call, fault);
        one.poll();
        one.push();
        one.shop.faults().clear();
        one.poll();
        one.push();
        one.ship(order, "3SABC", true);
        one.shop.faults().next(times, call, fault);
        one.tell();
        one.shop.faults().clear();
        one.tell();
        one.poll();

        assertThat(one.stored()).hasSize(1);
        assertThat(one.order(order).state().text()).isEqualTo("shipped");
        assertThat(one.reserved(mug)).isZero();
        assertThat(one.stock.explain(mug.product(), List.of(one.warehouse), 0).onHand())
                .isEqualTo(7);
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
        one.quiet();
        one.sync();
        one.push();
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(7);
        assertThat(one.shop.catalog().stockLevel(cup.variant())).isEqualTo(7);
        assertThat(one.coverage.gaps(one.connection.id())).isEmpty();
        assertThat(one.kept()).isEmpty();
    }

    @Test
    void aDisabledKeyMakesTheConnectionFailWithWhatToDo() throws Exception {
        OneShop one = world.shop(ALL);
        one.shop.enabled(false);

        Run poll = one.poll();

        assertThat(poll.error()).contains("401", "Settings, Developers");
        assertThat(one.now().state()).isEqualTo(ConnectionState.FAILING);
        one.shop.enabled(true);
        assertThat(one.poll().error()).isNull();
        assertThat(one.now().state()).isEqualTo(ConnectionState.OK);
    }

    @Test
    void aWrongKeyIsToldWithoutTheKey() throws Exception {
        OneShop one = world.shop(ALL);
        world.api.remove(one.shop.setup().key());

        Run poll = one.poll();

        assertThat(poll.error())
                .contains("401")
                .doesNotContain(one.shop.setup().key(), one.shop.setup().secret());
    }

    @Test
    void aRightThatIsTakenAwayIsNamed() throws Exception {
        OneShop one = world.shop(ALL);
        one.sold(3);
        one.shop.rights().set("orders", false, false).set("products", true, false);

        assertThat(one.poll().error()).contains("403", "'orders read'");
        assertThat(one.push().error()).contains("403", "'products write'");
        assertThat(one.now().state()).isEqualTo(ConnectionState.FAILING);
    }

    @Test
    void aLanguageTheShopDoesNotSpeakIsNamed() throws Exception {
        OneShop one = world.shop(ALL);
        one.set("language", "fr");

        Run poll = one.poll();
        Run sync = one.sync();

        assertThat(poll.error()).contains("no active language 'fr'");
        assertThat(sync.error()).contains("no active language 'fr'");
    }

    @Test
    void aNormalDaysWorkIsNeverAskedToWait() throws Exception {
        try (ShopHub usual = ShopHub.start(temp.resolve("usual"), Map.of("cseries.calls-per-second", "20"))) {
            OneShop one = usual.shop(ALL, RateLimits.USUAL);
            List<OneShop.Article> mugs = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                mugs.add(one.article());
            }
            one.sync();
            mugs.forEach(mug -> one.count(mug, 10));
            mugs.forEach(mug -> one.ordered(mug, 1));
            one.poll();
            one.quiet();
            one.shop.quirks().bulkSupported(false);
            mugs.forEach(mug -> one.count(mug, 20));
            one.push();

            assertThat(one.shop.calls()).extracting(ShopCall::status).doesNotContain(429);
            assertThat(one.stored()).hasSize(60);
            assertThat(mugs).allSatisfy(mug -> assertThat(one.shop.catalog().stockLevel(mug.variant()))
                    .isEqualTo(19));
        }
    }
}
