package io.tillbridge.order;

import java.util.Locale;

/**
 * What came of taking in an order.
 *
 * @param orderId null when the hub keeps none
 * @param state null when the hub keeps none
 * @param reason why it is on hold, or why it was not stored; null otherwise
 */
public record IntakeResult(Outcome outcome, Long orderId, OrderState state, String reason) {
    /** What was done. */
    public enum Outcome {
        /** It is new. */
        STORED,
        /** It was known and differs now. */
        CHANGED,
        /** It was known and nothing that matters differs. */
        UNCHANGED,
        /** A newer read was taken in before: this one changed nothing. */
        OLDER,
        /** None of the hub's business: not paid, or over before the hub has heard of it. */
        IGNORED,
        /** The shop shows no lines of it yet: nothing was done, it is to be read again. */
        NOT_READY;

        /** The counter of a run that counts it. */
        public String counter() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static IntakeResult without(Outcome outcome, String reason) {
        return new IntakeResult(outcome, null, null, reason);
    }

    static IntakeResult with(Outcome outcome, long orderId, OrderStatus standing) {
        return new IntakeResult(outcome, orderId, standing.state(), standing.reason());
    }
}
