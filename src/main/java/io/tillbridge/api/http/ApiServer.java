package io.tillbridge.api.http;

import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.audit.AuditLog;
import io.tillbridge.network.IpNetwork;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API's door. It opens last, when every route of the contract is there, and closes first. It is a Vert.x server of
 * its own and not platform-http's: see the decision "The API is REST DSL on the hub's own server".
 */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int IDLE_SECONDS = 300;
    /** What the system keeps of an answer for a client that does not read; without a bound it grows to megabytes. */
    private static final int SEND_BUFFER = 128 * 1024;

    private static final int MAX_HEADERS = 16 * 1024;
    /** All parameters of a list may be as long as the contract allows, each letter percent-encoded. */
    private static final int MAX_LINE = 16 * 1024;

    private final ApiSettings settings;
    private final Vertx vertx;
    private final Dispatcher dispatcher;
    private final HttpServer server;

    /** @param operations calls the operation of a request that was admitted */
    public ApiServer(
            ApiSettings settings,
            Contract contract,
            Handler operations,
            Authentication authentication,
            IdempotentAnswers answers,
            AuditLog audit,
            WebhookReceiver hooks,
            PullSource feeds) {
        this.settings = settings;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        RequestHeadTimeout heads = new RequestHeadTimeout(vertx, settings.timeouts());
        OpenConnections connections = new OpenConnections(settings.limits(), settings.proxies(), options());
        Cors cors = new Cors(settings.corsOrigins());
        this.dispatcher = new Dispatcher(
                vertx,
                contract,
                new RequestPreparation(cors, heads),
                new Authorizer(contract, authentication, cors, settings.proxies()),
                new IdempotencyFilter(
                        new AuditFilter(contract, operations, audit),
                        new ResponseRenderer(contract.basePath()),
                        answers),
                hooks,
                feeds,
                new RequestBodies(settings.maxFile(), settings.timeouts(), connections),
                connections,
                new ClientResolver(settings.proxies()));
        this.server = vertx.createHttpServer(options())
                .requestHandler(dispatcher)
                .connectionHandler(connection -> {
                    heads.opened(connection);
                    connections.opened(connection);
                })
                .invalidRequestHandler(new InvalidHttpRequest(MAX_LINE, MAX_HEADERS));
    }

    /** No HTTP/2 without TLS, no compression: nothing that makes small requests large. */
    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setSendBufferSize(SEND_BUFFER)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxInitialLineLength(MAX_LINE)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /**
     * Serves the checkouts of shops as well; to be called before it listens.
     *
     * @return this
     */
    public ApiServer serving(PublicCheckout checkout, MethodsReceiver methods) {
        dispatcher.serve(checkout, methods);
        return this;
    }

    /**
     * Begins to listen.
     *
     * @return this
     */
    public ApiServer start() {
        try {
            server.listen(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new ApiFault(settings, e.getCause());
        }
        LOG.info("The API listens on {} port {}", settings.host(), port());
        warnOfPlainHttp();
        return this;
    }

    /** The port it listens on, also when any free one was asked for. */
    public int port() {
        return server.actualPort();
    }

    /** For people: {@code http://127.0.0.1:8080}. Every address of this machine is shown as the one that always works. */
    public String address() {
        String host = isEveryAddress() ? "127.0.0.1" : settings.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    private boolean isEveryAddress() {
        return IpNetwork.literal(settings.host())
                .filter(InetAddress::isAnyLocalAddress)
                .isPresent();
    }

    /** Browsers send the session's cookie over TLS only, but for names of their own machine. */
    private void warnOfPlainHttp() {
        boolean loopback = settings.host().equals("localhost")
                || IpNetwork.literal(settings.host())
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
        if (!loopback && settings.proxies().publicUrl().isEmpty()) {
            LOG.warn(
                    "http.host is {} and http.public-url is blank: the API is open to the network without encryption, and"
                            + " people can sign in on this machine only, at http://localhost:{}. Put a proxy with TLS in"
                            + " front, set http.public-url to its https address and http.trusted-proxies to the proxy's.",
                    settings.host(),
                    port());
        }
    }

    /** Closes the door: calls under way get a while to end, streams and longer ones are cut. */
    @Override
    public void close() {
        try {
            dispatcher.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The API did not close in order: {}", e.toString());
        }
    }
}
