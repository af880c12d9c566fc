package io.tillbridge.api.resource;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.FeedSettings;
import io.tillbridge.connection.Secrets;
import io.tillbridge.feed.FeedPass;
import io.tillbridge.feed.FeedPreview;
import io.tillbridge.feed.FeedProgress;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.feed.delivery.FeedFiles;
import io.tillbridge.feed.delivery.FeedOrders;
import io.tillbridge.feed.delivery.FeedPublisher;
import io.tillbridge.feed.delivery.FeedPublisher.Outcome;
import io.tillbridge.feed.delivery.Publications;
import io.tillbridge.feed.delivery.PullLog;
import io.tillbridge.feed.delivery.PullTokens;
import io.tillbridge.storage.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The feeds behind an {@link ApiHub}, published without routes. */
final class ApiFeeds implements AutoCloseable {
    final Path own;
    final FeedFiles files;
    final Publications publications;
    final PullTokens tokens;
    final PullLog pulls;
    private final FeedDefinitions definitions;
    private final FeedOrders orders;
    private final FeedPublisher publisher;
    private final FeedPreview preview;

    ApiFeeds(Database database, Secrets secrets, Path folder, Clock clock) throws Exception {
        own = Files.createDirectories(folder.resolve("own-feeds"));
        files = FeedFiles.open(folder.resolve("feed-files"));
        publications = new Publications(database, files, clock);
        tokens = new PullTokens(database, secrets, clock);
        pulls = new PullLog(database, clock, pull -> {});
        definitions = FeedDefinitions.read(Path.of("config/feeds"), own);
        orders = new FeedOrders(definitions, own);
        publisher = new FeedPublisher(new FeedPass(database, clock), files, publications, clock);
        preview = new FeedPreview(database, clock);
    }

    FeedServices services() {
        return new FeedServices(definitions, orders, publications, files, tokens, pulls, preview);
    }

    /** As a run of the job does. */
    Outcome publish(Connection connection) throws Exception {
        FeedOrders.Decision decision = orders.decide(connection, null, false);
        if (FeedSettings.of(connection).pulls()) {
            tokens.reveal(connection.id());
        }
        return publisher.publish(decision.order(), FeedProgress.silent());
    }

    @Override
    public void close() {
        files.close();
    }
}
