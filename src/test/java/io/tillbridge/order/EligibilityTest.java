package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {
    private static final OrderRules STRICT = Given.rules(1L);
    private static final OrderRules RESERVING = Given.reservingUnpaid(1L);

    @ParameterizedTest
    @CsvSource({
        // status, payment, shipment, known order, unknown order
        "cancelled,                   paid,           not_shipped, CANCEL,      IGNORE",
        "cancelled,                   not_paid,       not_shipped, CANCEL,      IGNORE",
        "CANCELLED,                   cancelled,      cancelled,   CANCEL,      IGNORE",
        "cancelled,                   paid,           shipped,     SHIPPED,     IGNORE",
        "completed,                   paid,           not_shipped, SHIPPED,     IGNORE",
        "completed_shipped,           paid,           shipped,     SHIPPED,     IGNORE",
        "completed_picked_up,         paid,           not_shipped, SHIPPED,     IGNORE",
        "completed_shipped,           not_paid,       shipped,     SHIPPED,     IGNORE",
        "processing_awaiting_payment, not_paid,       shipped,     SHIPPED,     IGNORE",
        "processing,                  paid,           not_shipped, ACCEPT,      ACCEPT",
        "processing_awaiting_shipment,paid,           not_shipped, ACCEPT,      ACCEPT",
        "processing_awaiting_pickup,  paid,           not_shipped, ACCEPT,      ACCEPT",
        "processing_ready_for_pickup, paid,           not_shipped, ACCEPT,      ACCEPT",
        "processing_partially_shipped,paid,           partially_shipped, PARTS, PARTS",
        "processing_awaiting_shipment,paid,           partially_shipped, PARTS, PARTS",
        "processing_some_new_word,    paid,           a_new_word,  ACCEPT,      ACCEPT",
        "processing_awaiting_payment, paid,           not_shipped, HOLD,        IGNORE",
        "on_hold,                     paid,           not_shipped, HOLD,        IGNORE",
        "offer,                       paid,           not_shipped, HOLD,        IGNORE",
        "a_word_nobody_knows,         paid,           not_shipped, HOLD,        IGNORE",
        "'',                          paid,           '',          HOLD,        IGNORE",
        "processing_awaiting_payment, not_paid,       not_shipped, HOLD_UNPAID, IGNORE",
        "processing_awaiting_shipment,not_paid,       not_shipped, HOLD_UNPAID, IGNORE",
        "processing_awaiting_shipment,partially_paid, not_shipped, HOLD_UNPAID, IGNORE",
        "processing_awaiting_shipment,cancelled,      not_shipped, HOLD_UNPAID, IGNORE",
        "on_hold,                     not_paid,       not_shipped, HOLD_UNPAID, IGNORE",
        "new,                         not_paid,       not_shipped, HOLD_UNPAID, IGNORE",
    })
    void anOrderIsJudgedByWhatTheShopSays(
            String status,
            String payment,
            String shipment,
            EligibilityResult.Kind known,
            EligibilityResult.Kind unknown) {
        IncomingOrder order = Given.order("1")
                .status(status, payment)
                .shipmentStatus(shipment)
                .build();

        assertThat(Eligibility.decide(order, STRICT, true).kind()).isEqualTo(known);
        assertThat(Eligibility.decide(order, STRICT, false).kind()).isEqualTo(unknown);
    }

    /** Whatever its shipment says, an order that was placed since the orders are the hub's is taken in. */
    @ParameterizedTest
    @CsvSource({
        // status, payment, shipment, placed before, placed since
        "completed,                   paid,     not_shipped,       IGNORE, SHIPPED",
        "completed_shipped,           paid,     shipped,           IGNORE, SHIPPED",
        "completed_picked_up,         not_paid, shipped,           IGNORE, SHIPPED",
        "processing_awaiting_payment, not_paid, shipped,           IGNORE, SHIPPED",
        "cancelled,                   paid,     shipped,           IGNORE, SHIPPED",
        "cancelled,                   paid,     not_shipped,       IGNORE, IGNORE",
        "cancelled,                   paid,     cancelled,         IGNORE, IGNORE",
        "processing,                  paid,     partially_shipped, PARTS,  PARTS",
        "on_hold,                     paid,     not_shipped,       IGNORE, IGNORE",
    })
    void anOrderThatLeftBeforeTheFirstLookIsOursWhenItWasPlacedSince(
            String status,
            String payment,
            String shipment,
            EligibilityResult.Kind before,
            EligibilityResult.Kind since) {
        IncomingOrder order = Given.order("1")
                .status(status, payment)
                .shipmentStatus(shipment)
                .build();

        assertThat(Eligibility.decide(order, STRICT.takingSince(Given.ORDERED.plusSeconds(1)), false)
                        .kind())
                .isEqualTo(before);
        assertThat(Eligibility.decide(order, STRICT.takingSince(Given.ORDERED), false)
                        .kind())
                .isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "processing_awaiting_payment, not_paid,       AWAIT_PAYMENT, AWAIT_PAYMENT",
        "processing_awaiting_payment, partially_paid, AWAIT_PAYMENT, AWAIT_PAYMENT",
        "processing_awaiting_payment, paid,           AWAIT_PAYMENT, AWAIT_PAYMENT",
        "processing_awaiting_shipment,not_paid,       AWAIT_PAYMENT, AWAIT_PAYMENT",
        "new,                         not_paid,       AWAIT_PAYMENT, AWAIT_PAYMENT",
        "processing_awaiting_payment, cancelled,      HOLD_UNPAID,   IGNORE",
        "processing_awaiting_payment, a_new_word,     HOLD_UNPAID,   IGNORE",
        "on_hold,                     not_paid,       HOLD_UNPAID,   IGNORE",
        "cancelled,                   not_paid,       CANCEL,        IGNORE",
        "processing_awaiting_shipment,paid,           ACCEPT,        ACCEPT",
    })
    void anUnpaidOrderIsKeptGoodsForOnlyWhenTheConnectionSaysSo(
            String status, String payment, EligibilityResult.Kind known, EligibilityResult.Kind unknown) {
        IncomingOrder order = Given.order("1").status(status, payment).build();

        assertThat(Eligibility.decide(order, RESERVING, true).kind()).isEqualTo(known);
        assertThat(Eligibility.decide(order, RESERVING, false).kind()).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({
        "processing_awaiting_shipment,not_paid,       ACCEPT",
        "processing_awaiting_shipment,partially_paid, ACCEPT",
        "processing_awaiting_pickup,  not_paid,       ACCEPT",
        "processing_ready_for_pickup, not_paid,       ACCEPT",
        "processing_awaiting_payment, not_paid,       IGNORE",
        "processing,                  not_paid,       IGNORE",
        "on_hold,                     not_paid,       IGNORE",
    })
    void anOrderPaidAfterwardsGoesBeforeItsPaymentWhenItIsReadyToLeave(
            String status, String payment, EligibilityResult.Kind unknown) {
        IncomingOrder order =
                Given.order("1").status(status, payment).payAfterwards().build();

        assertThat(Eligibility.decide(order, STRICT, false).kind()).isEqualTo(unknown);
        assertThat(Eligibility.decide(order, Given.refusingPayAfterwards(1L), false)
                        .kind())
                .isEqualTo(EligibilityResult.Kind.IGNORE);
    }

    @Test
    void aHeldOrderSaysWhatTheShopSaidAndWhatToDo() {
        IncomingOrder order = Given.order("1").status("on_hold", "paid").build();

        assertThat(Eligibility.decide(order, STRICT, true).reason())
                .isEqualTo("The shop does not let this order go: expected the status processing and the payment paid,"
                        + " found status on_hold and payment paid. Its goods stay kept. It goes on by itself when the"
                        + " shop says so; change it there, or cancel it.");
    }
}
