package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnpaidOrderTest {
    @AutoClose
    private OrderStockShelf shelf;

    private OrderRules reserving;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf();
        shelf.product(1, 10);
        reserving = Given.reservingUnpaid(shelf.warehouse);
    }

    @Test
    void itsGoodsAreKeptForADayFromTheOrder() {
        IntakeResult taken = shelf.take(Given.order("7").unpaid().line("a", "v1", 2), reserving);

        assertThat(taken.state()).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(shelf.order(taken).shipsOn()).isNull();
        assertThat(shelf.level(1)).isEqualTo("10/2/2");

        shelf.orders.expire(Given.ORDERED.plus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        shelf.orders.expire(Given.ORDERED.plus(Duration.ofHours(24)));
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
        assertThat(shelf.happened(taken)).containsExactly("received", "awaiting-payment", "expired");
        assertThat(shelf.orders.history(taken.orderId(), null, 9).get(2).detail())
                .isEqualTo(
                        "The reservation expired: the order was not paid in time, and its goods were let go. They are"
                                + " kept anew when it is paid.");
        assertThat(shelf.order(taken).version()).isEqualTo(2);
    }

    @Test
    void anotherReadDoesNotKeepThemLonger() {
        shelf.take(Given.order("7").unpaid().line("a", "v1", 2), reserving);
        shelf.later(Duration.ofHours(20));
        shelf.take(Given.order("7").changedAfter(60).unpaid().line("a", "v1", 2), reserving);

        shelf.later(Duration.ofHours(5));
        shelf.orders.expire(shelf.instant());
        shelf.take(Given.order("7").changedAfter(90).unpaid().line("a", "v1", 2), reserving);

        assertThat(shelf.level(1)).isEqualTo("10/0/0");
    }

    @Test
    void whenItIsPaidItsGoodsAreKeptForGoodAndItLeavesFromThen() {
        IntakeResult taken = shelf.take(Given.order("7").unpaid().line("a", "v1", 2), reserving);
        shelf.later(Duration.ofHours(6));

        IntakeResult paid = shelf.take(Given.order("7").changedAfter(20_000).line("a", "v1", 2), reserving);
        shelf.orders.expire(Given.ORDERED.plus(Duration.ofDays(9)));

        assertThat(paid.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.order(taken).shipsOn()).isEqualTo("2026-03-12");
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
    }

    @Test
    void aPaymentAfterTheExpiryKeepsGoodsAnewWhenThereAreSome() {
        shelf.take(Given.order("7").unpaid().line("a", "v1", 8), reserving);
        shelf.later(Duration.ofHours(25));
        shelf.orders.expire(shelf.instant());
        IntakeResult other = shelf.take(Given.order("8").line("a", "v1", 5), reserving);

        IntakeResult paid = shelf.take(Given.order("7").changedAfter(90_000).line("a", "v1", 8), reserving);

        assertThat(other.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(paid.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(shelf.level(1)).isEqualTo("10/13/10");
        assertThat(shelf.count("reservation")).isEqualTo(2);
    }

    @Test
    void anUnpaidOrderThatIsCancelledLetsItsGoodsGo() {
        shelf.take(Given.order("7").unpaid().line("a", "v1", 2), reserving);

        IntakeResult cancelled = shelf.take(
                Given.order("7")
                        .changedAfter(60)
                        .status("cancelled", "not_paid")
                        .line("a", "v1", 2),
                reserving);

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
    }

    @Test
    void anOrderPaidAfterwardsGoesAtOnce() {
        IntakeResult taken = shelf.take(Given.order("7")
                .status("processing_awaiting_shipment", "not_paid")
                .payAfterwards()
                .line("a", "v1", 2));

        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
    }
}
