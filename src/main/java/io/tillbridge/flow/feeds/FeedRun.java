package io.tillbridge.flow.feeds;

import io.tillbridge.feed.delivery.FeedOrder;
import io.tillbridge.run.RunLog;

/**
 * One publication under way, the variable {@code feed} of its routes. The words that routes choose by change only when a
 * step says so. For the one thread of its run.
 */
public final class FeedRun {
    private final RunLog run;
    private final FeedOrder order;
    private String result = "none";

    /** @param order null: there is nothing to publish by */
    FeedRun(RunLog run, FeedOrder order) {
        this.run = run;
        this.order = order;
    }

    /** {@code publish}, {@code plan} (a dry run) or {@code stopped}. */
    public String getMode() {
        return order == null ? "stopped" : run.dryRun() ? "plan" : "publish";
    }

    /** {@code none} yet, {@code published}, {@code unchanged}, {@code stopped} or {@code cancelled}. */
    public String getResult() {
        return result;
    }

    /** {@code push} when the settings say that the file goes to the partner's server, else {@code pull}. */
    public String getDelivery() {
        return order != null && order.settings().pushes() ? "push" : "pull";
    }

    /** The id of the feed's connection, for calls of the API. */
    public String getConnectionId() {
        return Long.toString(run.connectionId());
    }

    RunLog run() {
        return run;
    }

    FeedOrder order() {
        return order;
    }

    void ends(String word) {
        result = word;
    }
}
