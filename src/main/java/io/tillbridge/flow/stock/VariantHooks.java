package io.tillbridge.flow.stock;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.flow.orders.OrderWatermark;
import io.tillbridge.flow.orders.PollTimes;
import io.tillbridge.flow.orders.VariantHookListener;
import io.tillbridge.lightspeed.cseries.CSeriesProducts;
import io.tillbridge.lightspeed.cseries.WebhookBody;
import io.tillbridge.product.listing.ListingLook;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.Runs;
import io.tillbridge.storage.Database;
import io.tillbridge.wording.Quantity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The bean {@code variantHooks}: has variants read again that a shop told of by web hook. A hook says no more than which
 * variant is worth a look. It waits for a moment, in which more hooks, the answers to the hub's own writes and the orders
 * come that explain it: what is explained is not read.
 */
public final class VariantHooks implements VariantHookListener {
    /** More are read by the list of changed variants. */
    private static final int SINGLES = 5;

    private static final int AT_ONCE = 10_000;
    /** How long an order may take to be paid, and a shop that failed is left alone. */
    private static final Duration WAIT = Duration.ofMinutes(5);

    private static final Duration BETWEEN_POLLS = Duration.ofMinutes(1);
    private static final DateTimeFormatter SHOP_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final VariantHookStore store;
    private final ListingLook listings;
    private final ShopRules rules;
    private final OrderWatermark ordersRead;
    private final PollTimes times;
    private final Runs runs;
    private final Clock clock;
    private final CSeriesProducts json = new CSeriesProducts();

    public VariantHooks(
            Database database, ShopRules rules, OrderWatermark ordersRead, PollTimes times, Runs runs, Clock clock) {
        this.store = new VariantHookStore(database);
        this.listings = new ListingLook(database, clock);
        this.rules = rules;
        this.ordersRead = ordersRead;
        this.times = times;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void told(Connection shop, WebhookBody.Variant variant) {
        if (Boolean.TRUE.equals(shop.settings().get("stockSync"))) {
            store.note(shop.id(), variant.id(), variant.stockLevel(), now());
        }
    }

    /** Queues the reading of what is not explained yet; before that, the poll of the orders that may explain it. */
    public void watch() {
        store.forgetKnown();
        store.waiting().forEach(this::watch);
    }

    private void watch(long connectionId, Instant first) {
        Instant now = now();
        if (!first.isBefore(ordersRead.upTo(connectionId))) {
            Instant since = now.minus(BETWEEN_POLLS);
            if (!store.isBusy(connectionId, Jobs.ORDER_POLL, first.isAfter(since) ? first : since, now.minus(WAIT))) {
                runs.due(Jobs.ORDER_POLL, connectionId);
            }
        } else if (!ripe(connectionId, 1).isEmpty()
                && !store.isBusy(connectionId, Jobs.VARIANT_READ, now, now.minus(WAIT))) {
            runs.due(Jobs.VARIANT_READ, connectionId);
        }
    }

    private List<String> ripe(long connectionId, int limit) {
        return store.ripe(connectionId, ordersRead.upTo(connectionId), now().minus(WAIT), limit);
    }

    /** Finds what is to be read, and how. */
    VariantLookRun begin(RunLog run) {
        CSeriesSettings settings = rules.settings(run.connectionId());
        boolean on = settings.webhooks() && settings.orderSync() && settings.stockSync();
        if (!on) {
            store.forget(run.connectionId());
        }
        Instant now = now();
        List<String> told = on ? ripe(run.connectionId(), AT_ONCE) : List.of();
        run.progress(Map.of("step", "variants", "told", told.size()));
        Instant first = store.waiting().getOrDefault(run.connectionId(), now);
        Instant from = (first.isBefore(now) ? first : now).minus(times.overlap());
        String mode = !on ? "off" : told.isEmpty() ? "none" : told.size() > SINGLES ? "many" : "few";
        return new VariantLookRun(
                run, told, mode, SHOP_TIME.format(from.atZone(times.filterZone())), now);
    }

    /** Takes what the shop shows of one variant. */
    void seen(VariantLookRun look, Map<?, ?> item) {
        look.seen().add(json.variant(item));
        look.run().count("variants", 1);
    }

    /** The shop knows the variant no more; the product sync sees to that. */
    void gone(VariantLookRun look, String remoteId) {
        look.run().info("The shop does not know variant " + remoteId + " any more; the next product-sync decides.");
    }

    /** Notes what was seen, as a product sync does. In a dry run nothing is noted. */
    void end(VariantLookRun look) {
        RunLog run = look.run();
        if (run.dryRun() || run.stops()) {
            return;
        }
        ListingLook.Result result = listings.note(run.connectionId(), look.seen(), look.askedAt());
        store.read(run.connectionId(), look.told(), look.askedAt());
        if (result.changed() > 0) {
            run.count("stockChanged", result.changed());
            run.info("The shop has changed stock by itself in " + Quantity.of(result.changed(), "variant") + ": "
                    + String.join("; ", result.examples()) + ". The next inventory-push sends the hub's numbers.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}
}
