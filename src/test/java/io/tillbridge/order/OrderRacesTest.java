package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.order.IntakeResult.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderRacesTest {
    private static final int THREADS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private OrderStockShelf shelf;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf(THREADS + 2);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        shelf.close();
    }

    @Test
    void threadsThatTakeTheSameOrderAtOnceStoreItOnce() throws Exception {
        shelf.product(1, 1_000);
        for (int round = 0; round < 20; round++) {
            String id = "r" + round;

            List<IntakeResult> taken = atOnce(Collections.nCopies(
                    THREADS, () -> shelf.take(Given.order(id).line("a", "v1", 2).line("b", "v1", 1))));

            assertThat(taken)
                    .extracting(IntakeResult::outcome)
                    .containsOnlyOnce(Outcome.STORED)
                    .containsOnly(Outcome.STORED, Outcome.UNCHANGED);
        }
        assertThat(shelf.count("customer_order")).isEqualTo(20);
        assertThat(shelf.level(1)).isEqualTo("1000/60/60");
    }

    @Test
    void ofTwoConnectionsThatSellTheLastPieceOneGetsIt() throws Exception {
        long other = OrderStockShelf.connection(shelf.database, shelf.instant());
        for (long product = 1; product <= 20; product++) {
            shelf.product(product, 1);
            shelf.listing(other, "v" + product, product);
            String id = "r" + product;
            String variant = "v" + product;

            List<IntakeResult> taken = atOnce(List.of(
                    () -> take(Given.order(id).of(shelf.shop).line("a", variant, 1)),
                    () -> take(Given.order(id).of(other).line("a", variant, 1))));

            assertThat(taken)
                    .extracting(IntakeResult::state)
                    .containsExactlyInAnyOrder(OrderState.ACCEPTED, OrderState.ON_HOLD);
            assertThat(shelf.level(product)).isEqualTo("1/2/1");
        }
    }

    @Test
    void ordersThatShareProductsInAnyOrderNeverFail() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (long product = 1; product <= 5; product++) {
            shelf.product(product, 100_000);
        }
        List<Callable<IntakeResult>> orders = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            Given order = Given.order("r" + i);
            for (int line = 0; line < 3; line++) {
                order.line("l" + line, "v" + (1 + random.nextInt(5)), 1);
            }
            orders.add(() -> shelf.take(order));
        }

        List<IntakeResult> taken = atOnce(orders);

        assertThat(taken).as("seed %s", seed).extracting(IntakeResult::state).containsOnly(OrderState.ACCEPTED);
        assertThat(sum("reserved")).isEqualTo(720);
        assertThat(sum("covered")).isEqualTo(720);
    }

    @Test
    void ofTwoThatShipTheSameOrderOneIsRefused() throws Exception {
        shelf.product(1, 1_000);
        for (int round = 0; round < 10; round++) {
            IntakeResult order = shelf.take(Given.order("r" + round).line("a", "v1", 2));

            List<Boolean> shipped = atOnce(Collections.nCopies(2, () -> ships(order.orderId())));

            assertThat(shipped).containsExactlyInAnyOrder(true, false);
        }
        assertThat(shelf.level(1)).isEqualTo("980/0/0");
    }

    private long sum(String column) {
        return shelf.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT SUM(" + column + ") FROM stock_level")
                .mapTo(Long.class)
                .one());
    }

    private boolean ships(long order) {
        try {
            shelf.shipments.ship(order, ShipmentRequest.whole("", false));
            return true;
        } catch (CallerFault refused) {
            return false;
        }
    }

    private IntakeResult take(Given order) {
        return shelf.intake.take(order.build(), shelf.rules);
    }

    /** As many of them at the same moment as there are threads. */
    private <T> List<T> atOnce(List<? extends Callable<T>> work) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(Math.min(THREADS, work.size()));
        boolean together = work.size() <= THREADS;
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> one : work) {
            futures.add(threads.submit(() -> {
                if (together) {
                    barrier.await(Until.STOP.toSeconds(), TimeUnit.SECONDS);
                }
                return one.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(Until.STOP.toSeconds(), TimeUnit.SECONDS));
        }
        return results;

}
}
