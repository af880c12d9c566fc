package io.tillbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.tillbridge.access.AddressThrottle;
import io.tillbridge.api.http.PullSource;
import io.tillbridge.api.resource.FeedServices;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.FeedSettings;
import io.tillbridge.connection.Secrets;
import io.tillbridge.feed.FeedPass;
import io.tillbridge.feed.FeedPreview;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.feed.delivery.FeedFiles;
import io.tillbridge.feed.delivery.FeedOrder;
import io.tillbridge.feed.delivery.FeedOrders;
import io.tillbridge.feed.delivery.FeedPublisher;
import io.tillbridge.feed.delivery.Publications;
import io.tillbridge.feed.delivery.PullLimit;
import io.tillbridge.feed.delivery.PullLog;
import io.tillbridge.feed.delivery.PullTokens;
import io.tillbridge.flow.feeds.FeedPush;
import io.tillbridge.flow.feeds.FeedSteps;
import io.tillbridge.flow.feeds.FeedWork;
import io.tillbridge.remotefiles.FeedReceiver;
import io.tillbridge.remotefiles.VendorServer;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.SpoolFault;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Processor;

/** The feeds of a hub, put together: definitions, published files, pull addresses, and the steps of their routes. */
final class FeedParts implements AutoCloseable {
    private final FeedDefinitions definitions;
    private final FeedOrders orders;
    private final FeedFiles files;
    private final Publications publications;
    private final PullTokens tokens;
    private final PullLog pulls;
    private final PullLimit limit;
    private final Database database;
    private final Clock clock;
    private final FeedMetrics metrics = new FeedMetrics();

    FeedParts(Configuration configuration, Database database, Secrets secrets, Clock clock) throws SpoolFault {
        this.database = database;
        this.clock = clock;
        definitions = FeedDefinitions.read(configuration.folder("feeds.shipped"), configuration.folder("feeds.dir"));
        orders = new FeedOrders(definitions, configuration.folder("feeds.dir"));
        files = FeedFiles.open(configuration.spool().resolve("feeds"));
        publications = new Publications(database, files, clock);
        tokens = new PullTokens(database, secrets, clock);
        pulls = new PullLog(database, clock, metrics::pulled);
        limit = new PullLimit(configuration.number("feeds.pulls-per-minute"), System::nanoTime);
    }

    /** The names of the definitions as they are now. */
    Collection<String> names() {
        definitions.reload();
        return definitions.all().stream().map(FeedDefinition::name).toList();
    }

    /** The kind of a connection, which feeds and carriers name in their settings. */
    static Optional<String> kindOf(Database database, long id) {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT kind FROM connection WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    /** Where partners fetch a feed, with its token. */
    String address(String hub, Connection feed) {
        FeedSettings settings = FeedSettings.of(feed);
        String fileName = definitions
                .find(settings.feed())
                .map(definition -> FeedOrder.fileName(settings, definition))
                .orElseThrow();
        return hub + "/feeds/" + tokens.reveal(feed.id()) + "/" + fileName;
    }

    /** Feeds that have no file to serve until they are published again. */
    List<Long> withoutFiles() {
        return publications.withoutFiles();
    }

    FeedFiles files() {
        return files;
    }

    PullSource source(Connections connections) {
        return new PartnerPulls(
                connections,
                tokens,
                publications,
                files,
                pulls,
                limit,
                new AddressThrottle(SteadyClock.of(clock)),
                metrics);
    }

    FeedServices services() {
        return new FeedServices(
                definitions, orders, publications, files, tokens, pulls, new FeedPreview(database, clock));
    }

    /** @param registry where the pulls are counted */
    Map<String, Processor> beans(Connections connections, VendorServer servers, MeterRegistry registry) {
        metrics.seenIn(registry);
        FeedPublisher publisher = new FeedPublisher(new FeedPass(database, clock), files, publications, clock);
        return new FeedSteps(
                        new FeedWork(connections, orders, publisher, publications, tokens),
                        new FeedPush(connections, publications, files, new FeedReceiver(servers)))
                .byName();
    }

    @Override
    public void close() {
        files.close();
    }
}
