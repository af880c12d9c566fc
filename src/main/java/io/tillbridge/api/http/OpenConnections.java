package io.tillbridge.api.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.tillbridge.api.contract.Problem;
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
    /** A client that reads takes something within this time, also when it and the hub share a busy machine. */
    private static final long UNREAD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** So long a connection may do nothing before another one gets its place. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_MILLIS = 50;
    private static final String DECODER = "httpDecoder";
    private static final String HANDLER = "handler";
    private static final String NAME = "client-connection";

    private final ClientLimits limits;
    private final ProxySettings proxies;
    private final HttpServerOptions options;
    private final Set<ClientConnection> open = new HashSet<>();
    private long held;
    private long nextWarning = System.nanoTime();

    OpenConnections(ClientLimits limits, ProxySettings proxies, HttpServerOptions options) {
        this.limits = limits;
        this.proxies = proxies;
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
            RawSocketResponse.send(
                    channel, Problem.away("The hub has as many connections as it may have: try again soon"));
        }
    }

    /**
     * An address may have more than its share while none of its clients is silent: a burst is no attack. A trusted proxy
     * has the connections of all who call through it, so that it has no share.
     */
    private synchronized boolean admit(ClientConnection client) {
        String address = client.address();
        if (!client.comesFrom(proxies::trusts)) {
            makeRoom(other -> other.address().equals(address), limits.perAddress());
        }
        makeRoom(all -> true, limits.connections());
        boolean room = open.size() < limits.connections();
        if (room) {
            open.add(client);
        }
        return room;
    }

    private void makeRoom(Predicate<ClientConnection> among, int most) {
        long surplus = open.stream().filter(among).count() - most + 1;
        Predicate<ClientConnection> idle = among.and(client -> isSilent(client, IDLE_NANOS));
        for (Optional<ClientConnection> next = longestSilent(idle);
                surplus > 0 && next.isPresent();
                next = longestSilent(idle)) {
            cut(next.get(), "others need their place");
            surplus--;
        }
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
            Optional<ClientConnection> longest =
                    longestSilent(other -> other != client && other.held() > 0 && isSilent(other, UNREAD_NANOS));
            if (longest.isEmpty()) {
                return false;
            }
            cut(longest.get(), "the memory for what clients do not read is used up");
        }
        client.held(client.held() + bytes);
        held += bytes;
        return true;
    }

    /** On a worker: the same for a whole answer, with a while of waiting until clients count as silent. */
    synchronized boolean holdInTime(HttpConnection connection, long bytes) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (!hold(connection, bytes)) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            wait(LOOK_MILLIS);
        }
        return true;
    }

    private static boolean isSilent(ClientConnection client, long nanos) {
        return System.nanoTime() - client.lastProgress() >= nanos;
    }

    /** The client has read its answer. */
    synchronized void release(ClientConnection client) {
        held -= client.held();
        client.held(0);
        notifyAll();
    }

    synchronized void closed(ClientConnection client) {
        release(client);
        open.remove(client);
    }

    void cut(ClientConnection client, String why) {
        LOG.debug("The connection of {} is closed: {}", client.address(), why);
        warn(why);
        closed(client);
        client.cut();
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
