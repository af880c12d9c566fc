package io.tillbridge.order;

/**
 * The pieces of a line. What is to be sent of them, and what has left the stock, follows from these numbers alone;
 * {@code docs/decisions/0018-refunds-and-returns.md} says why.
 *
 * @param ordered as the shop shows them
 * @param refunded pieces whose money went back, as the shop shows them
 * @param returned pieces that came back, as the shop shows them: each of them had left
 * @param cameBack pieces that came back, as booked in the hub; never more than have left
 * @param cancelled pieces that were let go before they were sent: refunds of what nobody has got
 * @param shipped pieces that have left
 */
record LineAmounts(long ordered, long refunded, long returned, long cameBack, long cancelled, long shipped) {

    /**
     * With what the shop shows now. A new refund is for pieces that came back and were not refunded yet, then for pieces
     * that were not sent, then for pieces the customer keeps. A refund that is undone gives back what it let go.
     */
    LineAmounts showing(long nowOrdered, long nowRefunded, long nowReturned) {
        long most = Math.max(0, nowOrdered);
        long money = Math.max(0, nowRefunded);
        long back = Math.max(0, nowReturned);
        long known = Math.max(back, cameBack);
        long more = money - refunded;
        long letGo;
        if (more < 0) {
            letGo = Math.min(cancelled, Math.max(0, money - known));
        } else {
            long ofReturned = Math.max(0, known - (refunded - cancelled));
            letGo = cancelled + Math.max(0, more - ofReturned);
        }
        long unsent = Math.max(0, most - Math.max(shipped, back));
        return new LineAmounts(most, money, back, cameBack, Math.min(letGo, unsent), shipped);
    }

    /** Pieces still to be sent: these are reserved. */
    long left() {
        return Math.max(0, ordered - cancelled - Math.max(shipped, returned));
    }

    /** Pieces that came back to the shop and of which the hub does not know that they had left. */
    long leftOutside() {
        return Math.max(0, Math.min(returned, ordered) - shipped);
    }

    /** Pieces that have left and have not come back, as far as the hub has booked: what a return can bring. */
    long out() {
        return Math.max(0, shipped - cameBack);
    }

    /** Whether none of it is with the customer or owed. */
    boolean isGivenBack() {
        long back = Math.max(returned, cameBack);
        return Math.max(refunded, back + cancelled) >= ordered;
    }
}
