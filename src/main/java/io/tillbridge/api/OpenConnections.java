package io.tillbridge.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of the API, so that clients which send or read nothing never keep others out: their number and the
 * memory held for them are bounded, and whoever has been silent the longest makes room for the next.
 */
final class OpenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final long WARNING_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final String DECODER = "httpDecoder";
    private static final String HANDLER = "handler";
    private static final String NAME = "client-connection";

    private final ClientLimits limits;
    private final HttpServerOptions options;
    private final Set<ClientConnection> open = new HashSet<>();
    private long held;
    private long nextWarning = System.nanoTime();

    OpenConnections(ClientLimits limits, HttpServerOptions options) {
        this.limits = limits;
        this.options = options;
    }

    /** Takes a new connection in; when it is one too many, another one ends, or this one when all are at work. */
    void opened(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        channel.pipeline().replace(DECODER, DECODER, new StrictRequestDecoder(options));
        ClientConnection client = new ClientConnection(this, limits);
        channel.pipeline().addBefore(HANDLER, NAME, client);
        if (!admit(client)) {
            LOG.warn("A connection from {} is refused: all connections are at work", client.address());
            RawAnswer.send(channel, Problem.away("The hub has as many connections as it may have: try again soon"));
        }
    }

    private synchronized boolean admit(ClientConnection client) {
        String address = client.address();
        Predicate<ClientConnection> sameAddress = other -> other.address().equals(address);
        boolean room = makeRoom(sameAddress, limits.perAddress()) && makeRoom(all -> true, limits.connections());
        if (room) {
            open.add(client);
        }
        return room;
    }

    private boolean makeRoom(Predicate<ClientConnection> among, int most) {
        if (open.stream().filter(among).count() < most) {
            return true;
        }
        Optional<ClientConnection> longest = longestSilent(among);
        longest.ifPresent(client -> cut(client, "another client needs its place"));
        return longest.isPresent();
    }

    private Optional<ClientConnection> longestSilent(Predicate<ClientConnection> among) {
        long now = System.nanoTime();
        return open.stream()
                .filter(among)
                .filter(client -> !client.isWorking())
                .max((a, b) -> Long.compare(now - a.lastProgress(), now - b.lastProgress()));
    }

    /**
     * Counts bytes that are kept for a client until its answer is read. When they are too many, clients that have been
     * silent the longest are cut.
     *
     * @return false when there is no room and nobody to cut
     */
    synchronized boolean hold(HttpConnection connection, long bytes) {
        ClientConnection client = of(connection);
        if (client == null || !open.contains(client)) {
            return true;
        }
        while (held > 0 && held + bytes > limits.heldBytes()) {
            Optional<ClientConnection> longest = longestSilent(other -> other != client && other.held() > 0);
            if (longest.isEmpty()) {
                return false;
            }
            cut(longest.get(), "the memory for what clients do not read is used up");
        }
        client.held(client.held() + bytes);
        held += bytes;
        return true;
    }

    /** The client has read its answer. */
    synchronized void release(ClientConnection client) {
        held -= client.held();
        client.held(0);
    }

    synchronized void closed(ClientConnection client) {
        release(client);
        open.remove(client);
    }

    void cut(ClientConnection client, String why) {
        LOG.debug("The connection of {} is closed: {}", client.address(), why);
        warn(why);
        closed(client);
        // What the system keeps for it goes at once, too.
        client.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        client.channel().close();
    }

    private synchronized void warn(String why) {
        if (System.nanoTime() - nextWarning >= 0) {
            LOG.warn("Connections of clients are closed, {}; this is said once a minute at most", why);
            nextWarning = System.nanoTime() + WARNING_NANOS;
        }
    }

    private static ClientConnection of(HttpConnection connection) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        return (ClientConnection) pipeline.get(NAME);
    }
}
