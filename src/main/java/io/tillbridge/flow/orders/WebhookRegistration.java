package io.tillbridge.flow.orders;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.CSeriesWebhooks;
import io.tillbridge.lightspeed.cseries.WebhookAddress;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bean {@code shopHooks} of the order routes: makes a shop have our web hooks just as its settings say. The shop is
 * asked at once when somebody changed the connection, and once an hour otherwise; a shop without hooks of ours never. Hooks
 * only make orders and changes of stock come sooner, so nothing that goes wrong here holds up a poll.
 */
public final class WebhookRegistration {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final List<CSeriesWebhooks.Event> ORDERS =
            List.of(new CSeriesWebhooks.Event("orders", "paid"), new CSeriesWebhooks.Event("orders", "updated"));
    private static final CSeriesWebhooks.Event VARIANTS = new CSeriesWebhooks.Event("variants", "updated");

    private final Connections connections;
    private final CSeriesWebhooks hooks;
    private final WebhookTokens tokens;
    private final String publicUrl;
    private final Clock clock;
    private final Map<Long, Look> looks = new ConcurrentHashMap<>();
    private final Map<Long, String> faults = new ConcurrentHashMap<>();

    /** @param publicUrl where shops reach the hub, without trailing slash; blank when they do not */
    public WebhookRegistration(
            Connections connections, CSeriesWebhooks hooks, WebhookTokens tokens, String publicUrl, Clock clock) {
        this.connections = connections;
        this.hooks = hooks;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** When a shop was asked last, and which version of its connection that was for. */
    private record Look(long version, Instant at) {}

    /** Makes, mends or takes away. What it could not do, the run says. */
    public void ensure(RunLog run) {
        if (run.dryRun()) {
            return;
        }
        long id = run.connectionId();
        Connection connection = connections.get(id);
        CSeriesSettings settings = CSeriesSettings.of(connection);
        boolean wished = settings.webhooks() && settings.orderSync();
        if (wished && publicUrl.isEmpty()) {
            run.warn(
                    "webhooks of this shop is on and http.public-url is blank, expected the address at which shops reach"
                            + " this hub: set it, or switch webhooks off. Until then orders come by the clock.");
        }
        boolean wanted = wished && !publicUrl.isEmpty();
        if (!wished) {
            faults.remove(id);
        }
        if ((!wanted && tokens.find(id).isEmpty()) || lookedAt(id, connection.version())) {
            return;
        }
        WebhookAddress address = new WebhookAddress(publicUrl, tokens.findOrMake(id));
        try {
            if (wanted) {
                tell(run, hooks.ensure(id, address, events(settings)));
            } else {
                run.info("Web hooks are off: " + hooks.remove(id, address) + " of this hub were taken away.");
                tokens.forget(id);
            }
            faults.remove(id);
            looks.put(id, new Look(connection.version(), clock.instant()));
        } catch (PassingFailure e) {
            faults.put(id, notDone(address, e));
            run.warn(notDone(address, e));
        } catch (Failure e) {
            // It stays wrong until somebody does something.
            looks.put(id, new Look(connection.version(), clock.instant()));
            faults.put(id, notDone(address, e));
            run.warn(notDone(address, e));
        }
    }

    /** In the order of their weight: a shop may not have room for all. */
    private static Set<CSeriesWebhooks.Event> events(CSeriesSettings settings) {
        Set<CSeriesWebhooks.Event> events = new LinkedHashSet<>(ORDERS);
        if (settings.stockSync()) {
            events.add(VARIANTS);
        }
        return events;
    }

    /** Why a shop's web hooks are not as its settings want them; empty when they are, or were not asked about yet. */
    public Optional<String> fault(long connectionId) {
        return Optional.ofNullable(faults.get(connectionId));
    }

    private boolean lookedAt(long id, long version) {
        return Optional.ofNullable(looks.get(id))
                .filter(look -> look.version() == version)
                .filter(look -> look.at().plus(EVERY).isAfter(clock.instant()))
                .isPresent();
    }

    private static void tell(RunLog run, CSeriesWebhooks.Changed changed) {
        if (changed.created() + changed.switchedOn() + changed.deleted() > 0) {
            run.info("Web hooks of this shop: " + changed.created() + " made, " + changed.switchedOn()
                    + " switched on again, " + changed.deleted() + " taken away.");
        }
    }

    private static String notDone(WebhookAddress address, Failure why) {
        return address.masked(
                "The web hooks of this shop could not be set as wanted; orders come by the clock: " + why.getMessage());

}
}
