package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that is a discount, a gift or shipping does not hold its order. */
class LineKindsTest {
    @AutoClose
    private final OrderStockShelf shelf = new OrderStockShelf();

    @ParameterizedTest
    @CsvSource({
        // variant, code, title, price: kind
        "v1, MUG,  Mug,                     12.50, GOODS",
        "v1, MUG,  Free sample,             0,     GOODS",
        "v1, '',   Shipping box,            3,     GOODS",
        "v1, DEAL, Discount for members,    -5,    DISCOUNT",
        "'', '',   Korting 10%,             -5,    DISCOUNT",
        "'', '',   Anything at all,         -0.01, DISCOUNT",
        "'', '',   Kortingsbon,             5,     DISCOUNT",
        "'', '',   Verzendkosten NL,        4.95,  SHIPPING",
        "'', '',   SHIPPING (express),      9.95,  SHIPPING",
        "'', '',   Frais de port,           6,     SHIPPING",
        "'', '',   Gift wrap,               2.50,  GIFT",
        "'', '',   Cadeauverpakking,        2.50,  GIFT",
        "'', BAG,  Thank you,               0,     GIFT",
        "'', BAG,  Gift wrap,               2.50,  GOODS",
        "'', '',   Table made to measure,   250,   GOODS",
        "v9, CARD, Voucher of 25 euros,     25,    GIFT",
        "'', '',   Handling in our hands,   3,     SHIPPING",
        "'', '',   Gift set of three,       30,    GOODS",
    })
    void aLineIsKnownByPriceVariantAndSetting(
            String variant, String code, String title, BigDecimal price, OrderLine.Kind kind) {
        LineKinds kinds = LineKinds.of(List.of("gift: card", "shipping:handling*", "goods:*set of*"));

        assertThat(kinds.of(line(variant.isEmpty() ? null : variant, code, title, price)))
                .isEqualTo(kind);
    }

    @Test
    void theOtherLinesOfItsOrderGoAndItHoldsNothing() {
        shelf.product(1, 10);

        IntakeResult taken = shelf.take(Given.order("7")
                .line("a", "v1", 2)
                .line(line(null, "", "Verzendkosten", new BigDecimal("4.95")))
                .line(line(null, "", "Korting", new BigDecimal("-3"))));
        Shipment shipment = shelf.shipments.ship(taken.orderId(), ShipmentRequest.whole("", false));

        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shipment.lines()).hasSize(1);
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.level(1)).isEqualTo("8/0/0");
    }

    @Test
    void anOrderWithoutGoodsHasNothingToSend() {
        IntakeResult paid = shelf.take(Given.order("7").line(line(null, "", "Gift card", new BigDecimal("25"))));
        IntakeResult unpaid = shelf.take(
                Given.order("8").unpaid().line(line(null, "", "Gift card", new BigDecimal("25"))),
                Given.reservingUnpaid(shelf.warehouse));

        assertThat(paid.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(unpaid.state()).isEqualTo(OrderState.AWAITING_PAYMENT);
    }

    private static IncomingLine line(String variant, String code, String title, BigDecimal price) {
        return ShortOrders.line("id-" + title, variant, title, "", code, "", 1, 0, price, price);
    }
}
