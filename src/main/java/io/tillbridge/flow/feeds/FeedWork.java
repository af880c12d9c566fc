package io.tillbridge.flow.feeds;

import io.tillbridge.connection.Connections;
import io.tillbridge.feed.FeedCancelled;
import io.tillbridge.feed.FeedDifference;
import io.tillbridge.feed.FeedFinding;
import io.tillbridge.feed.FeedProgress;
import io.tillbridge.feed.FeedResult;
import io.tillbridge.feed.delivery.FeedOrders;
import io.tillbridge.feed.delivery.FeedPublisher;
import io.tillbridge.feed.delivery.FeedPublisher.Outcome;
import io.tillbridge.feed.delivery.FeedPublisher.Result;
import io.tillbridge.feed.delivery.FeedRefusal;
import io.tillbridge.feed.delivery.Publication;
import io.tillbridge.feed.delivery.Publications;
import io.tillbridge.feed.delivery.PullTokens;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the steps of the feed routes do but for the push, see {@link FeedSteps}. */
public final class FeedWork {
    private final Connections connections;
    private final FeedOrders orders;
    private final FeedPublisher publisher;
    private final Publications publications;
    private final PullTokens tokens;

    public FeedWork(
            Connections connections,
            FeedOrders orders,
            FeedPublisher publisher,
            Publications publications,
            PullTokens tokens) {
        this.connections = connections;
        this.orders = orders;
        this.publisher = publisher;
        this.publications = publications;
        this.tokens = tokens;
    }

    FeedRun begin(RunLog run) {
        FeedOrders.Decision decision =
                orders.decide(connections.get(run.connectionId()), run.id(), run.forced());
        if (decision.refusal() != null) {
            refuse(run, decision.refusal());
        } else if (decision.warning() != null) {
            run.problem(decision.warning());
        }
        return new FeedRun(run, decision.order());
    }

    void publish(FeedRun feed) {
        RunLog run = feed.run();
        try {
            Outcome outcome = publisher.publish(feed.order(), listening(run));
            Publication publication = outcome.publication();
            if (feed.order().settings().pulls()) {
                tokens.reveal(run.connectionId());
            }
            counted(run, publication);
            feed.ends(outcome.result().name().toLowerCase(Locale.ROOT));
            told(run, outcome);
        } catch (FeedCancelled cancelled) {
            feed.ends("cancelled");
        } catch (IOException e) {
            feed.ends("stopped");
            refuse(run, disk(feed, e));
        } catch (SQLException e) {
            throw new PassingFailure("The database did not answer while the feed was made: " + e.getMessage(), e);
        }
    }

    private static void told(RunLog run, Outcome outcome) {
        Publication publication = outcome.publication();
        String items = Quantity.of(publication.items(), "item");
        if (outcome.result() == Result.STOPPED) {
            run.count("feedsStopped", 1);
            run.problem("The feed is not published, and the file before is served on: " + publication.why());
        } else if (outcome.result() == Result.UNCHANGED) {
            run.count("feedsUnchanged", 1);
            run.info("The feed has not changed: " + items + ".");
        } else {
            run.count("feedsPublished", 1);
            Publication.Difference difference = publication.difference();
            run.info("The feed is published: " + items + ", " + difference.added() + " added, " + difference.gone()
                    + " gone, " + difference.price() + " with another price, " + difference.stock()
                    + " with another stock.");
        }
    }

    private static void counted(RunLog run, Publication publication) {
        run.count("feedProducts", publication.products());
        run.count("feedItems", publication.items());
        run.count(
                "feedFindings",
                publication.findings().values().stream().mapToLong(Long::longValue).sum());
    }

    /** A dry run: what would be added, gone and changed, and whether anything would stop it. */
    void plan(FeedRun feed) {
        RunLog run = feed.run();
        try {
            FeedResult result =
                    publisher.look(feed.order(), listening(run), (made, before, after) -> differences(run, before, after));
            run.count("feedProducts", result.read());
            run.count("feedItems", result.written());
            if (result.stopped()) {
                String why =
                        result.stops().stream().map(FeedFinding::message).collect(Collectors.joining(" "));
                run.plan(PlanItem.of(PlanItem.Action.REFUSE, "file", null, null)
                        .times(result.written())
                        .because(why));
                run.warn("The feed would not be published: " + why);
            } else {
                run.plan(PlanItem.of(PlanItem.Action.SEND, "file", null, null).times(result.written()));
                run.info("The feed would have " + Quantity.of(result.written(), "item") + ".");
            }
        } catch (FeedCancelled cancelled) {
            feed.ends("cancelled");
        } catch (IOException e) {
            run.problem(disk(feed, e).why());
        } catch (SQLException e) {
            throw new PassingFailure("The database did not answer while the feed was made: " + e.getMessage(), e);
        }
    }

    private static void differences(RunLog run, Path before, Path after) throws IOException {
        FeedDifference.between(before, after, change -> {
            PlanItem item = PlanItem.of(action(change.kind()), "row", change.item(), null);
            run.plan(
                    switch (change.kind()) {
                        case PRICE -> item.changing("price", change.before(), change.after());
                        case STOCK -> item.changing("stock", change.before(), change.after());
                        case ADDED, GONE, OTHER -> item;
                    });
            return !run.stops();
        });
    }

    private static PlanItem.Action action(FeedDifference.Kind kind) {
        return switch (kind) {
            case ADDED -> PlanItem.Action.CREATE;
            case GONE -> PlanItem.Action.REMOVE;
            case PRICE, STOCK, OTHER -> PlanItem.Action.CHANGE;
        };
    }

    private void refuse(RunLog run, FeedRefusal refusal) {
        if (!run.dryRun()) {
            publications.refuse(refusal);
            run.count("feedsStopped", 1);
        }
        run.problem("The feed is not published, and the file before is served on: " + refusal.why());
    }

    private static FeedRefusal disk(FeedRun feed, IOException fault) {
        return new FeedRefusal(
                feed.run().connectionId(),
                feed.run().id(),
                feed.order().definition().name(),
                feed.order().definition().version(),
                FeedRefusal.DISK,
                "The file cannot be written (" + fault.getMessage()
                        + "). Make room on the disk of storage.uri, or of data.dir; the next run tries again.");
    }

    private static FeedProgress listening(RunLog run) {
        return new FeedProgress() {
            @Override
            public void items(long read, long written) {
                Map<String, Object> now = new HashMap<>();
                now.put("step", "write");
                now.put("rows", read);
                now.put("items", written);
                run.progress(now);
            }

            @Override
            public boolean cancelled() {
                return run.stops();
            }
        };
    }
}
