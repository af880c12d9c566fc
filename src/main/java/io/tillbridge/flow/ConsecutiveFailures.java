package io.tillbridge.flow;

/**
 * How often a shop failed without an answer in between: what one thing alone meets is its own fault, what several meet in
 * a row is the shop's. The route says how many end its run. For the one thread of its run.
 */
public final class ConsecutiveFailures {
    private int inARow;

    /** The shop has said something, be it no. */
    public void answered() {
        inARow = 0;
    }

    /** A passing failure outlasted its tries. */
    public void failed() {
        inARow++;
    }

    public int inARow() {
        return inARow;
    }
}
