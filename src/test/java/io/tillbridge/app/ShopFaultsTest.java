package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionState;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
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
import org.junit.jupiter.params.provider.CsvSource;
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
        day(call, (one, job) -> {
            one.shop.faults().next(call, fault);
            one.run(job);
        });
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "GET brands, product-sync",
        "GET products, product-sync",
        "GET variants, product-sync",
        "GET orders, order-poll",
        "GET orders/*, order-poll",
        "PUT variants/*, inventory-push",
        "GET orders/*, shipment-push",
        "PUT shipments/*, shipment-push"
    })
    void aFaultThatOutlastsAllTriesFailsTheRunWithWhatToDoAndTheNextOneCatchesUp(String call, String failing)
            throws Exception {
        day(call, (one, job) -> {
            if (job.equals(failing)) {
                one.shop.faults().always(call, ShopFault.status(503));
                Run failed = one.run(job);

                assertThat(failed.state()).isEqualTo(RunState.FAILED);
                assertThat(failed.error()).contains("(503)", "if it stays so, tell the shop's provider");
            }
        });
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "GET brands, product-sync",
        "GET products, product-sync",
        "GET variants, product-sync",
        "GET orders, order-poll",
        "GET orders/*, order-poll",
        "PUT variants/bulk, inventory-push",
        "PUT variants/*, inventory-push",
        "GET orders/*, shipment-push",
        "PUT shipments/*, shipment-push"
    })
    void aShopThatAsksForPatienceIsLeftAloneAsLongAsItAsksAndNothingIsLost(String call, String asked) throws Exception {
        day(call, (one, job) -> {
            if (job.equals(asked)) {
                world.time.nearlyRefilled();
                one.shop.faults().next(call, ShopFault.tooMany());
                one.shop.forgetCalls();
                Run patient = one.run(job);

                List<Integer> statuses =
                        one.shop.calls().stream().map(ShopCall::status).toList();
                assertThat(patient.error()).isNull();
                assertThat(statuses).containsOnlyOnce(429);
                assertThat(Duration.between(patient.startedAt(), patient.finishedAt()))
                        .isGreaterThan(Duration.ofSeconds(1));
            }
        });
    }

    /** What a job of the day meets; it may run the job. */
    private interface Trouble {
        void meet(OneShop one, String job) throws Exception;
    }

    /** A day's work with trouble before every step of it: sync, order, poll, push, ship, tell; each step then in peace. */
    private static void day(String call, Trouble trouble) throws Exception {
        OneShop one = world.shop(ALL);
        one.shop.quirks().bulkSupported(!call.equals("PUT variants/*"));
        OneShop.Article mug = one.article();
        OneShop.Article cup = one.article();
        step(one, Jobs.PRODUCT_SYNC, trouble);
        one.count(mug, 10);
        one.count(cup, 7);
        long order = one.ordered(mug, 3);
        step(one, Jobs.ORDER_POLL, trouble);
        one.quiet();
        // Whatever the poll has sent already: there is something to send.
        one.count(mug, 11);
        one.count(cup, 8);
        step(one, Jobs.INVENTORY_PUSH, trouble);
        one.ship(order, "3SABC", true);
        step(one, Jobs.SHIPMENT_PUSH, trouble);
        one.poll();

        assertThat(one.stored()).hasSize(1);
        assertThat(one.order(order).state().text()).isEqualTo("shipped");
        assertThat(one.reserved(mug)).isZero();
        assertThat(one.stock.explain(mug.product(), List.of(one.warehouse), 0).onHand())
                .isEqualTo(8);
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
        one.sync();
        one.push();
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(8);
        assertThat(one.shop.catalog().stockLevel(cup.variant())).isEqualTo(8);
        assertThat(one.coverage.gaps(one.connection.id())).isEmpty();
        assertThat(one.kept()).isEmpty();
    }

    private static void step(OneShop one, String job, Trouble trouble) throws Exception {
        trouble.meet(one, job);
        one.quiet();
        one.shop.faults().clear();
        assertThat(one.run(job).error()).isNull();
    }

    @Test
    void aKeyThatIsRevokedInTheMiddleOfAPollEndsItAtOnce() throws Exception {
        OneShop one = world.shop(ALL);
        OneShop.Article mug = one.sold(20);
        for (int i = 0; i < 10; i++) {
            one.ordered(mug, 1);
        }
        one.shop.faults().nth(3, "GET orders/*", ShopFault.status(401));
        one.shop.forgetCalls();

        Run revoked = one.poll();

        assertThat(revoked.state()).isEqualTo(RunState.FAILED);
        assertThat(revoked.error()).contains("(401)", "Settings, Developers");
        assertThat(one.shop.calls("GET orders/*")).hasSize(3);
        assertThat(one.now().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(one.stored()).hasSize(2);
        assertThat(one.poll().error()).isNull();
        assertThat(one.stored()).hasSize(10);
        assertThat(one.kept()).isEmpty();
    }

    @Test
    void aReplayThatFailsAgainNamesTheFirstFailureAndCanBeReplayed() throws Exception {
        OneShop one = world.shop(ALL);
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 2);
        one.shop.faults().always("GET orders/*", ShopFault.status(422));
        one.poll();
        KeptFailure first = one.kept().get(0);

        Run again = one.ended(world.hub.running().failures().replay(first.id()));
        KeptFailure second = one.kept().get(0);
        one.shop.faults().clear();
        Run last = one.ended(world.hub.running().failures().replay(second.id()));

        assertThat(again.state()).isEqualTo(RunState.FAILED);
        assertThat(again.error()).contains("422", "kept as failure " + second.id());
        assertThat(second.replayOf()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(first.attempts() + 1);
        assertThat(second.firstAt()).isEqualTo(first.firstAt());
        assertThat(last.error()).isNull();
        assertThat(one.order(order).state().text()).isEqualTo("accepted");
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
