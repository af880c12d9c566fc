package io.tillbridge.order;

/**
 * What the shop's words about an order mean for the hub.
 *
 * @param reason why it is held, null for the other kinds
 */
record EligibilityResult(Kind kind, String reason) {
    enum Kind {
        /** To be sent as soon as its lines are matched and its goods are there. */
        ACCEPT,
        /** The same, but a part has left, and unless the hub has sent it nobody says which. */
        PARTS,
        /** Goods are kept for a while, nothing is sent. */
        AWAIT_PAYMENT,
        /** Known, paid, and not to be sent now: its goods stay kept. */
        HOLD,
        /** Known, not paid, and not to be sent: nothing is kept for it. */
        HOLD_UNPAID,
        /** The goods have left without the hub. */
        SHIPPED,
        CANCEL,
        /** None of the hub's business: not stored. */
        IGNORE
    }

    static EligibilityResult of(Kind kind) {
        return new EligibilityResult(kind, null);
    }
}
