package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of orders that wait on cost a poll next to nothing. */
@Tag("long")
class HeldOrdersCostTest {
    private static final int HELD = 5_000;
    private static final Duration LITTLE = Duration.ofSeconds(2);

    @AutoClose
    private OrderStockShelf shelf;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf();
    }

    @Test
    void ordersThatWaitForGoods() {
        for (int product = 1; product <= 50; product++) {
            shelf.product(product, 0);
        }
        for (int i = 0; i < HELD; i++) {
            shelf.take(Given.order("o" + i).line("a", "v" + (1 + i % 50), 1).line("b", "v" + (1 + (i + 1) % 50), 2));
        }
        free(0);

        shelf.put(1, 2);
        shelf.put(2, 2);

        free(1);
        long begin = System.nanoTime();
        shelf.orders.resettleHeld(shelf.shop, shelf.rules);
        System.out.println("HeldOrdersCostTest: each looked at by itself in "
                + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
    }

    @Test
    void ordersThatWaitForProducts() {
        shelf.product(1, HELD);
        for (int i = 0; i < HELD / 2; i++) {
            shelf.take(Given.order("o" + i).line("a", "x" + i, 1));
            shelf.take(Given.order("p" + i)
                    .line(ShortOrders.line("a", null, "Mug", "", "CODE-" + i, "", 1, 0, null, null)));
        }
        free(0);

        shelf.listing(shelf.shop, "x7", 1L);

        free(1);
    }

    private void free(int expected) {
        long begin = System.nanoTime();
        int freed = shelf.orders.freeHeld(shelf.shop, shelf.rules);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        System.out.println(
                "HeldOrdersCostTest: " + expected + " of " + HELD + " orders freed in " + took.toMillis() + " ms");
        assertThat(freed).isEqualTo(expected);
        assertThat(took).isLessThan(LITTLE);
    }
}
