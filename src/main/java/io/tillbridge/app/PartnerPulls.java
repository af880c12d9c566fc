package io.tillbridge.app;

import io.tillbridge.access.AddressThrottle;
import io.tillbridge.api.http.PullSource;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.FeedKind;
import io.tillbridge.connection.FeedSettings;
import io.tillbridge.feed.delivery.FeedFiles;
import io.tillbridge.feed.delivery.Publication;
import io.tillbridge.feed.delivery.Publications;
import io.tillbridge.feed.delivery.PullLimit;
import io.tillbridge.feed.delivery.PullLog;
import io.tillbridge.feed.delivery.PullTokens;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between the server and the feeds: whose token it is, what is served, and what the log of pulls gets. */
record PartnerPulls(
        Connections connections,
        PullTokens tokens,
        Publications publications,
        FeedFiles files,
        PullLog log,
        PullLimit limit,
        AddressThrottle throttle,
        FeedMetrics metrics)
        implements PullSource {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerPulls.class);

    @Override
    public Duration waiting(String address) {
        Duration waiting = throttle.waiting(address);
        if (!waiting.isZero()) {
            metrics.waits();
        }
        return waiting;
    }

    @Override
    public Found find(String token, String fileName, String address) {
        try {
            Found found = found(token, fileName, address);
            if (found instanceof Nothing) {
                metrics.notFound();
            }
            return found;
        } catch (RuntimeException e) {
            metrics.failed();
            throw e;
        }
    }

    private Found found(String token, String fileName, String address) {
        Optional<PullTokens.Owner> owner = tokens.owner(token).filter(found -> isServed(found.connectionId()));
        if (owner.isEmpty()) {
            throttle.failed(address);
            return new Nothing();
        }
        long feed = owner.get().connectionId();
        Optional<Publication> publication = publications.served(feed);
        if (publication.isPresent() && !publication.get().fileName().equals(fileName)) {
            throttle.failed(address);
            return new Nothing();
        }
        int left = limit.take(feed);
        if (left < 0) {
            metrics.tooOften(feed);
            return new TooOften(limit.waiting(feed), limit.most());
        }
        return new Served(
                feed, owner.get().tokenId(), publication.map(this::file).orElse(null), limit.most(), left);
    }

    private FeedFile file(Publication publication) {
        return new FeedFile(
                publication.id(),
                files.feed(publication.id()),
                files.gzip(publication.id()),
                publication.contentType(),
                publication.entityTag(),
                publication.gzipEntityTag(),
                publication.finishedAt());
    }

    /** A feed that is switched off, or only pushed, is served to nobody. */
    private boolean isServed(long id) {
        return connections
                .find(id)
                .filter(connection -> connection.kind().equals(FeedKind.NAME))
                .filter(Connection::enabled)
                .filter(connection -> FeedSettings.of(connection).pulls())
                .isPresent();
    }

    @Override
    public void pulled(Pull pull) {
        try {
            log.add(new PullLog.Pull(
                    0,
                    pull.feed(),
                    null,
                    pull.address(),
                    pull.agent(),
                    pull.file() == null ? null : pull.file().publication(),
                    pull.token(),
                    null,
                    pull.status(),
                    pull.bytes()));
        } catch (RuntimeException e) {
            LOG.warn("A pull of feed {} could not be logged: {}", pull.feed(), e.getMessage());
        }
    }
}
