package io.tillbridge.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements go to the database: order intake lives on it. */
class StockCostTest {
    @AutoClose
    private final StockWorld world = new StockWorld();

    private final Reservations reservations = world.reservations;
    private final List<Long> products = world.products(50);

    @BeforeEach
    void goodsForAll() {
        products.forEach(product -> world.come(world.first, product, 2));
    }

    @Test
    void newReservationsCostSixStatementsHoweverMany() {
        assertThat(statements(tx -> reservations.hold(tx, wanted(0, 2, 1)))).isEqualTo(6);
        assertThat(statements(tx -> reservations.hold(tx, wanted(2, 50, 1)))).isEqualTo(6);
    }

    @Test
    void ownersThatNeverHeldAnythingCostFive() {
        assertThat(statements(tx -> reservations.holdFirst(tx, wanted(0, 50, 1))))
                .isEqualTo(5);

        assertThat(statements(tx -> reservations.hold(tx, wanted(0, 50, 1)))).isEqualTo(1);
    }

    @Test
    void anOwnerThatHoldsSomethingIsNoNewOne() {
        statements(tx -> reservations.hold(tx, wanted(0, 1, 1)));

        assertThatThrownBy(() -> statements(tx -> reservations.holdFirst(tx, wanted(0, 1, 1))))
                .hasMessageContaining("reservation_owner");
    }

    @Test
    void whatIsHeldAlreadyCostsOne() {
        statements(tx -> reservations.hold(tx, wanted(0, 50, 1)));

        assertThat(statements(tx -> reservations.hold(tx, wanted(0, 50, 1)))).isEqualTo(1);
        assertThat(statements(tx -> reservations.held(tx, List.of("order-line:1"))))
                .isEqualTo(1);
        assertThat(statements(tx -> reservations.release(tx, "nobody"))).isEqualTo(1);
    }

    @Test
    void changesAndReleasesCostSeven() {
        statements(tx -> reservations.hold(tx, wanted(0, 50, 1)));

        assertThat(statements(tx -> reservations.hold(tx, wanted(0, 50, 2)))).isEqualTo(7);
        assertThat(statements(tx -> reservations.release(tx, owners()))).isEqualTo(7);
    }

    @Test
    void whatWaitsInVainCostsThree() {
        statements(tx -> reservations.hold(tx, wanted(0, 50, 9)));

        assertThat(statements(tx -> reservations.hold(tx, wanted(0, 50, 9)))).isEqualTo(3);
    }

    private List<String> owners() {
        return wanted(0, 50, 1).stream().map(ReservationRequest::owner).toList();
    }

    private List<ReservationRequest> wanted(int from, int to, long quantity) {
        return IntStream.range(from, to)
                .mapToObj(i -> new ReservationRequest("order-line:" + i, products.get(i), world.both(), quantity, null))
                .toList();
    }

    private long statements(HandleConsumer<RuntimeException> work) {
        return world.transactions.run(tx -> {
            long before = asked(tx);
            work.useHandle(tx);
            return asked(tx) - before - 1;
        });
    }

    private static long asked(Handle tx) {
        return tx.createQuery(
                        "SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'QUESTIONS'")
                .mapTo(Long.class)
                .one();
    }
}
