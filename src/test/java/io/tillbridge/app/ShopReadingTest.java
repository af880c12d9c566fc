package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.OrderState;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.OrderDraft.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which orders of a list a poll reads, reads again, waits for, and what a dry run tells of them. */
class ShopReadingTest {
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

    @Test
    void anOrderThatWasReadInTheSecondOfItsChangeIsReadOnceMore() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 2);
        one.poll();
        // As if the poll had met it within the second in which the shop goes on changing it.
        world.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE customer_order SET remote_settled = FALSE WHERE connection_id = ?",
                        one.connection.id()));

        changeInTheSameSecond(one, order, 4);
        one.poll();

        assertThat(one.reserved(mug)).isEqualTo(4);
        one.shop.forgetCalls();
        one.poll();
        assertThat(one.shop.callCount()).isEqualTo(1);
    }

    @Test
    void anOrderThatAWebHookTellsOfIsReadWhateverTheTimeOfItsChange() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 2);
        one.poll();

        changeInTheSameSecond(one, order, 4);
        world.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO webhook_call (connection_id, digest, event, remote_id, at)"
                                + " VALUES (?, UNHEX(SHA2('call', 256)), 'orders/updated', ?, UTC_TIMESTAMP(6))",
                        one.connection.id(),
                        order));
        // The hub looks for such calls by itself, too: whichever poll comes first reads the order.
        one.poll();

        Until.holds("the order is read", () -> one.reserved(mug) == 4);
    }

    @Test
    void anOrderWithoutLinesIsToldOfWithEachPollThatReadsIt() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        one.shop.quirks().linesAfterReads(2);
        long order = one.ordered(mug, 2);

        Run first = one.poll();
        Run second = one.poll();

        assertThat(first.error()).isNull();
        assertThat(one.messages(first))
                .anyMatch(line -> line.contains("(" + order + ") of the shop: expected lines, found none yet."));
        assertThat(one.messages(second)).anyMatch(line -> line.contains("expected lines, found none yet."));
        assertThat(one.kept()).isEmpty();
        one.poll();
        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(awaited(one)).isZero();
    }

    @Test
    void anOrderWhoseLinesNeverComeIsKeptForAPersonAndHoldsNothingBack() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long bare = one.ordered(mug, 2);
        one.shop.orders().show(bare, "products", false);
        one.poll();
        Instant stands = one.coverage.watermark(one.connection.id()).orElseThrow();

        waitedFor(one, Duration.ofMinutes(14));
        Run early = one.poll();
        waitedFor(one, Duration.ofMinutes(2));
        Run late = one.poll();

        assertThat(early.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(late.state()).isEqualTo(RunState.FAILED);
        assertThat(late.error()).contains("(" + bare + ") of the shop: expected lines, found none since", "replay");
        KeptFailure kept = one.kept().get(0);
        assertThat(kept.kind() + " " + kept.body()).isEqualTo("bad-data " + bare);
        assertThat(stands).isBefore(Instant.now().minus(Duration.ofHours(1)));
        assertThat(one.coverage.watermark(one.connection.id()).orElseThrow())
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
    }

    @Test
    void aReplayOfAnOrderThatStillHasNoLinesFailsAndOneWithLinesTakesItIn() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        one.shop.quirks().linesAfterReads(3);
        long order = one.ordered(mug, 2);
        one.poll();
        waitedFor(one, Duration.ofMinutes(16));
        one.poll();

        Run bare = one.ended(
                world.hub.running().failures().replay(one.kept().get(0).id()));
        Run whole = one.ended(
                world.hub.running().failures().replay(one.kept().get(0).id()));

        assertThat(bare.error()).contains("expected lines, found none since");
        assertThat(whole.error()).isNull();
        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.kept()).isEmpty();
    }

    @Test
    void aDryRunTellsWhatWouldBecomeOfEachOrderAndWhy() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long changed = one.ordered(mug, 1);
        one.poll();
        one.shop.orders().quantity(changed, 0, 2);
        one.ordered(mug, 3);
        one.ordered(mug, 6);
        long bare = one.ordered(mug, 1);
        one.shop.orders().show(bare, "products", false);
        one.shop.orders().place(OrderDraft.awaitingPayment(Item.of(mug.variant(), 1)));

        Run dry = one.dryRun("order-poll");

        assertThat(dry.error()).isNull();
        assertThat(one.messages(dry))
                .anyMatch(line -> line.matches("Would change order ORD\\d+: accepted\\."))
                .anyMatch(line -> line.matches("Would take in order ORD\\d+: accepted\\."))
                .anyMatch(line -> line.matches("(?s)Would take in order ORD\\d+: on-hold: .*6.*"))
                .anyMatch(line -> line.matches("Would read order ORD\\d+ again: .*no lines.*"))
                .anyMatch(line -> line.matches("Would ignore order ORD\\d+: status .*, payment not_paid\\."));
        assertThat(one.plan(dry))
                .anyMatch(line -> line.matches("change order \\d+ state null -> accepted"))
                .anyMatch(line -> line.matches("create order \\d+ state null -> accepted"))
                .anyMatch(line -> line.matches("create order \\d+ state null -> on-hold"))
                .anyMatch(line -> line.startsWith("wait order"))
                .anyMatch(line -> line.startsWith("ignore order"));
        assertThat(one.stored()).hasSize(1);
        assertThat(one.reserved(mug)).isEqualTo(1);
        assertThat(awaited(one)).isZero();
    }

    /** The shop's clock was turned when the poll had ended. */
    private static void changeInTheSameSecond(OneShop one, long order, int pieces) {
        world.time.turn(Duration.ofSeconds(-2));
        one.shop.orders().quantity(order, 0, pieces);
        world.time.turn(Duration.ofSeconds(2));
    }

    /** Makes the wait for lines that much longer. */
    private static void waitedFor(OneShop one, Duration time) {
        world.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE order_without_lines SET first_at = first_at - INTERVAL ? SECOND WHERE connection_id = ?",
                        time.toSeconds(),
                        one.connection.id()));
    }

    private static long awaited(OneShop one) {
        return world.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM order_without_lines WHERE connection_id = ?")
                .bind(0, one.connection.id())
                .mapTo(Long.class)
                .one());
    }
}
