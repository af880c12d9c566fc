package io.tillbridge.flow.prices;

import io.tillbridge.flow.ConsecutiveFailures;
import io.tillbridge.lightspeed.rseries.PriceLevels;
import io.tillbridge.product.listing.PriceLevel;
import io.tillbridge.product.listing.PriceToSend;
import io.tillbridge.run.RunLog;
import java.util.List;
import java.util.Set;

/**
 * The prices and costs of one run, the variable {@code prices} of its routes. The words that routes choose by change only
 * when a step says so. For the one thread of its run.
 */
public final class PricePushRun {
    private final RunLog run;
    private final Set<PriceLevel> sent;
    private final List<Long> due;
    private final String account;
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
    private PriceLevels levels = PriceLevels.USUAL;
    private PriceToSend item;
    private String turn = "settled";
    private String result = "answered";
    private boolean ended;

    /**
     * @param sent what is sent; none: the settings say so
     * @param due the listings with something to send
     * @param account whose currency is compared; null: none
     */
    PricePushRun(RunLog run, Set<PriceLevel> sent, List<Long> due, String account) {
        this.run = run;
        this.sent = Set.copyOf(sent);
        this.due = List.copyOf(due);
        this.account = account;
    }

    /** The account whose currency is compared with that of the settings; null: it is not. */
    public String getAccount() {
        return account;
    }

    /** {@code off}, {@code none} (all is sent already), {@code plan} (a dry run) or {@code send}. */
    public String getMode() {
        if (sent.isEmpty()) {
            return "off";
        }
        return due.isEmpty() ? "none" : run.dryRun() ? "plan" : "send";
    }

    /** The hub's numbers of the listings with something to send. */
    public List<Long> getDue() {
        return due;
    }

    /** What becomes of the listing whose turn it is: {@code send}, {@code settled} by others, or the push has {@code ended}. */
    public String getTurn() {
        return turn;
    }

    /** The account's id of the item whose turn it is. */
    public String getItemId() {
        return item.remoteId();
    }

    /** {@code answered}, or after a failure {@code refused} or {@code missed}, or {@code spent}. */
    public String getResult() {
        return result;
    }

    /** How many items met a passing failure, one after the other. */
    public int getFailedInARow() {
        return failures.inARow();
    }

    boolean isOver() {
        return ended || run.stops();
    }

    RunLog run() {
        return run;
    }

    Set<PriceLevel> sent() {
        return sent;
    }

    ConsecutiveFailures failures() {
        return failures;
    }

    PriceLevels levels() {
        return levels;
    }

    void levels(PriceLevels read) {
        levels = read;
    }

    PriceToSend item() {
        return item;
    }

    /** @param next null: others have settled it */
    void takes(PriceToSend next) {
        item = next;
        turn = next == null ? "settled" : "send";
        result = "answered";
    }

    void leaves() {
        turn = "ended";
    }

    void noteResult(String word) {
        result = word;
    }

    void end() {
        ended = true;
    }
}
