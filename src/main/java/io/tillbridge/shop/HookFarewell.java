package io.tillbridge.shop;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.CSeriesHooks;
import io.tillbridge.lightspeed.cseries.HookAddress;
import io.tillbridge.run.Failure;
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
public final class HookFarewell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookFarewell.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Connections connections;
    private final CSeriesHooks hooks;
    private final HookTokens tokens;
    private final Clock clock;
    private final Map<Long, Instant> tried = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "hook-farewell");
        thread.setDaemon(true);
        return thread;
    });

    public HookFarewell(Connections connections, CSeriesHooks hooks, HookTokens tokens, Clock clock) {
        this.connections = connections;
        this.hooks = hooks;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Takes the hooks of a connection away that has some and wants none; the log tells what came of it. */
    public void takeAway(long id) {
        Instant last = tried.get(id);
        Optional<String> token = tokens.find(id);
        if (token.isEmpty() || (last != null && last.plus(PATIENCE).isAfter(clock.instant()))) {
            return;
        }
        tried.put(id, clock.instant());
        HookAddress address = new HookAddress("", token.get());
        String name = connections.find(id).map(Connection::name).orElse("");
        if (done(name, address, () -> hooks.remove(id, address))) {
            tokens.forget(id);
            tried.remove(id);
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
        HookAddress address = new HookAddress("", token.get());
        String name = connections.find(id).map(Connection::name).orElse("");
        try {
            IntSupplier removal = hooks.removal(id, address);
            return () -> later(() -> done(name, address, removal));
        } catch (Failure noKey) {
            return () -> LOG.warn("{}", left(name, address, noKey));
        }
    }

    private void later(Runnable work) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException ends) {
            LOG.warn("The hub ends before the web hooks of a deleted shop could be taken away.");
        }
    }

    private static boolean done(String name, HookAddress address, IntSupplier removal) {
        try {
            LOG.info(
                    "The shop {} tells of its orders no more: {} web hooks of this hub were taken away",
                    name,
                    removal.getAsInt());
            return true;
        } catch (Failure e) {
            LOG.warn("{}", left(name, address, e));
            return false;
        }
    }

    private static String left(String name, HookAddress address, Failure why) {
        return address.masked("The web hooks of this hub could not be taken away from the shop " + name
                + "; its calls are refused. Take them away in its back office, or leave them: " + why.getMessage());
    }

    @Override
    public void close() {
        background.shutdown();
    }
}
