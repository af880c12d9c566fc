package io.tillbridge.flow;

/**
 * How long a run goes on although the shop fails: what one thing alone meets is its own fault, what several meet in a row
 * is the shop's. For the one thread of its run.
 */
public final class ConsecutiveFailures {
    public static final int MOST_IN_A_ROW = 3;

    private int inARow;

    /** The shop has said something, be it no. */
    public void answered() {
        inARow = 0;
    }

    /** A passing failure outlasted its tries. */
    public void failed() {
        inARow++;
    }

    /** Whether the shop is held for away. */
    public boolean isOver() {
        return inARow >= MOST_IN_A_ROW;
    }
}
