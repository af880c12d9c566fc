package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.server.ShopFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub leads: whatever a shop did with its numbers by itself is seen and answered, and nothing else is written. */
class ShopLeadTest {
    private static final Map<String, Object> STOCK = Map.of("stockSync", true, "orderSync", false);
    private static final Map<String, Object> BOTH = Map.of("stockSync", true, "orderSync", true);

    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    @ParameterizedTest
    @ValueSource(longs = {99, 4, 0})
    void aNumberChangedInTheShopIsPutRightAfterTheNextLook(long byHand) throws Exception {
        OneShop one = world.shop(STOCK);
        OneShop.Article mug = one.sold(10);
        one.push();
        one.shop.catalog().stock(mug.variant(), byHand);

        Run look = one.sync();
        Run push = one.push();

        assertThat(look.counters()).containsEntry("stockChanged", 1L);
        assertThat(one.messages(look))
                .contains("The shop has changed stock by itself in 1 variant: variant " + mug.variant() + " shows "
                        + byHand + " where 10 was expected. The next inventory-push sends the hub's numbers.");
        assertThat(push.counters()).containsEntry("sent", 1L).containsEntry("shopChanged", 1L);
        assertThat(one.messages(push))
                .contains("The shop shows " + byHand + " of variant " + mug.variant()
                        + " by itself, last confirmed: 10; the hub's number is 10.");
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(10);
        assertThat(one.push().counters()).containsEntry("sent", 0L);
    }

    @Test
    void whatMayBeSoldIsNotGivenBackBeforeTheOrdersAreRead() throws Exception {
        OneShop one = world.shop(BOTH);
        OneShop.Article mug = one.sold(10);
        one.poll();
        one.shop.catalog().stock(mug.variant(), 4);
        one.sync();

        Run early = one.push();
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(4);
        one.poll();

        assertThat(early.counters()).containsEntry("sent", 0L).containsEntry("waitForOrders", 1L);
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(10);
    }

    @Test
    void theShopsOwnDecrementIsReckonedWith() throws Exception {
        OneShop one = world.shop(BOTH);
        OneShop.Article mug = one.sold(100);
        one.poll();
        one.ordered(mug, 3);
        Run order = one.poll();
        long afterOrder = one.listing(mug).knownStock();
        one.count(mug, 103);

        Run push = one.push();

        assertThat(order.counters()).containsEntry("stored", 1L);
        assertThat(afterOrder).isEqualTo(97);
        assertThat(push.counters()).containsEntry("sent", 1L);
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(100);
    }

    @Test
    void goodsThatComeBetweenAnOrderAndItsPollAreShown() throws Exception {
        OneShop one = world.shop(BOTH);
        OneShop.Article mug = one.sold(100);
        one.poll();
        one.ordered(mug, 3);
        one.count(mug, 103);

        one.poll();

        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(100);
    }

    @Test
    void anOrderOfManyLinesCostsNoWrite() throws Exception {
        OneShop one = world.shop(BOTH);
        List<OrderDraft.Item> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            items.add(OrderDraft.Item.of(one.sold(10 + i).variant(), 1));
        }
        one.poll();
        one.shop.orders().place(OrderDraft.paid(items.toArray(OrderDraft.Item[]::new)));
        one.shop.forgetCalls();

        one.poll();

        assertThat(one.shop.calls("PUT **")).isEmpty();
    }

    @Test
    void theFirstPushWritesNoNumberTheShopShows() throws Exception {
        OneShop one = world.shop(STOCK);
        OneShop.Article same = one.article();
        OneShop.Article other = one.article();
        one.shop.catalog().stock(same.variant(), 7);
        one.shop.catalog().stock(other.variant(), 7);
        one.sync();
        one.count(same, 7);
        one.count(other, 8);

        Run first = one.push();

        assertThat(first.counters()).containsEntry("sent", 1L);
        assertThat(one.shop.calls("PUT **")).hasSize(1);
    }

    @Test
    void whatWasNeverCountedIsNotSetToZero() throws Exception {
        OneShop one = world.shop(BOTH);
        OneShop.Article mug = one.article();
        one.shop.catalog().stock(mug.variant(), 7);
        one.sync();
        one.ordered(mug, 2);
        one.poll();

        Run push = one.push();

        assertThat(push.counters()).containsEntry("sent", 0L).containsEntry("uncounted", 1L);
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(5);
        one.count(mug, 0);
        one.push();
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isZero();
    }

    @Test
    void manyZerosAtOnceAreHeldUntilSomebodyForcesThem() throws Exception {
        OneShop one = world.shop(STOCK);
        List<OneShop.Article> mugs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            mugs.add(one.article());
        }
        one.sync();
        for (OneShop.Article mug : mugs) {
            one.count(mug, 5);
        }
        one.push();
        for (OneShop.Article mug : mugs) {
            one.count(mug, 0);
        }
        one.count(mugs.get(0), 9);

        Run held = one.push();
        List<Long> shown = levels(one, mugs);
        Run forced = one.ended(
                world.hub().running().runs().request("inventory-push", one.connection.id(), "api", false, true));

        assertThat(held.state()).isEqualTo(RunState.FAILED);
        assertThat(held.error())
                .isEqualTo("Of 12 variants with stock 11 would be set to 0; at most 20 % may be at once. None of"
                        + " these is sent; the other numbers are. Check the connection's warehouses and the last counts,"
                        + " then run inventory-push with force.");
        assertThat(shown).containsOnlyOnce(9L).contains(5L).doesNotContain(0L);
        assertThat(forced.counters()).containsEntry("sent", 11L);
        assertThat(levels(one, mugs)).containsOnly(0L, 9L);
    }

    @Test
    void aPushByHandMindsAFailedPoll() throws Exception {
        OneShop one = world.shop(BOTH);
        OneShop.Article mug = one.sold(10);
        one.poll();
        one.shop.faults().always("GET orders", ShopFault.status(500));
        Run failed = one.poll();
        one.count(mug, 12);

        Run push = one.push();

        assertThat(push.state()).isEqualTo(RunState.FAILED);
        assertThat(push.error()).startsWith("The last order-poll of this shop failed (run " + failed.id() + ")");
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(10);
        one.shop.faults().clear();
        one.poll();
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(12);
    }

    @Test
    void whatRefundsAndCancellationsDoInTheShopIsPutRight() throws Exception {
        OneShop one = world.shop(BOTH);
        OneShop.Article mug = one.sold(10);
        one.poll();
        long kept = one.ordered(mug, 3);
        long cancelled = one.ordered(mug, 2);
        one.poll();
        one.shop.orders().refund(kept, 0, 1);
        one.shop.orders().cancel(cancelled);
        one.shop.catalog().stock(mug.variant(), 3);

        one.poll();

        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(8);
    }

    private static List<Long> levels(OneShop one, List<OneShop.Article> mugs) {
        return mugs.stream()
                .map(mug -> one.shop.catalog().stockLevel(mug.variant()))
                .toList();
    }
}
