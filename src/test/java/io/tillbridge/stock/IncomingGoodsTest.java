package io.tillbridge.stock;

import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.fault.CallerFault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncomingGoodsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);

    private final StockWorld world = new StockWorld();
    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    @AfterEach
    void close() {
        threads.shutdownNow();
        assertThat(world.wrongSums()).isEmpty();
        world.close();
    }

    @Test
    void whatIsExpectedIsNoStockUntilItComes() {
        long product = world.product();
        long id = expect(product, 10, DAY, "PO-1");

        assertThat(world.level(world.first, product)).containsExactly(0L, 0L, 0L);
        assertThat(world.changes.due(world.clock.instant().plusSeconds(60), 10).products())
                .isEmpty();
        world.incoming.receive(id, 4L, null, null);

        assertThat(world.level(world.first, product)).containsExactly(4L, 0L, 0L);
        assertThat(world.changes.due(world.clock.instant().plusSeconds(60), 10).products())
                .containsOnlyKeys(product);
        assertThat(incoming(product)).isEqualTo(new IncomingQuantity(6, DAY, 6));
    }

    @Test
    void anArrivalGoesToWhoWaits() {
        long product = world.product();
        world.hold("order-line:1", product, 3);
        long id = expect(product, 10, DAY, null);

        world.incoming.receive(id, 2L, null, null);
        assertThat(world.held("order-line:1")).isEqualTo(new HeldQuantity(3, 2));
        world.incoming.receive(id, null, null, null);

        assertThat(world.held("order-line:1")).isEqualTo(new HeldQuantity(3, 3));
        assertThat(world.level(world.first, product)).containsExactly(10L, 3L, 3L);
    }

    @Test
    void theFirstDayIsThatOfAllWarehousesTogether() {
        IncomingQuantity nothing = IncomingQuantity.NOTHING;
        IncomingQuantity some = new IncomingQuantity(5, DAY, 2);
        IncomingQuantity later = new IncomingQuantity(7, DAY.plusDays(1), 7);
        IncomingQuantity oneDay = new IncomingQuantity(9, null, 0);

        assertThat(List.of(some, later, oneDay, nothing).stream().reduce(nothing, IncomingQuantity::plus))
                .isEqualTo(new IncomingQuantity(21, DAY, 2));
        assertThat(later.plus(some)).isEqualTo(some.plus(later));
        assertThat(some.plus(some)).isEqualTo(new IncomingQuantity(10, DAY, 4));
    }

    @Test
    void aChangeOfTheQuantityOpensAndCloses() {
        long id = expect(world.product(), 10, null, null);
        world.incoming.receive(id, 4L, null, null);

        assertThat(change(id, 4L).state()).isEqualTo(IncomingGoodsState.RECEIVED);
        assertThat(change(id, 6L).open()).isEqualTo(2);
        assertThatThrownBy(() -> change(id, 3L))
                .is(refused(INVALID))
                .hasMessage("quantity: expected 4 to 1000000000000, found 3. So many have come already.");
        world.incoming.cancel(id, null);
        assertThatThrownBy(() -> change(id, 9L)).is(refused("incoming-state"));
    }

    /** Random lives of a few lines against a plain memory of what each should be. */
    @Test
    void whateverIsReceivedAndCancelledTheMovementsAreItsSum() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long product = world.product();
        List<Long> ids = IntStream.range(0, 4)
                .mapToObj(i -> expect(product, 5 + random.nextInt(20), null, null))
                .toList();
        long stock = 0;
        for (int step = 0; step < 120; step++) {
            long id = ids.get(random.nextInt(ids.size()));
            IncomingGoodsLine before = world.incoming.find(id).orElseThrow();
            Long asked = random.nextInt(4) == 0 ? null : Long.valueOf(1 + random.nextInt(6));
            boolean taken = true;
            try {
                switch (random.nextInt(8)) {
                    case 0 -> world.incoming.cancel(id, null);
                    case 1 -> change(id, 1L + random.nextInt(30));
                    default -> world.incoming.receive(id, asked, null, null);
                }
            } catch (CallerFault refused) {
                taken = false;
            }
            IncomingGoodsLine after = world.incoming.find(id).orElseThrow();
            stock += after.received() - before.received();
            assertThat(taken || after.equals(before))
                    .as("seed %d, step %d", seed, step)
                    .isTrue();
            assertThat(after.received())
                    .as("seed %d, step %d", seed, step)
                    .isBetween(before.received(), after.quantity());
            assertThat(world.level(world.first, product).get(0))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(stock);
        }
        long open = ids.stream()
                .mapToLong(id -> world.incoming.find(id).orElseThrow().open())
                .sum();
        assertThat(incoming(product).total()).as("seed %d", seed).isEqualTo(open);
    }

    @Test
    void manyWhoReceiveAtOnceBookEachPieceOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            long product = world.product();
            long id = expect(product, 10, null, null);

            List<Object> all = atOnce(() -> world.incoming.receive(id, null, null, null));
            assertThat(all).noneMatch(Exception.class::isInstance);
            assertThat(world.level(world.first, product).get(0)).isEqualTo(10);

            long part = expect(product, 10, null, null);
            List<Object> parts = atOnce(() -> world.incoming.receive(part, 4L, null, null));
            assertThat(parts.stream().filter(CallerFault.class::isInstance)).hasSize(4);
            assertThat(world.level(world.first, product).get(0)).isEqualTo(18);

            long named = expect(product, 10, null, null);
            List<Object> same = atOnce(() -> world.incoming.receive(named, 4L, "DN-1", null));
            assertThat(same).noneMatch(Exception.class::isInstance);
            assertThat(world.level(world.first, product).get(0)).isEqualTo(22);
        }
    }

    @Test
    void theSameRowsSentByManyAtOnceAreOnTheListOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Long> products = world.products(5);
            String reference = "PO-" + round;

            List<Object> results = atOnce(() -> world.incoming.add(products.stream()
                    .map(product -> row(product, 3, null, reference))
                    .toList()));

            assertThat(results).noneMatch(Exception.class::isInstance);
            products.forEach(product -> assertThat(incoming(product).total()).isEqualTo(3));
        }
    }

    private List<Object> atOnce(Callable<?> work) throws Exception {
        List<Future<Object>> running = threads.invokeAll(Collections.nCopies(6, () -> {
            try {
                return work.call();
            } catch (CallerFault fault) {
                return fault;
            }
        }));
        List<Object> results = new ArrayList<>();
        for (Future<Object> one : running) {
            results.add(one.get());
        }
        return results;
    }

    private IncomingGoodsLine change(long id, long quantity) {
        return world.incoming.change(id, new IncomingGoodsChange(quantity, null, null, null), null);
    }

    private IncomingQuantity incoming(long product) {
        Map<StockPlace, IncomingQuantity> found =
                world.incoming.quantities(List.of(new StockPlace(product, world.first)));
        return Optional.ofNullable(found.get(new StockPlace(product, world.first)))
                .orElse(IncomingQuantity.NOTHING);
    }

    private NewIncomingGoods row(long product, long quantity, LocalDate on, String reference) {
        return new NewIncomingGoods(new StockPlace(product, world.first), quantity, on, reference, null);
    }

    private long expect(long product, long quantity, LocalDate on, String reference) {
        return ((IncomingGoodsResult.Added) world.incoming
                        .add(List.of(row(product, quantity, on, reference)))
                        .get(0))
                .line()
                .id();
    }
}
