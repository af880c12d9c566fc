package io.tillbridge.flow.checkout;

import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.CSeriesInstallations;
import io.tillbridge.lightspeed.cseries.CSeriesInstallations.Shop;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code checkoutRemoval} of the schedule: removes our script and methods from shops that were disabled or whose
 * connection was deleted. A shop that is away is asked again; after a deletion it is asked once, for nobody has its key any
 * more. What is left behind does no harm: its address answers 404, and the script hides itself.
 */
public final class CheckoutRemoval implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutRemoval.class);
    private static final Duration SOON = Duration.ofMinutes(10);
    /** A wrong key stays wrong until somebody does something. */
    private static final Duration LATER = Duration.ofDays(1);

    private final Connections connections;
    private final CSeriesInstallations shops;
    private final CheckoutInstallationStore store;
    private final Clock clock;
    private final Map<Long, Instant> quiet = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "checkout-removal");
        thread.setDaemon(true);
        return thread;
    });

    public CheckoutRemoval(
            Connections connections, CSeriesInstallations shops, CheckoutInstallationStore store, Clock clock) {
        this.connections = connections;
        this.shops = shops;
        this.store = store;
        this.clock = clock;
    }

    /** Removes both from the shop of a disabled connection; the log says what happened. */
    public void remove(long id) {
        List<CheckoutInstallation> known = store.of(id);
        if (known.isEmpty() || clock.instant().isBefore(quiet.getOrDefault(id, Instant.MIN))) {
            return;
        }
        try {
            remove(shops.shop(id), known);
            known.forEach(each -> store.forget(id, each.part()));
            quiet.remove(id);
            LOG.info("Removed the checkout script and methods of this hub from the disabled shop {}", name(id));
        } catch (Failure e) {
            quiet.put(id, clock.instant().plus(e instanceof PassingFailure ? SOON : LATER));
            LOG.warn(
                    "The checkout script and methods of this hub could not be removed from the shop {}: {}",
                    name(id),
                    e.getMessage());
        }
    }

    /**
     * Asked before a connection is deleted.
     *
     * @return what is to be done once it is; it neither waits for the shop nor fails
     */
    public Runnable ofDeleted(long id) {
        List<CheckoutInstallation> known = store.of(id);
        if (known.isEmpty()) {
            return () -> {};
        }
        String name = name(id);
        try {
            Shop shop = shops.shop(id);
            return () -> later(name, () -> remove(shop, known));
        } catch (Failure noKey) {
            return () -> left(name, noKey);
        }
    }

    private void remove(Shop shop, List<CheckoutInstallation> known) {
        for (CheckoutInstallation each : known) {
            CheckoutPlan.of(shops.list(shop, each.part().form()), each, null)
                    .delete()
                    .forEach(ours -> shops.delete(shop, each.part().form(), ours.remoteId()));
        }
    }

    private void later(String name, Runnable removal) {
        try {
            background.execute(() -> {
                try {
                    removal.run();
                    LOG.info("Removed the checkout script and methods of this hub from the deleted shop {}", name);
                } catch (RuntimeException e) {
                    left(name, e);
                }
            });
        } catch (RejectedExecutionException ends) {
            LOG.warn("The hub ends before its checkout script could be removed from the deleted shop {}", name);
        }
    }

    private static void left(String name, RuntimeException why) {
        LOG.warn(
                "The checkout script and methods of this hub could not be removed from the deleted shop {}; they hide"
                        + " themselves. Delete them in its back office, or leave them: {}",
                name,
                why.getMessage());
    }

    private String name(long id) {
        return connections.find(id).map(connection -> connection.name()).orElse("");
    }

    @Override
    public void close() {
        background.shutdown();
    }
}
