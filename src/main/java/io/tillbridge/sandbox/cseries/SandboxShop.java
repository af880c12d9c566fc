package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.SandboxServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/** A C-Series API on this machine: many shops behind one address, told apart by their keys. */
public final class SandboxShop implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Map<String, DoubleShop> shops = new ConcurrentHashMap<>();
    private final Clock clock;
    private final SandboxServer server = new SandboxServer("sandbox shop");
    private final WebhookPost post;
    private final DoubleServer door;

    private SandboxShop(Clock clock, Duration webhookRetry) {
        this.clock = clock;
        this.post = new WebhookPost(server.vertx(), Math.max(1, webhookRetry.toMillis()));
        RateWindows nobody = new RateWindows(RateLimits.USUAL, ZoneOffset.UTC, clock, System::nanoTime);
        this.door = new DoubleServer(shops, nobody, server.replies());
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
            started.server.listen(port, started.door);
        } catch (IllegalStateException e) {
            started.post.close();
            throw e;
        }
        return started;
    }

    /** What stands before the language: {@code http://127.0.0.1:40123}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** The page that customers of a shop see. */
    public String storefront(ShopSetup setup) {
        return baseUrl() + "/storefront/" + setup.id();
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
        server.keep(ticker::catchUp);
    }

    /**
     * Lets a person make a shop fail: each line of the file is a fault and the calls it meets, such as {@code 503 GET
     * orders/*}, {@code reset **} or {@code slow:2000 variants}. It is looked at twice a second and need not exist.
     */
    public void faultsFrom(Path file, DoubleShop shop) {
        server.faultsFrom(file, shop.faults());
    }

    /** Ends the server and every connection, also of calls that were never answered. */
    @Override
    public void close() {
        post.close();
        server.close();
    }
}
