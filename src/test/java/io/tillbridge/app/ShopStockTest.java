package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.server.ShopFault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stock on its way from the hub's warehouses into a shop, through the shipped routes. */
class ShopStockTest {
    private static final Map<String, Object> STOCK = Map.of("stockSync", true);

    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    @Test
    void onlyChangedNumbersAreSentAndAllOfThemByOneCall() throws Exception {
        OneShop one = world.shop(STOCK);
        List<OneShop.Article> mugs = List.of(one.sold(3), one.sold(5), one.sold(7));

        Run first = one.push();
        one.count(mugs.get(1), 6);
        one.shop.forgetCalls();
        Run second = one.push();
        Run idle = one.push();

        assertThat(first.counters()).containsEntry("sent", 3L).containsEntry("bulkCalls", 1L);
        assertThat(second.counters()).containsEntry("sent", 1L);
        assertThat(idle.counters()).containsEntry("sent", 0L);
        assertThat(one.shop.callCount()).isEqualTo(1);
        assertThat(mugs)
                .extracting(mug -> one.shop.catalog().stockLevel(mug.variant()))
                .containsExactly(3L, 6L, 7L);
    }

    @Test
    void aShopWithoutTheBulkCallGetsEachNumberAlone() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.quirks().bulkSupported(false);
        List<OneShop.Article> mugs = List.of(one.sold(3), one.sold(5));

        Run push = one.push();

        assertThat(push.error()).isNull();
        assertThat(push.counters()).containsEntry("sent", 2L).containsEntry("singleCalls", 2L);
        assertThat(mugs)
                .extracting(mug -> one.shop.catalog().stockLevel(mug.variant()))
                .containsExactly(3L, 5L);
    }

    @Test
    void oneVariantThatIsGoneNeverHoldsBackTheOthers() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.quirks().bulkFailsWhole(true);
        OneShop.Article gone = one.sold(3);
        OneShop.Article mug = one.sold(5);
        one.shop.catalog().remove(gone.variant());

        Run push = one.push();

        assertThat(push.counters()).containsEntry("sent", 1L).containsEntry("refused", 1L);
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(5);
        assertThat(one.listing(gone).sentStock()).isNull();
    }

    @Test
    void aNumberCountsAsSentOnlyWhenTheAnswerShowsIt() throws Exception {
        OneShop one = world.shop(STOCK);
        OneShop.Article mug = one.sold(3);
        one.shop.quirks().stockWritesTaken(false);

        Run push = one.push();

        assertThat(push.counters()).containsEntry("refused", 1L).containsEntry("sent", 0L);
        assertThat(one.listing(mug).sentStock()).isNull();
        assertThat(one.messages(push)).anyMatch(line -> line.contains("did not take the number 3"));

        one.shop.quirks().stockWritesTaken(true);
        one.sync();
        assertThat(one.push().counters()).containsEntry("sent", 1L);
    }

    @Test
    void aVariantWhoseStockTheShopDoesNotTrackIsReportedAndLeftAlone() throws Exception {
        OneShop one = world.shop(STOCK);
        OneShop.Article mug = one.article();
        one.shop.catalog().tracking(mug.variant(), "disabled");
        one.sync();
        one.count(mug, 4);

        Run push = one.push();

        assertThat(push.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.messages(push)).anyMatch(line -> line.contains("does not track the stock"));
        assertThat(one.shop.calls("PUT **")).isEmpty();
    }

    @Test
    void anOrderLowersTheNumberAfterItsPoll() throws Exception {
        OneShop one = world.shop(Map.of("stockSync", true, "stockBuffer", 1));
        OneShop.Article mug = one.sold(10);
        one.push();
        one.ordered(mug, 4);

        one.poll();

        assertThat(one.listing(mug).knownStock()).isEqualTo(5);
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(5);
    }

    @Test
    void aDryRunTellsTheNumbersAndSendsNone() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);

        Run dry = one.dryRun("inventory-push");
        Run off = one.push();

        assertThat(one.messages(dry)).anyMatch(line -> line.contains("Would send 10 for variant " + mug.variant()));
        assertThat(one.plan(dry)).anyMatch(line -> line.matches("send listing " + mug.variant() + " stock \\S+ -> 10"));
        assertThat(one.plan(off)).isEmpty();
        assertThat(one.messages(off)).anyMatch(line -> line.contains("stockSync of this shop is off"));
        assertThat(one.shop.calls("PUT **")).isEmpty();
    }

    @Test
    void twoShopsThatSellTheLastPieceKeepItForOneAndShowNoneInBoth() throws Exception {
        OneShop one = world.shop(STOCK);
        OneShop two = world.shop(Map.of("stockSync", true, "warehouses", List.of(Long.toString(one.warehouse))));
        OneShop.Article mug = one.sold(1);
        long there = two.shop.catalog().add(mug.codes());
        two.sync();
        OneShop.Article same = new OneShop.Article(there, mug.product(), mug.codes());
        long first = one.ordered(mug, 1);
        long second = two.ordered(same, 1);

        Run polledHere = world.hub().running().runs().request("order-poll", one.connection.id(), "api", false, false);
        two.poll();
        one.ended(polledHere);

        assertThat(List.of(
                        one.order(first).state().text(),
                        two.order(second).state().text()))
                .containsExactlyInAnyOrder("accepted", "on-hold");
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isZero();
        assertThat(two.shop.catalog().stockLevel(there)).isZero();
    }

    @Test
    void aShopThatRefusesEveryWriteIsToldOfAsFailing() throws Exception {
        OneShop one = world.shop(STOCK);
        one.sold(3);
        one.shop.quirks().stockWritesRefused(true);

        Run push = one.push();

        assertThat(push.state()).isEqualTo(RunState.FAILED);
        assertThat(push.error()).contains("403").contains("products write");
    }

    @Test
    void aShopWithoutTheBulkCallIsNotAskedForItAgainThatDay() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.quirks().bulkSupported(false);
        sendTwo(one);

        Run next = sendTwo(one);

        assertThat(next.counters()).containsEntry("sent", 2L);
        assertThat(one.shop.calls("PUT variants/bulk")).isEmpty();
    }

    @Test
    void oneBadNumberSendsItsChunkAloneAndTheNextOneTogether() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.faults().next("PUT variants/bulk", ShopFault.status(422));
        Run first = sendTwo(one);

        Run next = sendTwo(one);

        assertThat(first.counters()).containsEntry("sent", 2L).containsEntry("singleCalls", 2L);
        assertThat(next.counters()).containsEntry("sent", 2L).containsEntry("bulkCalls", 1L);
    }

    @Test
    void aShopWhoseAnswerToAllTogetherShowsNoneIsSentSingleNumbersThatDay() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.quirks().bulkShowsLevels(false);
        Run first = sendTwo(one);

        Run next = sendTwo(one);

        assertThat(first.counters()).containsEntry("bulkCalls", 1L).containsEntry("sent", 2L);
        assertThat(next.counters()).containsEntry("sent", 2L).doesNotContainKey("bulkCalls");
        assertThat(one.shop.calls("PUT variants/bulk")).isEmpty();
    }

    @Test
    void aBulkCallThatStaysBrokenIsReplacedBySingleOnesForThisRun() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.faults().always("PUT variants/bulk", ShopFault.status(500));
        OneShop.Article slow = one.sold(1);
        one.shop.faults().next(2, "PUT variants/" + slow.variant(), ShopFault.status(500));
        Run broken = sendTwo(one);
        one.shop.faults().clear();

        Run next = sendTwo(one);

        assertThat(broken.error()).isNull();
        assertThat(broken.counters()).containsEntry("sent", 3L).containsEntry("singleCalls", 3L);
        assertThat(next.counters()).containsEntry("bulkCalls", 1L);
    }

    @Test
    void whatIsNotThereForAMomentIsSentAllTheSame() throws Exception {
        OneShop one = world.shop(STOCK);
        OneShop.Article mug = one.sold(3);
        one.shop.faults().next(2, "PUT variants/*", ShopFault.status(404));

        Run push = one.push();

        assertThat(push.error()).isNull();
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(3);
    }

    @Test
    void oneVariantThatAlwaysFailsStaysDueAndHoldsBackNoOther() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.quirks().bulkSupported(false);
        OneShop.Article bad = one.sold(3);
        OneShop.Article mug = one.sold(5);
        one.shop.faults().always("PUT variants/" + bad.variant(), ShopFault.status(500));

        Run push = one.push();

        assertThat(push.counters()).containsEntry("sent", 1L).containsEntry("missed", 1L);
        assertThat(push.error()).contains("Variant " + bad.variant() + " could not be sent the number 3", "(500)");
        assertThat(one.listing(bad).sendFault()).contains("(500)");
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(5);
        one.shop.faults().clear();
        assertThat(one.push().counters()).containsEntry("sent", 1L);
        assertThat(one.listing(bad).sendFault()).isNull();
    }

    @Test
    void aShopThatIsAwayIsAskedForThreeAndTheRestComesFirstTheNextTime() throws Exception {
        OneShop one = world.shop(STOCK);
        one.shop.quirks().bulkSupported(false);
        List<OneShop.Article> mugs = List.of(one.sold(1), one.sold(2), one.sold(3), one.sold(4), one.sold(5));
        mugs.subList(0, 3)
                .forEach(bad -> one.shop.faults().always("PUT variants/" + bad.variant(), ShopFault.status(500)));

        Run away = one.push();
        Run next = one.push();

        assertThat(away.counters()).containsEntry("missed", 3L).containsEntry("sent", 0L);
        assertThat(one.messages(away)).anyMatch(line -> line.contains("failed for 3 numbers in a row"));
        assertThat(next.counters()).containsEntry("missed", 3L).containsEntry("sent", 2L);
    }

    /** Two changed numbers, pushed; the calls before are forgotten. */
    private static Run sendTwo(OneShop one) throws Exception {
        one.sold(3);
        one.sold(5);
        one.shop.forgetCalls();
        return one.push();
    }
}
