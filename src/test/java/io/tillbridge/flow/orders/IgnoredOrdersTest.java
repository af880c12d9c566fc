package io.tillbridge.flow.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.cseries.ListedOrder;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.ShortOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoredOrdersTest {
    private static final Instant CHANGED = Instant.parse("2026-03-11T13:02:09Z");

    private final IgnoredOrders seen = new IgnoredOrders();

    @Test
    void anOrderThatIsNoneOfOursIsNotLookedAtAgainBeforeItChanges() {
        seen.add(1, order(), CHANGED.plusSeconds(61));

        assertThat(seen.has(1, listed(CHANGED))).isTrue();
        assertThat(seen.has(1, listed(CHANGED.plusSeconds(1)))).isFalse();
        assertThat(seen.has(2, listed(CHANGED))).isFalse();
    }

    @Test
    void oneThatWasAskedForInTheSecondOfItsChangeIsLookedAtAgain() {
        seen.add(1, order(), CHANGED.plusMillis(400));

        assertThat(seen.has(1, listed(CHANGED))).isFalse();
    }

    private static ListedOrder listed(Instant updatedAt) {
        return new ListedOrder("7", "ORD7", updatedAt, updatedAt, "processing", "paid", "not_shipped", false);
    }

    private static IncomingOrder order() {
        return ShortOrders.order(
                1,
                "7",
                "ORD7",
                CHANGED,
                CHANGED,
                "processing",
                "paid",
                "not_shipped",
                false,
                false,
                BigDecimal.TEN,
                "{}",
                null,
                List.of(),
                List.of());

}
}
