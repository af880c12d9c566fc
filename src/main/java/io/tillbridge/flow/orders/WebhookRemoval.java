package io.tillbridge.flow.orders;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.CSeriesWebhooks;
import io.tillbridge.lightspeed.cseries.WebhookAddress;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code hookFarewell} of the schedule: takes our web hooks away from shops that are to tell us nothing more, be
 * it that hooks or orders were switched off, the connection was disabled, or it was deleted. Others' hooks stay. A shop that
 * is away is asked again; after a deletion it is asked once, for nobody has its key any more. What is left behind does no
 * harm: its calls are refused.
 */
public final class WebhookRemoval implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRemoval.class);
    private static final String GONE =
            "The shop {} tells of its orders no more: {} web hooks of this hub were taken away";
    private static final Duration SOON = Duration.ofMinutes(10);
    /** A wrong key stays wrong until somebody does something. */
    private static final Duration LATER = Duration.ofDays(1);

    private final Connections connections;
    private final CSeriesWebhooks hooks;
    private final WebhookTokens tokens;
    private final Clock clock;
    private final Map<Long, Instant> quiet = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "hook-farewell");
        thread.setDaemon(true);
        return thread;
    });

    public WebhookRemoval(Connections connections, CSeriesWebhooks hooks, WebhookTokens tokens, Clock clock) {
        this.connections = connections;
        this.hooks = hooks;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Takes the hooks of a connection away that has some and wants none; the log tells what came of it. */
    public void takeAway(long id) {
        Optional<String> token = tokens.find(id);
        if (token.isEmpty() || clock.instant().isBefore(quiet.getOrDefault(id, Instant.MIN))) {
            return;
        }
        WebhookAddress address = new WebhookAddress("", token.get());
        String name = name(id);
        try {
            LOG.info(GONE, name, hooks.remove(id, address));
            tokens.forget(id);
            quiet.remove(id);
        } catch (Failure e) {
            quiet.put(id, clock.instant().plus(e instanceof PassingFailure ? SOON : LATER));
            LOG.warn("{}", left(name, address, e));
        }
    }

    /**
     * Asked before a connection is deleted.
     *
     * @return what is to be done once it is; it neither waits for the shop nor fails
     */
    public Runnable ofDeleted(long id) {
        Optional<String> token = tokens.find(id);
        if (token.isEmpty()) {
            return () -> {};
        }
        WebhookAddress address = new WebhookAddress("", token.get());
        String name = name(id);
        try {
            IntSupplier removal = hooks.removal(id, address);
            return () -> later(name, address, removal);
        } catch (Failure noKey) {
            return () -> LOG.warn("{}", left(name, address, noKey));
        }
    }

    private void later(String name, WebhookAddress address, IntSupplier removal) {
        try {
            background.execute(() -> {
                try {
                    LOG.info(GONE, name, removal.getAsInt());
                } catch (RuntimeException e) {
                    LOG.warn("{}", left(name, address, e));
                }
            });
        } catch (RejectedExecutionException ends) {
            LOG.warn("The hub ends before its web hooks could be taken away from the deleted shop {}", name);
        }
    }

    private String name(long id) {
        return connections.find(id).map(Connection::name).orElse("");
    }

    private static String left(String name, WebhookAddress address, RuntimeException why) {
        return address.masked("The web hooks of this hub could not be taken away from the shop " + name
                + "; its calls are refused. Take them away in its back office, or leave them: " + why.getMessage());
    }

    @Override
    public void close() {
        background.shutdown();
    }
}
