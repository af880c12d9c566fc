package io.tillbridge.flow.feeds;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.feed.delivery.FeedFiles;
import io.tillbridge.feed.delivery.FeedOrder;
import io.tillbridge.feed.delivery.Publication;
import io.tillbridge.feed.delivery.Publications;
import io.tillbridge.remotefiles.FeedReceiver;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RunLog;
import java.util.Optional;

/**
 * Sends a published file to the partner's server, see {@link FeedSteps}. A server that has the publication already is not
 * sent it again, so that a push that failed is made up for by the next run.
 */
public final class FeedPush {
    private final Connections connections;
    private final Publications publications;
    private final FeedFiles files;
    private final FeedReceiver receiver;

    public FeedPush(
            Connections connections, Publications publications, FeedFiles files, FeedReceiver receiver) {
        this.connections = connections;
        this.publications = publications;
        this.files = files;
        this.receiver = receiver;
    }

    void push(FeedRun feed) {
        RunLog run = feed.run();
        Optional<Publication> served = publications.served(run.connectionId());
        Long has = publications.state(run.connectionId()).pushedId();
        if (served.isEmpty() || (!run.forced() && Long.valueOf(served.get().id()).equals(has))) {
            return;
        }
        Publication publication = served.get();
        Connection connection = connections.get(run.connectionId());
        String name = FeedOrder.fileName(feed.order().settings(), feed.order().definition());
        try {
            receiver.send(
                    connection, connections.credentials(connection.id()), name, files.feed(publication.id()), run);
        } catch (Failure failure) {
            publications.notPushed(connection.id(), failure.getMessage());
            throw failure;
        }
        publications.pushed(connection.id(), publication.id());
        run.count("feedsPushed", 1);
        run.info("The partner's server has the feed now: " + name + ", " + publication.bytes() + " bytes.");
    }
}
