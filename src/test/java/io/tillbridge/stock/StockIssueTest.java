package io.tillbridge.stock;

import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goods that leave, and reservations that expire. */
class StockIssueTest {
    private static final String A = "order-line:1";
    private static final String B = "order-line:2";

    private final StockWorld world = new StockWorld();
    private final long product = world.product();

    @AfterEach
    void close() {
        assertThat(world.wrongSums()).isEmpty();
        world.close();
    }

    @Test
    void goodsLeaveFromWhereTheyWereHeldWithAMovementPerWarehouse() {
        world.come(world.first, product, 2);
        world.come(world.second, product, 3);
        world.hold(A, product, 4);

        world.take(A, product, 4, "shipment:1");

        assertThat(world.rows(A)).containsExactly("taken 0/2-2", "taken 0/2-2");
        assertThat(world.level(world.first, product)).containsExactly(0L, 0L, 0L);
        assertThat(world.level(world.second, product)).containsExactly(1L, 0L, 0L);
        assertThat(world.stock.movements(new StockMovementFilter(null, product), null, 2))
                .extracting(StockMovement::reference, StockMovement::delta)
                .containsExactly(tuple("shipment:1:" + world.second, -2L), tuple("shipment:1:" + world.first, -2L));
    }

    @Test
    void aPartThatLeavesKeepsTheRestHeld() {
        world.come(world.first, product, 5);
        world.hold(A, product, 3);

        world.take(A, product, 2, "shipment:1");

        assertThat(world.held(A)).isEqualTo(new HeldQuantity(1, 1));
        assertThat(world.rows(A)).containsExactly("held 1/3-2");
        assertThat(world.level(world.first, product)).containsExactly(3L, 1L, 1L);
        assertThat(world.hold(A, product, 1)).isEqualTo(new HeldQuantity(1, 1));
        assertThat(world.hold(A, product, 2)).isEqualTo(new HeldQuantity(2, 2));
        assertThat(world.rows(A)).containsExactly("held 2/4-2");
    }

    @Test
    void leavingToldTwiceHappensOnce() {
        world.come(world.first, product, 1);
        world.come(world.second, product, 5);
        world.hold(A, product, 3);

        world.take(A, product, 2, "shipment:1");
        world.take(A, product, 2, "shipment:1");

        assertThat(world.held(A)).isEqualTo(new HeldQuantity(1, 1));
        assertThat(world.level(world.second, product)).containsExactly(4L, 1L, 1L);
        assertThatThrownBy(() -> world.take(A, product, 1, "shipment:1")).is(refused("reference-taken"));
    }

    @Test
    void moreThanIsHeldLeavesFromTheFirstWarehouse() {
        world.come(world.first, product, 1);
        world.hold(A, product, 1);

        world.take(A, product, 3, "shipment:1");

        assertThat(world.level(world.first, product)).containsExactly(-2L, 0L, 0L);
        world.take(B, product, 1, "shipment:2");
        assertThat(world.level(world.first, product)).containsExactly(-3L, 0L, 0L);
    }

    @Test
    void whatHasGoodsLeavesBeforeWhatWaits() {
        world.come(world.second, product, 2);
        world.hold(A, product, 3);

        world.take(A, product, 2, "shipment:1");

        assertThat(world.rows(A)).containsExactly("held 0/1-0", "taken 0/2-2");
        world.take(A, product, 1, "shipment:2");
        assertThat(world.rows(A)).containsExactly("taken 0/1-1", "taken 0/2-2");
        assertThat(world.level(world.first, product)).containsExactly(-1L, 0L, 0L);
    }

    @Test
    void aReferenceThatLooksLikeAPatternIsTakenLiterally() {
        world.take(A, product, 1, "shipment:10");
        world.take(A, product, 1, "shipment:1_");
        world.take(A, product, 1, "shipment:1");
        world.take(A, product, 1, "shipment:%");

        assertThat(world.level(world.first, product)).containsExactly(-4L, 0L, 0L);
    }

    @Test
    void severalLinesLeaveInOneCall() {
        long other = world.product();
        world.come(world.first, product, 2);
        world.come(world.first, other, 2);
        world.hold(A, product, 2);
        world.hold(B, other, 2);

        world.within(tx -> world.reservations.take(
                tx,
                List.of(
                        new StockWithdrawal(B, other, world.both(), 1, "shipped", "shipment:1:line:2"),
                        new StockWithdrawal(A, product, world.both(), 2, "shipped", "shipment:1:line:1"))));

        assertThat(world.level(world.first, product)).containsExactly(0L, 0L, 0L);
        assertThat(world.level(world.first, other)).containsExactly(1L, 1L, 1L);
    }

    @Test
    void anExpiredReservationIsReleasedOnceAndItsGoodsGoToThoseWhoWait() {
        Instant end = world.clock.instant().plus(Duration.ofHours(24));
        world.come(world.first, product, 1);
        world.hold(A, product, world.both(), 1, end);
        world.hold(B, product, 1);

        assertThat(world.reservations.sweepExpired(end.minusMillis(1), Reservations.Expiry.UNHEARD))
                .isZero();
        assertThat(world.reservations.sweepExpired(end, Reservations.Expiry.UNHEARD))
                .isEqualTo(1);
        assertThat(world.reservations.sweepExpired(end, Reservations.Expiry.UNHEARD))
                .isZero();

        assertThat(world.rows(A)).containsExactly("released 0/1-0");
        assertThat(world.held(B)).isEqualTo(new HeldQuantity(1, 1));
    }

    @Test
    void aPaymentBeforeTheEndKeepsTheReservationAndOneAfterItReservesAnew() {
        Instant end = world.clock.instant().plus(Duration.ofHours(24));
        world.come(world.first, product, 2);
        world.hold(A, product, world.both(), 1, end);
        world.hold(B, product, world.both(), 1, end);

        world.hold(A, product, 1);
        assertThat(world.reservations.sweepExpired(end, Reservations.Expiry.UNHEARD))
                .isEqualTo(1);
        assertThat(world.held(A)).isEqualTo(new HeldQuantity(1, 1));
        assertThat(world.hold(B, product, 1)).isEqualTo(new HeldQuantity(1, 1));
        assertThat(world.reservations.sweepExpired(end.plusSeconds(9), Reservations.Expiry.UNHEARD))
                .isZero();
    }

    @Test
    void manyExpireInOneSweep() {
        Instant end = world.clock.instant().plus(Duration.ofHours(24));
        List<ReservationRequest> wanted = IntStream.range(0, 450)
                .mapToObj(i -> new ReservationRequest("order-line:" + i, product, world.both(), 1, end))
                .toList();
        world.within(tx -> world.reservations.hold(tx, wanted));

        assertThat(world.reservations.sweepExpired(end, Reservations.Expiry.UNHEARD))
                .isEqualTo(450);
        assertThat(world.level(world.first, product)).containsExactly(0L, 0L, 0L);

}
}
