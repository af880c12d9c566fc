package io.tillbridge.flow.shipments;

import io.tillbridge.flow.ConsecutiveFailures;
import io.tillbridge.run.RunLog;
import java.util.List;

/**
 * The shipments of one run, the variable {@code round} of its routes. The words that routes choose by change only when a
 * step says so. For the one thread of its run.
 */
public final class ShipmentPushRun {
    private final RunLog run;
    private final boolean on;
    private final List<Long> due;
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
    private String turn = "settled";
    private boolean ended;

    ShipmentPushRun(RunLog run, boolean on, List<Long> due) {
        this.run = run;
        this.on = on;
        this.due = due;
    }

    /** {@code off} or {@code tell}. */
    public String getMode() {
        return on ? "tell" : "off";
    }

    /** The hub's numbers of the shipments to tell. */
    public List<Long> getDue() {
        return due;
    }

    /** What becomes of the shipment whose turn it is: {@code tell}, {@code settled} by others, or the run has {@code ended}. */
    public String getTurn() {
        return turn;
    }

    void noteTurn(String word) {
        turn = word;
    }

    /** How many shipments in a row met a shop that did not answer. */
    public int getFailedInARow() {
        return failures.inARow();
    }

    RunLog run() {
        return run;
    }

    ConsecutiveFailures failures() {
        return failures;
    }

    /** The shop is asked for nothing more. */
    void end() {
        ended = true;
    }

    boolean isOver() {
        return ended || run.cancelled();
    }
}
