package io.tillbridge.sandbox.cseries;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A C-Series API on this machine: many shops behind one address, told apart by their keys. It listens on 127.0.0.1 with
 * Vert.x and not with the JDK's server: an answer that never comes costs no thread, and a connection can be reset or
 * end in the middle of an answer.
 */
public final class SandboxShop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxShop.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 500;

    private final Map<String, DoubleShop> shops = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Vertx vertx;
    private final WebhookPost post;
    private final DoubleServer door;
    private final HttpServer server;

    private SandboxShop(Clock clock, Duration webhookRetry) {
        this.clock = clock;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.post = new WebhookPost(vertx, Math.max(1, webhookRetry.toMillis()));
        RateWindows nobody = new RateWindows(RateLimits.USUAL, ZoneOffset.UTC, clock, System::nanoTime);
        this.door = new DoubleServer(shops, new Replies(vertx, nobody));
        this.server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(door)
                .exceptionHandler(gone -> LOG.debug("A client of the sandbox shop is gone: {}", gone.toString()));
    }

    /** Starts it on any free port, without a shop. */
    public static SandboxShop start(Clock clock) {
        return start(clock, 0, RETRY);
    }

    /**
     * Starts it without a shop.
     *
     * @param clock of every date and of the windows of the rate limits
     * @param port 0 for any free one
     * @param webhookRetry between two tries to deliver a webhook
     * @throws IllegalStateException when the port is taken
     */
    public static SandboxShop start(Clock clock, int port, Duration webhookRetry) {
        SandboxShop started = new SandboxShop(clock, webhookRetry);
        try {
            started.server
                    .listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            started.close();
            throw new IllegalStateException(
                    "The sandbox shop cannot listen on port " + port + ", expected a free one: choose another or 0",
                    e.getCause());
        }
        return started;
    }

    /** What stands before the language: {@code http://127.0.0.1:40123}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Opens a shop; one with the same key is replaced. */
    public DoubleShop add(ShopSetup setup) {
        DoubleShop shop = new DoubleShop(setup, clock, System::nanoTime, post, baseUrl());
        shops.put(setup.key(), shop);
        return shop;
    }

    /** @throws NoSuchElementException when no shop has this key */
    public DoubleShop shop(String key) {
        DoubleShop shop = shops.get(key);
        if (shop == null) {
            throw new NoSuchElementException(
                    "The sandbox has no shop with this key, it has " + shops.size() + " others");
        }
        return shop;
    }

    /** How many calls came with a key that no shop has. */
    public long unknownKeyCalls() {
        return door.strangers();
    }

    /** The key is no longer known to anyone. */
    public void remove(String key) {
        shops.remove(key);
    }

    /** Lets customers order by themselves, from now until the sandbox is closed; what was missed is caught up at once. */
    public void run(OrderTicker ticker) {
        ticker.catchUp();
        vertx.setPeriodic(LOOK_MILLIS, timer -> ticker.catchUp());
    }

    /**
     * Lets a person make a shop fail: each line of the file is a fault and the calls it meets, such as {@code 503 GET
     * orders/*}, {@code reset **} or {@code slow:2000 variants}. It is looked at twice a second and need not exist.
     */
    public void faultsFrom(Path file, DoubleShop shop) {
        FaultsFile faults = new FaultsFile(file, shop.faults());
        faults.look();
        vertx.setPeriodic(LOOK_MILLIS, timer -> faults.look());
    }

    /** Ends the server and every connection, also of calls that were never answered. */
    @Override
    public void close() {
        post.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The sandbox shop did not close in order: {}", e.toString());
        }
    }
}
