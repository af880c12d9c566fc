package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.ColumnText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text stops an order: what its column does not hold is cut between two characters and says so. */
class OrderTextsTest {
    @AutoClose
    private final OrderStockShelf shelf = new OrderStockShelf();

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀", "x😀", "\u0000x", "x\uD800", "\uDC00x", "\u0007\u009Fx", "a\nb"})
    void everyTextOfAnOrderIsStored(String piece) {
        String longest = piece.repeat(70_000);
        IncomingLine line =
                ShortOrders.line("a", null, longest, longest, longest, longest, 1, 0, BigDecimal.TEN, BigDecimal.TEN);
        IncomingOrder given = new IncomingOrder(
                shelf.shop,
                "7",
                longest,
                Given.ORDERED,
                Given.ORDERED,
                "processing",
                "paid",
                longest,
                false,
                false,
                BigDecimal.ONE,
                "{}",
                longest,
                longest,
                "{}",
                null,
                List.of("comment"),
                List.of(line),
                List.of(new IncomingShipment("s", longest, longest)));

        IntakeResult taken = shelf.intake.take(given, shelf.rules);
        IntakeResult again = shelf.intake.take(given, shelf.rules);

        OrderDetails stored = shelf.orders.details(taken.orderId()).orElseThrow();
        assertThat(again.outcome()).isEqualTo(IntakeResult.Outcome.UNCHANGED);
        assertThat(stored.order().state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(stored.order().comment()).isEqualTo(given.comment());
        assertThat(stored.order().note()).isEqualTo(given.note());
        assertThat(stored.order().cutFields()).isEqualTo("comment");
        assertThat(stored.lines().get(0).title()).isEqualTo(given.lines().get(0).title());
        assertThat(stored.remoteShipments().get(0)).isEqualTo(given.shipments().get(0));
        for (String text : List.of(
                stored.order().number(),
                stored.order().comment(),
                stored.order().note(),
                stored.lines().get(0).title(),
                stored.lines().get(0).ean(),
                stored.remoteShipments().get(0).trackingCode())) {
            assertThat(text).endsWith("…").doesNotContain("\u0000");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        }
    }

    @Test
    void aReasonOfManyLongLinesIsStored() {
        Given order = Given.order("7");
        String longest = "😀".repeat(600);
        for (int i = 0; i < 25; i++) {
            order.line(ShortOrders.line(
                    "l" + i, null, longest, longest, longest, longest, 1, 0, BigDecimal.TEN, BigDecimal.TEN));
        }

        IntakeResult taken = shelf.take(order);

        assertThat(shelf.order(taken).holdReason()).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_534, 65_535, 65_536, 65_537, 65_538, 70_000})
    void aTextIsCutAtTheBytesOfItsColumn(int bytes) {
        for (String piece : List.of("x", "é", "€", "😀")) {
            int size = piece.getBytes(StandardCharsets.UTF_8).length;
            String text = "x".repeat(bytes % size) + piece.repeat(bytes / size);

            String fitted = ColumnText.fitText(text);

            assertThat(fitted.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(65_535);
            if (bytes <= 65_535) {
                assertThat(fitted).isEqualTo(text);
            } else {
                assertThat(fitted).endsWith(piece + "…");
                assertThat(fitted.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(65_535 - 7);
            }
        }
    }
}
