package io.tillbridge.stock;

import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    private static final String A = "order-line:1";
    private static final String B = "order-line:2";
    private static final String C = "order-line:3";

    private final StockWorld world = new StockWorld();
    private final long product = world.product();

    @AfterEach
    void close() {
        assertThat(world.wrongSums()).isEmpty();
        world.close();
    }

    @Test
    void aReservationHoldsTheWholeQuantityAndSaysHowMuchOfItIsThere() {
        world.come(world.first, product, 3);

        HeldQuantity held = world.hold(A, product, 5);

        assertThat(held).isEqualTo(new HeldQuantity(5, 3));
        assertThat(held.isShort()).isTrue();
        assertThat(world.level(world.first, product)).containsExactly(3L, 5L, 3L);
    }

    @Test
    void goodsOfTheWarehousesAreUsedInTheirOrderAndTheRestWaitsAtTheFirst() {
        world.come(world.first, product, 2);
        world.come(world.second, product, 3);

        HeldQuantity held = world.hold(A, product, List.of(world.second, world.first), 7);

        assertThat(held).isEqualTo(new HeldQuantity(7, 5));
        assertThat(world.level(world.second, product)).containsExactly(3L, 5L, 3L);
        assertThat(world.level(world.first, product)).containsExactly(2L, 2L, 2L);
    }

    @Test
    void aWarehouseOfAnotherConnectionIsNotTouched() {
        world.come(world.second, product, 9);

        assertThat(world.hold(A, product, List.of(world.first), 1).isShort()).isTrue();
        assertThat(world.level(world.second, product)).containsExactly(9L, 0L, 0L);
    }

    @Test
    void holdingAgainMakesItExactlyThisMuch() {
        world.come(world.first, product, 3);
        world.come(world.second, product, 3);

        assertThat(world.hold(A, product, 2)).isEqualTo(new HeldQuantity(2, 2));
        assertThat(world.hold(A, product, 5)).isEqualTo(new HeldQuantity(5, 5));
        assertThat(world.rows(A)).containsExactly("held 3/3-0", "held 2/2-0");
        assertThat(world.hold(A, product, 1)).isEqualTo(new HeldQuantity(1, 1));
        assertThat(world.rows(A)).containsExactly("held 1/1-0", "released 0/2-0");
    }

    @Test
    void lessIsTakenFromWhatWaitsFirst() {
        world.come(world.first, product, 1);
        world.come(world.second, product, 1);
        world.hold(A, product, 5);

        assertThat(world.hold(A, product, 2)).isEqualTo(new HeldQuantity(2, 2));
        assertThat(world.rows(A)).containsExactly("held 1/1-0", "held 1/1-0");
    }

    @Test
    void newGoodsCoverThoseWhoWaitOldestFirst() {
        world.hold(A, product, 2);
        world.hold(B, product, 2);
        world.hold(C, product, 2);

        world.come(world.first, product, 3);

        assertThat(List.of(world.held(A), world.held(B), world.held(C)))
                .containsExactly(new HeldQuantity(2, 2), new HeldQuantity(2, 1), new HeldQuantity(2, 0));
        world.come(world.first, product, 9);
        assertThat(List.of(world.held(B), world.held(C)))
                .containsExactly(new HeldQuantity(2, 2), new HeldQuantity(2, 2));
        assertThat(world.level(world.first, product)).containsExactly(12L, 6L, 6L);
    }

    @Test
    void goodsThatComeFreeGoToThoseWhoWait() {
        world.come(world.first, product, 2);
        world.hold(A, product, 2);
        world.hold(B, product, 2);
        world.hold(C, product, 2);

        world.hold(A, product, 1);
        assertThat(world.held(B)).isEqualTo(new HeldQuantity(2, 1));
        world.within(tx -> world.reservations.release(tx, A));
        assertThat(world.held(B)).isEqualTo(new HeldQuantity(2, 2));
        world.within(tx -> world.reservations.release(tx, List.of(A, B)));
        assertThat(world.held(C)).isEqualTo(new HeldQuantity(2, 2));
    }

    @Test
    void inOneCallGoodsThatComeFreeGoToTheOldestAndNotToTheNext() {
        world.come(world.first, product, 2);
        world.hold(A, product, 2);
        world.hold(B, product, 1);

        Map<String, HeldQuantity> held = world.transactions.run(tx -> world.reservations.hold(
                tx, List.of(wanted(C, product, 2), wanted(A, product, 0), wanted(B, product, 1))));

        assertThat(held)
                .containsExactly(
                        Map.entry(C, new HeldQuantity(2, 1)),
                        Map.entry(A, new HeldQuantity(0, 0)),
                        Map.entry(B, new HeldQuantity(1, 1)));
    }

    @Test
    void manyWaitingOnesAreCoveredByOneDelivery() {
        List<ReservationRequest> wanted = IntStream.range(0, 1200)
                .mapToObj(i -> wanted("order-line:" + i, product, 2))
                .toList();
        world.within(tx -> world.reservations.hold(tx, wanted));

        world.come(world.first, product, 2399);

        assertThat(world.level(world.first, product)).containsExactly(2399L, 2400L, 2399L);
        assertThat(world.held("order-line:1199")).isEqualTo(new HeldQuantity(2, 1));
    }

    @Test
    void whatWaitsMovesToWhereGoodsAreWhenItIsHeldAgain() {
        world.hold(A, product, 2);
        world.come(world.second, product, 1);
        assertThat(world.held(A)).isEqualTo(new HeldQuantity(2, 0));

        assertThat(world.hold(A, product, 2)).isEqualTo(new HeldQuantity(2, 1));
        assertThat(world.rows(A)).containsExactly("held 0/1-0", "held 1/1-0");
    }

    @Test
    void anotherProductOrAnotherWarehouseLetsGoOfTheFirst() {
        long other = world.product();
        world.come(world.first, product, 2);
        world.come(world.second, product, 2);
        world.hold(A, product, List.of(world.first), 2);

        world.hold(A, product, List.of(world.second), 2);
        assertThat(world.rows(A)).containsExactly("released 0/2-0", "held 2/2-0");
        world.hold(A, other, List.of(world.second), 1);
        assertThat(world.rows(A)).containsExactly("released 0/2-0", "released 0/2-0", "held 0/1-0");
        assertThat(world.level(world.second, product)).containsExactly(2L, 0L, 0L);
    }

    @Test
    void aReservationThatEndedIsOpenedAgain() {
        world.come(world.first, product, 2);
        world.hold(A, product, 2);
        world.within(tx -> world.reservations.release(tx, A));
        assertThat(world.rows(A)).containsExactly("released 0/2-0");

        assertThat(world.hold(A, product, 1)).isEqualTo(new HeldQuantity(1, 1));
        assertThat(world.rows(A)).containsExactly("held 1/1-0");
    }

    @Test
    void aReleaseToldTwiceReleasesOnce() {
        world.come(world.first, product, 2);
        world.hold(A, product, 1);
        world.hold(B, product, 1);

        world.within(tx -> world.reservations.release(tx, A));
        world.within(tx -> world.reservations.release(tx, A));

        assertThat(world.level(world.first, product)).containsExactly(2L, 1L, 1L);
    }

    @Test
    void goodsAreNeverPromisedTwiceWhenACountFoundLess() {
        world.come(world.first, product, 5);
        world.hold(A, product, 5);
        world.stock.set(world.first, product, 2, "count-1");
        world.hold(B, product, 2);

        world.come(world.first, product, 3);
        assertThat(world.held(B)).isEqualTo(new HeldQuantity(2, 0));
        world.come(world.first, product, 1);
        assertThat(world.held(B)).isEqualTo(new HeldQuantity(2, 1));
    }

    @Test
    void aCountThatFindsMoreCoversToo() {
        world.hold(A, product, 5);

        world.stock.set(world.first, product, 4, "count-1");

        assertThat(world.held(A)).isEqualTo(new HeldQuantity(5, 4));
    }

    @Test
    void quantitiesOfNothingAndOfTenMillionAreQuantities() {
        assertThat(world.hold(A, product, List.of(), 0)).isEqualTo(new HeldQuantity(0, 0));
        assertThat(world.hold(A, product, 10_000_000)).isEqualTo(new HeldQuantity(10_000_000, 0));
        world.come(world.first, product, 20_000_000);
        assertThat(world.held(A)).isEqualTo(new HeldQuantity(10_000_000, 10_000_000));
    }

    @Test
    void whatCannotBeHeldIsRefused() {
        assertThatThrownBy(() -> world.hold(A, product, -1))
                .hasMessage("order-line:1: expected a quantity from 0 to 1000000000000, found -1.");
        assertThatThrownBy(() -> world.hold(A, product, List.of(), 1))
                .hasMessage("order-line:1: expected a warehouse to hold it in, found none. "
                        + "Give the connection a warehouse.");
        assertThatThrownBy(() -> world.hold(A, product, List.of(world.first, 98L, 99L), 1))
                .is(refused(UNKNOWN))
                .hasMessage("There is no warehouse 98, 99.");
        try (Handle handle = world.database.jdbi().open()) {
            assertThatThrownBy(() -> world.reservations.release(handle, A)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aCallThatFailsChangesNothing() {
        world.come(world.first, product, 5);

        assertThatThrownBy(() -> world.within(tx -> {
                    world.reservations.hold(tx, A, product, world.both(), 2, null);
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(world.held(A)).isEqualTo(new HeldQuantity(0, 0));
        assertThat(world.level(world.first, product)).containsExactly(5L, 0L, 0L);
    }

    @Test
    void whoIsShortIsKnownForManyAtOnce() {
        world.come(world.first, product, 1);
        world.hold(A, product, 1);
        world.hold(B, product, 1);

        Map<String, HeldQuantity> held = world.transactions.run(tx -> world.reservations.held(tx, List.of(B, A, C)));

        assertThat(held)
                .containsExactly(
                        Map.entry(B, new HeldQuantity(1, 0)),
                        Map.entry(A, new HeldQuantity(1, 1)),
                        Map.entry(C, new HeldQuantity(0, 0)));
        assertThat(world.transactions.<Boolean, RuntimeException>run(tx -> world.reservations.isShort(tx, B)))
                .isTrue();
    }

    private ReservationRequest wanted(String owner, long of, long quantity) {
        return new ReservationRequest(owner, of, world.both(), quantity, null);

}
}
