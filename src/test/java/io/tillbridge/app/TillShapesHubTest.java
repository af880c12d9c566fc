package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.Order;
import io.tillbridge.order.OrderState;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.sandbox.rseries.SaleDraft;
import io.tillbridge.sandbox.rseries.TillCall;
import io.tillbridge.sandbox.rseries.TillQuirks;
import java.math.BigDecimal;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts of unusual size and shape through the whole hub: nothing in a list, one in a list, very many, doubles. */
class TillShapesHubTest {
    private static final List<String> JOBS =
            List.of(Jobs.PRODUCT_SYNC, Jobs.ORDER_POLL, Jobs.PRICE_PUSH, Jobs.INVENTORY_PUSH);
    private static final Map<String, Object> EVERYTHING =
            Map.of("productSync", true, "stockSync", true, "priceSync", true, "costSync", true);

    @TempDir
    private static Path temp;

    private static TillHub world;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> keys = new HashMap<>(HubCalls.KEY);
        keys.put("rseries.read-timeout", "1m");
        keys.put("rseries.call-timeout", "2m");
        world = TillHub.start(temp, keys);
    }

    @AfterAll
    static void stop() {
        assertThat(world.faults()).isEmpty();
        world.close();
    }

    /** Lists of one collapse, those of none are written in four ways. */
    @ParameterizedTest
    @EnumSource(TillQuirks.Nothing.class)
    void anAccountWithNothingAndThenWithOneOfEach(TillQuirks.Nothing nothing) throws Exception {
        OneTill one = world.till(EVERYTHING);
        one.till.quirks().emptyList(nothing).emptyNested(nothing);
        all(one);
        assertThat(one.stored()).isEmpty();

        OneTill.Article lamp = one.article(7);
        world.jdbi().useHandle(handle -> handle.execute("UPDATE product SET msrp = 11.5 WHERE id = ?", lamp.product()));
        long sale = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 2));
        all(one);
        one.count(lamp.product(), 9);
        all(one);

        assertThat(one.stored()).hasSize(1);
        assertThat(one.details(sale).lines())
                .extracting(line -> line.ordered() + " of " + line.productId())
                .containsExactly("2 of " + lamp.product());
        assertThat(one.onHand(lamp)).isEqualTo(9);
        assertThat(one.till.stock().quantity(lamp.item(), one.shop)).isEqualTo(9);
        assertThat(one.till.stock().prices(lamp.item()).get("Default")).isEqualByComparingTo(new BigDecimal("11.5"));
    }

    private static void all(OneTill one) throws Exception {
        for (String job : JOBS) {
            Run run = one.run(job, false);
            assertThat(run.state()).as("%s: %s", job, one.messages(run)).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @Test
    void aCompletedSaleWithoutLinesIsNothingUntilItGetsOne() throws Exception {
        OneTill one = world.till(Map.of());
        one.till.sales().emptyCart(one.shop);
        long sale = one.till.sales().ringUp(SaleDraft.at(one.shop));

        Run run = one.poll();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.stored()).isEmpty();
        assertThat(one.kept()).isEmpty();

        OneTill.Article lamp = one.article(5);
        one.till.sales().addLine(sale, lamp.item(), 2);
        world.time.turn(Duration.ofSeconds(5));
        one.poll();

        assertThat(one.order(sale).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.onHand(lamp)).isEqualTo(3);
    }

    @Test
    void aSaleOfElevenThousandLinesMovesEachOnceAndItsVoidGivesAllBack() throws Exception {
        OneTill one = world.till(Map.of());
        List<OneTill.Article> articles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            articles.add(one.article(1_000));
        }
        List<SaleDraft.Line> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(new SaleDraft.Line(
                    articles.get(i % articles.size()).item(), 1, BigDecimal.TEN, BigDecimal.ZERO, "", "", 0));
        }
        long unknown = one.till.stock().addItem(ItemDraft.of("", "", "Something", "1"));
        for (int i = 0; i < 1_000; i++) {
            lines.add(new SaleDraft.Line(unknown, 1, BigDecimal.ONE, BigDecimal.ZERO, "", "", 0));
        }
        long sale = one.till.sales().ringUp(SaleDraft.at(one.shop).lines(lines));

        Run first = one.poll();
        Run again = one.poll();

        assertThat(List.of(first, again))
                .allSatisfy(run ->
                        assertThat(run.state()).as(one.messages(run).toString()).isEqualTo(RunState.SUCCEEDED));
        assertThat(one.details(sale).lines()).hasSize(11_000);
        assertThat(articles)
                .allSatisfy(article -> assertThat(one.onHand(article)).isEqualTo(750));

        world.time.turn(Duration.ofSeconds(5));
        one.till.sales().voidSale(sale);
        world.time.turn(Duration.ofSeconds(5));
        Run last = one.poll();

        assertThat(last.state()).as(one.messages(last).toString()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.order(sale).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(articles)
                .allSatisfy(article -> assertThat(one.onHand(article)).isEqualTo(1_000));
    }

    @Test
    void salesThatTakeTheAccountTooLongAreReadInSmallerPages() throws Exception {
        OneTill one = world.till(Map.of());
        OneTill.Article lamp = one.article(100);
        for (int i = 0; i < 40; i++) {
            one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 1));
        }
        one.till.quirks().heaviestSales(12);

        Run run = one.poll();

        assertThat(run.state()).as(one.messages(run).toString()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.stored()).hasSize(40);
        assertThat(one.onHand(lamp)).isEqualTo(60);
        assertThat(one.till.calls("GET Sale").stream()
                        .filter(call -> call.query().contains("load_relations")))
                .extracting(TillShapesHubTest::limit)
                .startsWith("100", "50", "25", "12", "12", "12")
                .doesNotContain("6");
    }

    @Test
    void aVoidThatMovesNoClockIsSeenWithinTheOverlap() throws Exception {
        OneTill one = world.till(Map.of());
        one.till.quirks().voidMovesClocks(false);
        OneTill.Article lamp = one.article(10);
        long sale = one.till.sales().ringUp(SaleDraft.at(one.shop).item(lamp.item(), 4));
        one.poll();

        one.till.sales().voidSale(sale);
        one.poll();

        assertThat(one.order(sale).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(one.onHand(lamp)).isEqualTo(10);
    }

    private static String limit(TillCall call) {
        return call.query().replaceFirst(".*\\blimit=([0-9]+).*", "$1");
    }

    /** The till itself lets two items have one code; what is sent for such an item it refuses. */
    @Test
    void twoItemsOfOneCodeAreTheSameGoodsAndTheirRefusalStopsNoOther() throws Exception {
        OneTill one = world.till(EVERYTHING);
        OneTill.Article lamp = one.article(10);
        OneTill.Article cord = one.article(10);
        long twin = one.till.stock().addItem(ItemDraft.of(lamp.sku(), "", "The same lamp", "12.50"));
        one.till.stock().put(twin, one.shop, 10);
        one.till.stock().edit(lamp.item(), "upc", "036000291452");
        one.till.stock().edit(twin, "upc", "036000291452");
        one.run(Jobs.PRODUCT_SYNC, false);
        one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop)
                        .item(lamp.item(), 1)
                        .item(twin, 1)
                        .item(cord.item(), 1));

        Run run = one.poll();
        one.count(cord.product(), 7);
        one.run(Jobs.INVENTORY_PUSH, false);

        assertThat(run.state()).as(one.messages(run).toString()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.onHand(lamp)).isEqualTo(8);
        assertThat(one.till.stock().quantity(cord.item(), one.shop)).isEqualTo(7);
        List<String> faults = world.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT s.send_fault FROM listing_shop_stock s JOIN listing l ON l.id = s.listing_id"
                                + " WHERE l.connection_id = ? AND s.refused_stock IS NOT NULL")
                .bind(0, one.connection.id())
                .mapTo(String.class)
                .list());
        assertThat(faults).hasSize(2).allMatch(fault -> fault.contains("422"));
    }

    @Test
    void anArchivedShopIsSentNothingAndItsSalesStillCount() throws Exception {
        OneTill one = world.till(EVERYTHING);
        long branch = one.till.stock().addShop("Branch", "America/Boise");
        OneTill.Article lamp = one.article(10);
        all(one);
        long sale = one.till.sales().ringUp(SaleDraft.at(branch).item(lamp.item(), 2));
        one.till.stock().archiveShop(branch);
        new HubCalls(world.hub).call("POST", "/connections/" + one.connection.id() + "/shops/refresh", null);

        all(one);

        Order order = one.order(sale);
        assertThat(order.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.onHand(lamp)).isEqualTo(8);
        assertThat(one.till.stock().quantity(lamp.item(), one.shop)).isEqualTo(8);
        one.count(lamp.product(), 5);
        one.till.forgetCalls();
        all(one);
        assertThat(one.till.calls("PUT Item/*")).hasSize(1).allSatisfy(call -> assertThat(call.body())
                .doesNotContain("\"shopID\":\"" + branch + "\"")
                .doesNotContain("\"shopID\":" + branch + ","));
    }
}
