package io.tillbridge.flow.orders;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.WebhookBody;
import io.tillbridge.lightspeed.cseries.WebhookSignature;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Runs;
import io.tillbridge.storage.Database;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The bean {@code orderHooks}: hears what shops tell of their orders and lets a poll look. A hook says no more than which
 * order of the list is worth a look before it is a minute old; all that counts is read from the shop.
 */
public final class OrderWebhooks {
    private static final Duration KEPT = Duration.ofDays(7);
    /** What no poll took up by then is left to the clock. */
    private static final Duration URGENT = Duration.ofMinutes(10);

    private static final int MOST_TOLD = 1_000;
    private static final int SWEPT_AT_ONCE = 10_000;
    private static final Pattern EVENT = Pattern.compile("[a-z_]{1,40}/[a-z_]{1,20}");

    private final Connections connections;
    private final WebhookTokens tokens;
    private final WebhookCallStore calls;
    private final VariantHookListener variants;
    private final Runs runs;
    private final Clock clock;

    /** @param variants takes the hooks that tell of variants */
    public OrderWebhooks(
            Connections connections,
            WebhookTokens tokens,
            Database database,
            VariantHookListener variants,
            Runs runs,
            Clock clock) {
        this.variants = variants;
        this.connections = connections;
        this.tokens = tokens;
        this.calls = new WebhookCallStore(database);
        this.runs = runs;
        this.clock = clock;
    }

    /** Whether a shop was given this token. */
    public boolean knows(String token) {
        return tokens.shopOf(token).isPresent();
    }

    /**
     * Keeps a call and queues a poll; the same body again does neither. A shop that is switched off is heard and nothing
     * happens.
     *
     * @param event as the sender says, for people only; may be null
     * @return false when token or signature is wrong
     */
    public boolean hear(String token, String event, String signature, byte[] body) {
        Optional<Connection> known = tokens.shopOf(token)
                .filter(shop -> WebhookSignature.matches(body, connections.credentials(shop.id()), signature));
        known.filter(shop -> shop.enabled() && isOn(shop, "orderSync") && isOn(shop, "webhooks"))
                .ifPresent(shop -> keep(shop, event, body));
        return known.isPresent();
    }

    private void keep(Connection shop, String event, byte[] body) {
        WebhookBody.variant(body)
                .ifPresentOrElse(variant -> variants.told(shop, variant), () -> keep(shop.id(), event, body));
    }

    private void keep(long connectionId, String event, byte[] body) {
        String name = event != null && EVENT.matcher(event).matches() ? event : "?";
        String order = WebhookBody.orderId(body).orElse(null);
        if (calls.note(connectionId, sha256(body), name, order, now())) {
            runs.due(Jobs.ORDER_POLL, connectionId);
        }
    }

    /** What a poll that begins now is to look at, however young it is. */
    ToldOrders told(long connectionId) {
        Instant before = now();
        return new ToldOrders(calls.unread(connectionId, MOST_TOLD), before);
    }

    /** The list of orders was read after they were told of, and each that was worth it by itself. */
    void read(long connectionId, ToldOrders told) {
        calls.read(connectionId, told.remoteIds(), told.before());
    }

    /**
     * Queues polls for calls that came while another poll was under way, which may have passed the order already; forgets
     * calls after seven days.
     */
    public void watch() {
        calls.passedOver(clock.instant().minus(URGENT)).forEach(id -> runs.due(Jobs.ORDER_POLL, id));
        calls.forget(clock.instant().minus(KEPT), SWEPT_AT_ONCE);
    }

    /** Read plainly: settings that no longer pass their checks are the poll's to complain of. */
    private static boolean isOn(Connection shop, String name) {
        Map<String, Object> settings = shop.settings();
        return Boolean.TRUE.equals(settings.get(name));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Orders that web hooks told of.
     *
     * @param before when they were looked up
     */
    record ToldOrders(Set<String> remoteIds, Instant before) {
        static final ToldOrders NONE = new ToldOrders(Set.of(), Instant.EPOCH);

}
}
