package io.tillbridge.sandbox.server;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of an API of the sandbox. It listens on 127.0.0.1 with Vert.x and not with the JDK's server: an answer that
 * never comes costs no thread, and a connection can be reset or end in the middle of an answer.
 */
public final class SandboxServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final long LOOK_MILLIS = 500;

    private final String name;
    private final Vertx vertx;
    private HttpServer server;

    /** @param name for people: {@code sandbox shop} */
    public SandboxServer(String name) {
        this.name = name;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    public Vertx vertx() {
        return vertx;
    }

    public Replies replies() {
        return new Replies(vertx);
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException when the port is taken; the server is closed then
     */
    public void listen(int port, Handler<HttpServerRequest> handler) {
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(handler)
                .exceptionHandler(gone -> LOG.debug("A client of the {} is gone: {}", name, gone.toString()));
        try {
            server.listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException(
                    "The " + name + " cannot listen on port " + port + ", expected a free one: choose another or 0",
                    e.getCause());
        }
    }

    /** {@code http://127.0.0.1:40123}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Does this at once and then twice a second until the server is closed. */
    public void keep(Runnable task) {
        task.run();
        vertx.setPeriodic(LOOK_MILLIS, timer -> task.run());
    }

    /** Takes faults from this file from now on; it need not exist. */
    public void faultsFrom(Path file, FaultRules rules) {
        keep(new FaultsFile(file, rules)::look);
    }

    /** Ends the server and every connection, also of calls that were never answered. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The {} did not close in order: {}", name, e.toString());
        }
    }
}
