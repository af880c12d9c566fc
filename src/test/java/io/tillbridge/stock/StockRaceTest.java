package io.tillbridge.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
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
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockRaceTest {
    private final StockWorld world = new StockWorld();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        assertThat(world.wrongSums()).isEmpty();
        world.close();
    }

    @Test
    void ofTwoWhoBuyTheLastPieceOneGetsItAndOneWaits() throws Exception {
        for (int round = 0; round < 50; round++) {
            long product = world.product();
            world.come(world.first, product, 1);
            String name = "order-line:" + round;

            List<HeldQuantity> held =
                    atOnce(List.of(() -> world.hold(name + "a", product, 1), () -> world.hold(name + "b", product, 1)));

            assertThat(held).containsExactlyInAnyOrder(new HeldQuantity(1, 1), new HeldQuantity(1, 0));
            assertThat(world.level(world.first, product)).containsExactly(1L, 2L, 1L);
        }
    }

    @Test
    void aMovementToldByManyAtOnceMovesTheGoodsOnce() throws Exception {
        long product = world.product();
        for (int round = 0; round < 20; round++) {
            String reference = "delivery-" + round;

            atOnce(Collections.nCopies(6, () -> world.stock.move(world.first, product, 1, "received", reference)));

            assertThat(world.level(world.first, product)).containsExactly(round + 1L, 0L, 0L);
        }
    }

    @Test
    void aPaymentAndTheEndOfItsReservationAtOnceLeaveNothingHalf() throws Exception {
        for (int round = 0; round < 30; round++) {
            long product = world.product();
            String owner = "order-line:" + round;
            world.come(world.first, product, 1);
            world.hold(owner, product, world.both(), 1, world.clock.instant());

            atOnce(List.<Callable<Object>>of(
                    () -> world.hold(owner, product, 1),
                    () -> world.reservations.sweepExpired(world.clock.instant(), Reservations.Expiry.UNHEARD)));

            assertThat(world.held(owner)).isEqualTo(new HeldQuantity(1, 1));
        }
    }

    /** Without another try: a deadlock would fail the test. */
    @Test
    void manyWhoHoldManyProductsInDifferentOrdersNeverWaitForOneAnother() throws Exception {
        List<Long> products = world.products(8);
        products.forEach(product -> world.come(world.first, product, 100));

        atOnce(IntStream.range(0, 8)
                .mapToObj(thread -> (Callable<Boolean>) () -> {
                    Random random = new Random(thread);
                    for (int i = 0; i < 40; i++) {
                        onceInTransaction(thread * 1000 + i % 10 * 10, random, products);
                    }
                    return true;
                })
                .toList());

        assertThat(world.wrongSums()).isEmpty();
    }

    private void onceInTransaction(int firstOwner, Random random, List<Long> products) {
        List<Long> shuffled = new ArrayList<>(products);
        Collections.shuffle(shuffled, random);
        List<ReservationRequest> wanted = IntStream.range(0, 5)
                .mapToObj(line -> new ReservationRequest(
                        "order-line:" + (firstOwner + line),
                        shuffled.get(line),
                        places(random),
                        random.nextInt(9),
                        null))
                .toList();
        world.database.jdbi().useTransaction(TransactionIsolationLevel.READ_COMMITTED, tx -> {
            switch (random.nextInt(5)) {
                case 0 ->
                    world.reservations.release(
                            tx, wanted.stream().map(ReservationRequest::owner).toList());
                case 1 ->
                    world.reservations.take(
                            tx, wanted.stream().map(this::taking).toList());
                default -> world.reservations.hold(tx, wanted);
            }
        });
        if (random.nextInt(4) == 0) {
            world.come(world.second, shuffled.get(0), 1 + random.nextInt(20));
        }
    }

    private StockWithdrawal taking(ReservationRequest wanted) {
        return new StockWithdrawal(
                wanted.owner(), wanted.productId(), wanted.warehouses(), wanted.quantity(), "shipped", world.name());
    }

    private List<Long> places(Random random) {
        return random.nextBoolean() ? world.both() : List.of(world.second, world.first);
    }

    @Test
    void whoHoldsLineByLineIsServedAfterADeadlock() throws Exception {
        List<Long> products = world.products(4);
        products.forEach(product -> world.come(world.first, product, 100));

        atOnce(IntStream.range(0, 6)
                .mapToObj(thread -> (Callable<Boolean>) () -> {
                    Random random = new Random(thread);
                    for (int i = 0; i < 15; i++) {
                        String owner = "order-line:" + thread + "-" + i + "-";
                        List<Long> shuffled = new ArrayList<>(products);
                        Collections.shuffle(shuffled, random);
                        world.within(tx -> shuffled.forEach(product -> hold(tx, owner + product, product)));
                    }
                    return true;
                })
                .toList());

        assertThat(world.level(world.first, products.get(0))).containsExactly(100L, 90L, 90L);
    }

    private void hold(Handle tx, String owner, long product) {
        world.reservations.hold(tx, owner, product, world.both(), 1, null);
    }

    private <T> List<T> atOnce(List<? extends Callable<? extends T>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<? extends T> one : work) {
            running.add(threads.submit(() -> {
                start.await(Until.STOP.toSeconds(), TimeUnit.SECONDS);
                return one.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get(Until.STOP.toSeconds(), TimeUnit.SECONDS));
        }
        return results;
    }
}
