package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingState;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.server.ShopFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that shows nothing is no proof that there is nothing. */
class ShopEmptyListTest {
    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    @Test
    void anAnswerWithoutContentIsTriedAgainAndNoOrderIsLost() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 1);
        one.shop.faults().next("GET orders", ShopFault.noBytes());
        one.shop.faults().next("GET orders/*", ShopFault.noBytes());

        Run poll = one.poll();

        assertThat(poll.error()).isNull();
        assertThat(one.order(order).state().text()).isEqualTo("accepted");
    }

    @Test
    void anAnswerThatStaysWithoutContentFailsThePollAndTheWatermarkStays() throws Exception {
        OneShop one = world.shop(Map.of());
        one.shop.faults().always("GET orders", ShopFault.noBytes());

        Run poll = one.poll();

        assertThat(poll.state()).isEqualTo(RunState.FAILED);
        assertThat(poll.error()).contains("answered without content (200), expected JSON");
        assertThat(one.coverage.watermark(one.connection.id())).isEmpty();
    }

    @Test
    void anEmptyListOfOrdersAfterAFullOneIsNotBelieved() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        one.ordered(mug, 1);
        world.time().turn(Duration.ofMinutes(5));
        one.ordered(mug, 1);
        one.ordered(mug, 1);
        one.poll();
        one.poll();
        Instant watermark = one.coverage.watermark(one.connection.id()).orElseThrow();
        one.shop.faults().next("GET orders", ShopFault.emptyList());

        Run doubted = one.poll();
        Instant after = one.coverage.watermark(one.connection.id()).orElseThrow();
        Run next = one.poll();

        assertThat(doubted.state()).isEqualTo(RunState.FAILED);
        assertThat(doubted.error()).contains("lacks 2 of 2 orders it showed before");
        assertThat(after).isEqualTo(watermark);
        assertThat(next.error()).isNull();
    }

    @Test
    void ordersThatWereReallyDeletedAreBelievedWithForce() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long old = one.ordered(mug, 1);
        world.time().turn(Duration.ofMinutes(5));
        long first = one.ordered(mug, 1);
        long second = one.ordered(mug, 1);
        one.poll();
        one.poll();
        one.shop.orders().remove(old);
        one.shop.orders().remove(first);
        one.shop.orders().remove(second);

        Run doubted = one.poll();
        Run forced = one.ended(
                world.hub().running().runs().request(Jobs.ORDER_POLL, one.connection.id(), "api", false, true));

        assertThat(doubted.state()).isEqualTo(RunState.FAILED);
        assertThat(forced.error()).isNull();
        assertThat(one.poll().error()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET products", "GET brands"})
    void noProductIsMadeWhileItsNameIsNotShown(String list) throws Exception {
        OneShop one = world.shop(Map.of("createUnknownProducts", true));
        long variant = one.shop.catalog().add(one.codes().withTexts("Acme", "", "", ""));
        one.shop.faults().next(list, ShopFault.emptyList());

        Run refused = one.sync();
        Run next = one.sync();

        assertThat(refused.state()).isEqualTo(RunState.FAILED);
        assertThat(refused.error()).startsWith("The shop shows ").contains("Nothing is changed.");
        assertThat(next.counters()).containsEntry("created", 1L);
        assertThat(product(one.listing(variant)))
                .containsEntry("brand", "Acme")
                .extractingByKey("name")
                .asString()
                .startsWith("Acme Mug");
    }

    @Test
    void aVariantWhoseProductAloneIsNotShownWaitsForIt() throws Exception {
        OneShop one = world.shop(Map.of("createUnknownProducts", true));
        one.shop.catalog().add(one.codes());
        long orphan = one.shop.catalog().add(one.codes());
        one.shop.catalog().orphan(orphan);

        Run sync = one.sync();

        assertThat(sync.counters()).containsEntry("created", 1L);
        assertThat(one.listing(orphan).state()).isEqualTo(ListingState.UNMATCHED);
        assertThat(one.listing(orphan).explanation())
                .contains("not created, because the shop does not show the product");
    }

    private static Map<String, Object> product(Listing listing) {
        return world.jdbi().withHandle(handle -> handle.createQuery("SELECT name, brand FROM product WHERE id = :id")
                .bind("id", listing.productId())
                .mapToMap()
                .one());
    }
}
