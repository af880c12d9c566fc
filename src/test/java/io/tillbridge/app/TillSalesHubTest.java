package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.Order;
import io.tillbridge.order.OrderLine;
import io.tillbridge.order.OrderState;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.rseries.SaleDraft;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.settings.Author;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sales of tills through the whole hub: from the account's API to orders, stock and the ledger of what was read. */
class TillSalesHubTest {
    @TempDir
    private static Path temp;

    private static TillHub world;

    @BeforeAll
    static void start() throws Exception {
        world = TillHub.start(temp);
    }

    @AfterAll
    static void stop() {
        assertThat(world.faults()).isEmpty();
        world.close();
    }

    @Test
    void aSaleArrivesShippedOnceHoweverOftenItIsPolled() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(10);
        long customer = one.till.stock().addCustomer("Nadia", "Okafor", "nadia@example.com");
        long sale = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop)
                        .item(lamp.item(), 3)
                        .misc("Repair", 1, "7.50")
                        .fee("0.10")
                        .to(customer));
        one.till.sales().emptyCart(one.shop);
        one.till.sales().open(SaleDraft.at(one.shop).item(lamp.item(), 1));

        Run first = one.poll();
        Run again = one.poll();

        assertThat(first.state()).as(one.messages(first).toString()).isEqualTo(RunState.SUCCEEDED);
        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.stored()).hasSize(1);
        Order order = one.order(sale);
        assertThat(order.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(order.number()).startsWith("22");
        assertThat(order.person()).contains("Okafor").contains("nadia@example.com");
        assertThat(one.details(sale).lines())
                .extracting(line -> line.kind().text() + " " + line.ordered() + " " + line.productId())
                .containsExactly("goods 3 " + lamp.product(), "other 1 null", "other 1 null");
        assertThat(one.onHand(lamp)).isEqualTo(7);
        assertThat(first.counters()).containsEntry("stored", 1L);
        assertThat(again.counters()).containsEntry("unchanged", 1L);
    }

    @Test
    void aPageOfSalesIsOneCallOfAtMostThreeDrips() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(1_000);
        for (int i = 0; i < 120; i++) {
            one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1));
        }
        one.till.forgetCalls();

        one.poll();

        assertThat(one.stored()).hasSize(120);
        assertThat(one.onHand(lamp)).isEqualTo(880);
        assertThat(one.till.calls("GET Sale/*")).isEmpty();
        assertThat(one.till.calls("GET Sale"))
                .hasSize(4)
                .allMatch(call -> call.cost().compareTo(new BigDecimal("3.0")) <= 0);
    }

    @Test
    void refundsVoidsAndEditsMoveStockExactlyOnceMoreWhicheverClockTheTillMoves() throws Exception {
        for (boolean movesTimeStamp : List.of(true, false)) {
            OneTill one = world.till(Map.of());
            one.till.quirks().editMovesTimeStamp(movesTimeStamp).updateTimeInCamelCase(movesTimeStamp);
            OneTill.Article lamp = one.article(20);
            OneTill.Article cord = one.article(20);
            long sale = one.till
                    .sales()
                    .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 3).item(cord.item(), 2));
            long undone = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 5));
            long edited = one.till.sales().ringUp(SaleDraft.at(one.shop).item(cord.item(), 4));
            one.poll();
            assertThat(one.onHand(lamp)).isEqualTo(12);

            world.time.turn(Duration.ofSeconds(10));
            long back = one.till.sales().refund(sale, 0, 1);
            one.till.sales().voidSale(undone);
            one.till.sales().changeQuantity(edited, 0, 6);
            world.time.turn(Duration.ofSeconds(10));
            Run run = one.poll();
            one.poll();

            assertThat(one.order(undone).state())
                    .as(one.messages(run).toString())
                    .isEqualTo(OrderState.CANCELLED);
            assertThat(one.order(back).state()).isEqualTo(OrderState.RETURNED);
            assertThat(one.details(sale).lines())
                    .extracting(OrderLine::returned)
                    .containsExactly(1L, 0L);
            assertThat(one.onHand(lamp)).isEqualTo(18);
            assertThat(one.onHand(cord)).isEqualTo(12);

            one.till.sales().refund(sale, 0, 2);
            one.till.sales().refund(sale, 1, 2);
            world.time.turn(Duration.ofSeconds(10));
            one.poll();
            assertThat(one.order(sale).state()).isEqualTo(OrderState.RETURNED);
            assertThat(one.onHand(lamp)).isEqualTo(20);
        }
    }

    @Test
    void aSaleDatedBackIsReadAndStandsAtItsOwnDayInTheZoneOfItsShop() throws Exception {
        OneTill one = world.till(Map.of());
        world.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO till_shop (connection_id, remote_id, name, time_zone, read_at)"
                                + " VALUES (?, ?, 'Riverside', 'America/Boise', NOW(6))",
                        one.connection.id(),
                        Long.toString(one.shop)));
        OneTill.Article lamp = one.article(10);
        Instant evening = Instant.parse("2026-03-02T04:30:00Z");

        long sale = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1).completedAt(evening));
        one.poll();

        assertThat(one.order(sale).orderedAt()).isEqualTo(evening);
        assertThat(one.order(sale).shipsOn()).isEqualTo("2026-03-01");
        assertThat(one.onHand(lamp)).isEqualTo(9);
    }

    @Test
    void ourOwnSalesAreLeftAloneAndSaidToBe() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(10);
        one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1).referred("4711", "Tillbridge"));

        Run run = one.poll();

        assertThat(one.stored()).isEmpty();
        assertThat(one.onHand(lamp)).isEqualTo(10);
        assertThat(one.messages(run)).anyMatch(text -> text.endsWith("was written by the hub (reference 4711)."));
    }

    @Test
    void aShopWithoutMappingTakesNothingAndSaysSo() throws Exception {
        OneTill one = world.till(Map.of("shopMapping", true));
        OneTill.Article lamp = one.article(10);
        long sale = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1));

        Run run = one.poll();

        assertThat(one.onHand(lamp)).isEqualTo(10);
        assertThat(one.order(sale).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.order(sale).holdReason()).startsWith("Shop " + one.shop + " had no warehouse");
        assertThat(one.messages(run)).anyMatch(text -> text.contains("had no warehouse when this sale came in"));
    }

    @Test
    void eachShopTakesFromItsOwnWarehouses() throws Exception {
        OneTill one = world.till(Map.of());
        long second = one.till.stock().addShop("Harbour", "America/Boise");
        long north = world.warehouse("North " + one.connection.id());
        one.set(
                "shops",
                List.of(
                        Map.of("shopId", Long.toString(one.shop), "warehouses", List.of(Long.toString(one.warehouse))),
                        Map.of(
                                "shopId",
                                Long.toString(second),
                                "warehouses",
                                List.of(Long.toString(north), Long.toString(one.warehouse)))));
        one.set("shopMapping", true);
        OneTill.Article lamp = one.article(10);
        one.stock.set(north, lamp.product(), 2, "north-" + one.connection.id());

        one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1));
        one.till.sales().ringUp(SaleDraft.at(second).item(lamp.item(), 5));
        one.poll();

        assertThat(one.at(north, lamp)).isZero();
        assertThat(one.onHand(lamp)).isEqualTo(6);
    }

    @Test
    void theCompanysAddressStandsInPlaceOfTheCustomersWhenItIsSet() throws Exception {
        OneTill one = world.till(Map.of("useCompanyAddress", true));
        OneTill.Article lamp = one.article(10);
        long customer = one.till.stock().addCustomer("Nadia", "Okafor", "nadia@example.com");
        world.hub
                .core()
                .settings()
                .change(
                        Map.of("companyName", "Lamps Ltd", "address", Map.of("street", "9 Dock Road", "city", "Nampa")),
                        null,
                        new Author("person:1", "Ann"));

        long sale = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1).to(customer));
        one.poll();

        assertThat(one.order(sale).person())
                .contains("\"billing\":{\"company\":\"Lamps Ltd\",\"street\":\"9 Dock Road\"")
                .contains("\"shipping\":{\"company\":\"Lamps Ltd\",\"street\":\"9 Dock Road\"")
                .contains("Okafor");
    }

    @Test
    void aDryRunSaysWhatItWouldTakeAndKeepsNothing() throws Exception {
        OneTill one = world.till(Map.of("orderSync", false));
        OneTill.Article lamp = one.article(10);
        one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1));

        Run dry = one.run(Jobs.ORDER_POLL, true);

        assertThat(one.messages(dry)).anyMatch(text -> text.startsWith("Would take in sale 22"));
        assertThat(one.plan(dry)).anyMatch(text -> text.startsWith("create sale "));
        assertThat(one.stored()).isEmpty();
        assertThat(one.onHand(lamp)).isEqualTo(10);
    }

    @Test
    void aSaleThatCannotBeIsKeptAndHoldsBackNoOther() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(10);
        long good = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1));
        long bad = one.till.sales().ringUp(SaleDraft.at(0).item(lamp.item(), 2));

        Run run = one.poll();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(one.order(good).state()).isEqualTo(OrderState.SHIPPED);
        List<KeptFailure> kept = one.kept();
        assertThat(kept).extracting(KeptFailure::body).containsExactly(Long.toString(bad));
        assertThat(kept.get(0).message()).contains("Sale " + bad + " came without a shop");
    }

    @Test
    void theReplayOfAKeptSaleReadsItAnew() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(10);
        world.longAgo(() -> one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 4)));
        one.poll();
        long sale = one.till.sales().ids().get(0);
        world.time.turn(Duration.ofSeconds(10));
        one.till.sales().voidSale(sale);
        world.time.turn(Duration.ofSeconds(10));
        one.till.faults().always("GET Sale/" + sale, ShopFault.status(503));
        Run failed = one.poll();

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(one.kept()).extracting(KeptFailure::body).containsExactly(Long.toString(sale));
        assertThat(one.onHand(lamp)).isEqualTo(6);

        one.till.faults().clear();
        Run replay = world.hub.running().failures().replay(one.kept().get(0).id());
        one.quiet();
        one.poll();

        assertThat(world.hub.running().runs().get(replay.id()).orElseThrow().state())
                .isEqualTo(RunState.SUCCEEDED);
        assertThat(one.kept()).isEmpty();
        assertThat(one.order(sale).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(one.onHand(lamp)).isEqualTo(10);
    }

    @Test
    void whatATillSoldIsNotedAsChangedStockForAllThatSellIt() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(10);
        world.jdbi()
                .useHandle(handle -> handle.execute("DELETE FROM stock_change WHERE product_id = ?", lamp.product()));
        one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1));

        one.poll();

        long noted = world.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM stock_change WHERE product_id = ?")
                        .bind(0, lamp.product())
                        .mapTo(Long.class)
                        .one());
        assertThat(noted).isEqualTo(1);
    }
}
