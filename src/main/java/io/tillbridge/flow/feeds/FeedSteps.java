package io.tillbridge.flow.feeds;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The steps of the feed routes by the names that routes give them in {@code process}. */
@StepContract(
        name = "feedBegin",
        does = "Reads the settings of the feed and its definition, and looks for mistakes in it",
        needs = "variable `run`",
        leaves = "variable `feed`; `feed.mode`: `publish`, `plan` or `stopped`; `feed.delivery`: `push` or `pull`")
@StepContract(
        name = "feedPublish",
        does = "Writes the file aside and makes it the one that partners get, unless a limit stops it",
        needs = "variable `feed`",
        leaves = "`feed.result`: `published`, `unchanged`, `stopped` or `cancelled`")
@StepContract(
        name = "feedPlan",
        does = "Writes into the plan of a dry run what would be published",
        needs = "variable `feed`",
        leaves = "body as before")
@StepContract(
        name = "feedPush",
        does = "Sends the published file to the partner's server, unless that has it already",
        needs = "variable `feed`",
        leaves = "body as before")
public final class FeedSteps {
    public static final Set<String> NAMES = Set.of("feedBegin", "feedPublish", "feedPlan", "feedPush");

    private final FeedWork work;
    private final FeedPush push;

    public FeedSteps(FeedWork work, FeedPush push) {
        this.work = work;
        this.push = push;
    }

    public Map<String, Processor> byName() {
        return Map.of(
                "feedBegin",
                exchange -> exchange.setVariable("feed", work.begin(exchange.getVariable("run", RunLog.class))),
                "feedPublish",
                exchange -> work.publish(feed(exchange)),
                "feedPlan",
                exchange -> work.plan(feed(exchange)),
                "feedPush",
                exchange -> push.push(feed(exchange)));
    }

    private static FeedRun feed(Exchange exchange) {
        FeedRun feed = exchange.getVariable("feed", FeedRun.class);
        if (feed == null) {
            throw new BadDataFailure(
                    "A step of a feed needs the variable feed. Put the step feed-feed-publish.begin before it.");
        }
        return feed;
    }
}
