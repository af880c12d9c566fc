package io.tillbridge.stock;

import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StockTest {
    @AutoClose
    private final StockWorld world = new StockWorld();

    private final Stock stock = world.stock;
    private final long product = world.product();

    @Test
    void aMovementToldTwiceMovesTheGoodsOnce() {
        StockLevel told = stock.move(world.first, product, 5, "received", "delivery-1");
        StockLevel again = stock.move(world.first, product, 5, "received", "delivery-1");

        assertThat(again).isEqualTo(told);
        assertThat(told.onHand()).isEqualTo(5);
        assertThat(stock.movements(new StockMovementFilter(null, product), null, 10))
                .hasSize(1);
    }

    @Test
    void anotherMovementUnderAKnownReferenceIsRefused() {
        stock.move(world.first, product, 5, "received", "delivery-1");
        long other = world.product();

        String message =
                "Reference \"delivery-1\": expected the same movement as the first time, found another one under "
                        + "it. Give the new movement a reference of its own.";
        assertRefused(message, () -> stock.move(world.first, product, 6, "received", "delivery-1"));
        assertRefused(message, () -> stock.move(world.second, product, 5, "received", "delivery-1"));
        assertRefused(message, () -> stock.move(world.first, other, 5, "received", "delivery-1"));
        assertRefused(message, () -> stock.move(world.first, product, 5, "found", "delivery-1"));
        assertRefused(message, () -> stock.set(world.first, product, 5, "delivery-1"));
    }

    private static void assertRefused(String message, Runnable call) {
        assertThatThrownBy(call::run).is(refused("reference-taken")).hasMessage(message);
    }

    @Test
    void aCountIsAMovementOfTheDifference() {
        stock.move(world.first, product, 5, "received", "delivery-1");

        StockLevel counted = stock.set(world.first, product, 3, "count-1");
        stock.move(world.first, product, 1, "received", "delivery-2");
        StockLevel again = stock.set(world.first, product, 3, "count-1");

        assertThat(counted.onHand()).isEqualTo(3);
        assertThat(again.onHand()).isEqualTo(4);
        assertThat(stock.movements(new StockMovementFilter(world.first, product), null, 10))
                .extracting(StockMovement::delta, StockMovement::onHandAfter, StockMovement::reason)
                .containsExactly(tuple(1L, 4L, "received"), tuple(-2L, 3L, "count"), tuple(5L, 5L, "received"));
    }

    @Test
    void aCountThatFindsWhatTheBooksSayIsKnownAllTheSame() {
        stock.set(world.first, product, 0, "count-1");
        stock.move(world.first, product, 2, "received", "delivery-1");

        assertThat(stock.set(world.first, product, 0, "count-1").onHand()).isEqualTo(2);
    }

    @Test
    void moreMayLeaveThanWasEverCounted() {
        assertThat(stock.move(world.first, product, -2, "broken", "b-1").available())
                .isEqualTo(-2);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> stock.move(99, product, 1, "received", "a"))
                .is(refused(UNKNOWN))
                .hasMessage("There is no warehouse 99.");
        assertThatThrownBy(() -> stock.set(world.first, 99, 1, "a"))
                .is(refused(UNKNOWN))
                .hasMessage("There is no product 99.");
        assertThatThrownBy(() -> stock.set(world.first, product, -1, "a"))
                .hasMessage("onHand: expected 0 to 1000000000000, found -1.");
        assertThatThrownBy(() -> stock.move(world.first, product, 0, "received", "a"))
                .hasMessage("delta: expected a number from -1000000000000 to 1000000000000 other than 0, found 0.");
        assertThatThrownBy(() -> stock.move(world.first, product, 1, " ", "a"))
                .hasMessage("reason: expected 1 to 32 characters, found nothing.");
        assertThatThrownBy(() -> stock.move(world.first, product, 1, "received", "r".repeat(191)))
                .hasMessage("reference: expected 1 to 190 characters, found 191 characters.");
    }

    @Test
    void sumsStayWithinBounds() {
        stock.set(world.first, product, Stock.MOST, "count-1");

        assertThatThrownBy(() -> stock.move(world.first, product, 1, "received", "a"))
                .is(refused(INVALID))
                .hasMessage("Product " + product + ", warehouse " + world.first
                        + ": expected at most 1000000000000 on hand, found 1000000000001. Check the quantity.");
        assertThat(world.level(world.first, product)).containsExactly(Stock.MOST, 0L, 0L);
    }

    @Test
    void levelsAreListedByPlaceAndFoundByTheCodesOfTheProduct() {
        long other = world.product();
        List.of(world.second, world.first).forEach(warehouse -> world.come(warehouse, product, 1));
        world.come(world.first, other, 1);

        List<StockLevel> firstPage = stock.list(StockFilter.any(), null, 2);
        List<StockLevel> secondPage =
                stock.list(StockFilter.any(), firstPage.get(1).place(), 2);

        assertThat(firstPage)
                .extracting(StockLevel::place)
                .containsExactly(new StockPlace(product, world.first), new StockPlace(product, world.second));
        assertThat(secondPage).extracting(StockLevel::place).containsExactly(new StockPlace(other, world.first));
        assertThat(stock.list(new StockFilter(world.first, null, null, null), null, 9))
                .hasSize(2);
        assertThat(stock.list(new StockFilter(null, null, "S-1", null), null, 9))
                .hasSize(2);
        assertThat(stock.list(new StockFilter(null, null, null, "4006381333931"), null, 9))
                .hasSize(3);
        assertThat(stock.list(new StockFilter(null, null, null, "12345670"), null, 9))
                .isEmpty();
    }

    @Test
    void anExplanationAddsUp() {
        world.come(world.first, product, 5);
        world.come(world.second, product, 4);
        world.come(world.second, product, -1);
        world.hold("order-line:1", product, 6);
        world.hold("order-line:2", product, 4);

        StockExplanation why = stock.explain(product, List.of(world.second, world.first), 1);

        assertThat(why.rows())
                .containsExactly(
                        new StockExplanation.Row(world.second, "Second", 3, 3, 0, 2, 2, IncomingQuantity.NOTHING),
                        new StockExplanation.Row(world.first, "First", 5, 7, 2, 1, 2, IncomingQuantity.NOTHING));
        assertThat(why.onHand()).isEqualTo(8);
        assertThat(why.reserved()).isEqualTo(10);
        assertThat(why.available()).isEqualTo(8 - 10 - 1);
        assertThat(why.sent()).isZero();
        assertThat(world.stock.holders(product, 0, 9))
                .extracting(ReservationHolder::owner, ReservationHolder::quantity, ReservationHolder::covered)
                .containsExactly(
                        tuple("order-line:1", 5L, 5L),
                        tuple("order-line:1", 1L, 1L),
                        tuple("order-line:2", 2L, 2L),
                        tuple("order-line:2", 2L, 0L));
    }

    @Test
    void aPlaceWhereNothingEverLayIsExplainedToo() {
        world.come(world.first, product, 5);

        StockExplanation why = stock.explain(product, world.both(), 2);

        assertThat(why.rows())
                .contains(new StockExplanation.Row(world.second, "Second", 0, 0, 0, 0, 0, IncomingQuantity.NOTHING));
        assertThat(why.sent()).isEqualTo(3);
        assertThat(stock.explain(product, List.of(), 0).sent()).isZero();
        assertThatThrownBy(() -> stock.explain(99, world.both(), 0)).hasMessage("There is no product 99.");
    }
}
