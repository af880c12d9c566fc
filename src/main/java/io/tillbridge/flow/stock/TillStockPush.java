package io.tillbridge.flow.stock;

import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.flow.stock.InventoryPushRun.Mode;
import io.tillbridge.lightspeed.rseries.RSeriesStock;
import io.tillbridge.product.listing.ConfirmedStock;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.ShownStock;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.till.ShopMapping;
import io.tillbridge.till.StockReadMark;
import io.tillbridge.till.TillShops;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the steps of a till's stock routes do, see {@link TillStockSteps}: as {@link InventoryPush}, with a number for each
 * shop of the account, and after reading what the account shows.
 */
final class TillStockPush {
    private static final int ITEMS = 100;
    private static final int AT_ONCE = 500;
    /** Clocks may be apart, and the account's are to the second. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    /** What was sold since then is not known to the hub: an absolute number would undo it. */
    private static final Duration MOST_UNREAD = Duration.ofMinutes(10);

    private final Connections connections;
    private final TillShops shops;
    private final Listings listings;
    private final PushGuards guards;
    private final StockReadMark read;
    private final TillCount counts;
    private final SteadyClock clock;
    private final PushOutcomes outcomes;
    private final RSeriesStock json = new RSeriesStock();

    TillStockPush(
            Connections connections,
            TillShops shops,
            Listings listings,
            PushGuards guards,
            StockReadMark read,
            TillCount counts,
            SteadyClock clock) {
        this.connections = connections;
        this.shops = shops;
        this.listings = listings;
        this.guards = guards;
        this.read = read;
        this.counts = counts;
        this.clock = clock;
        this.outcomes = new PushOutcomes(listings, clock);
    }

    PushOutcomes outcomes() {
        return outcomes;
    }

    TillPushRun begin(RunLog run) {
        RSeriesSettings settings = RSeriesSettings.of(connections.get(run.connectionId()));
        boolean on = settings.stockSync() || run.dryRun();
        boolean mapped = settings.shopMapping()
                ? settings.shops().stream().anyMatch(shop -> !shop.warehouses().isEmpty())
                : !settings.warehouses().isEmpty();
        TillPushRun push = new TillPushRun(
                run, settings, due(run, List.of()), !on ? Mode.OFF : mapped ? Mode.SEND : Mode.NO_WAREHOUSES, now());
        push.maps(mapping(push));
        if (on && !run.dryRun()) {
            run.count("sent", 0);
        }
        return push;
    }

    private List<ShopMapping> mapping(TillPushRun push) {
        return ShopMapping.of(push.settings(), shops.shops(push.run().connectionId()));
    }

    /** Finds out from when on the account is asked what it shows. */
    void read(TillPushRun push) {
        push.run().progress(Map.of("step", "shown"));
        push.maps(mapping(push));
        Instant since =
                read.of(push.run().connectionId()).map(to -> to.minus(OVERLAP)).orElse(null);
        push.reads(json.changedSince(since, null));
    }

    /** Takes what a shop of the account shows of an item. */
    void seen(TillPushRun push, Map<?, ?> row) {
        json.row(row).ifPresent(push.shown()::add);
        if (push.shown().size() >= AT_ONCE) {
            note(push);
        }
    }

    private void note(TillPushRun push) {
        listings.noteShown(push.run().connectionId(), push.shown(), push.askedAt());
        push.run().count("shown", push.shown().size());
        push.shown().clear();
    }

    /** Looks at the mapping and the guards, and finds what is sent to which shop. */
    void rules(TillPushRun push) {
        RunLog run = push.run();
        if (!run.dryRun() && !run.stops()) {
            note(push);
            read.move(run.connectionId(), push.askedAt());
            counts.tellInterrupted(run);
        }
        push.maps(mapping(push));
        tellShops(push);
        List<StockRules> sending = push.mapping().stream()
                .filter(ShopMapping::sends)
                .map(shop -> shop.rules(push.settings().stockBuffer()))
                .toList();
        run.progress(Map.of("step", "stock", "shops", sending.size()));
        if (salesUnread(push)) {
            push.sends(due(run, List.of()), Mode.GUARDED);
            return;
        }
        List<StockRules> sent =
                guards.rules(run, push.settings().orderSync(), sending).orElse(null);
        push.sends(due(run, sent == null ? List.of() : sent), sent == null ? Mode.GUARDED : Mode.SEND);
        if (sent != null && counts.maySend(push)) {
            push.mayCount().addAll(sent);
        }
    }

    private static void tellShops(TillPushRun push) {
        String without = push.mapping().stream()
                .filter(shop -> shop.shop() != null && shop.warehouses().isEmpty())
                .filter(shop -> !shop.shop().archived())
                .map(ShopMapping::title)
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            push.run()
                    .info("No warehouses are mapped for these shops, so they send and take nothing: " + without
                            + ". Name theirs in settings.shops to change that.");
        }
        push.mapping().stream()
                .filter(shop -> shop.shop() == null
                        || (shop.shop().archived() && !shop.warehouses().isEmpty()))
                .forEach(shop -> push.run()
                        .warn(
                                shop.shop() == null
                                        ? shop.note().orElseThrow()
                                        : "Shop " + shop.title() + ": "
                                                + shop.note().orElseThrow()));
    }

    private boolean salesUnread(TillPushRun push) {
        RunLog run = push.run();
        if (!push.settings().orderSync() || run.forced() || run.dryRun()) {
            return false;
        }
        Instant known = guards.ordersRead(run.connectionId());
        boolean old = known.isBefore(push.askedAt().minus(MOST_UNREAD));
        if (old) {
            run.warn("The account's sales were read "
                    + (known.equals(Instant.EPOCH) ? "never" : "up to " + known)
                    + ", so goods sold since are unknown here, and numbers sent now would undo those sales: none is sent."
                    + " Run order-poll, which is followed by inventory-push, or inventory-push with force.");
        }
        return old;
    }

    private DueStockLevels due(RunLog run, List<StockRules> rules) {
        return new DueStockLevels(listings, clock, run.connectionId(), rules);
    }

    /** Works out what goes next: a count of many numbers of one shop, or items one by one. */
    void next(TillPushRun push) {
        if (!push.isMore()) {
            push.noteWay("none", now());
        } else if (!counts.begins(push, now())) {
            push.next(ITEMS, now());
            outcomes.tellChanged(push);
        }
    }

    /** The body of the call for an item. */
    Map<String, Object> body(ItemStock item) {
        return json.item(item.numbers());
    }

    /** What the account answered for an item. */
    void answered(TillPushRun push, ItemStock item, Object answer) {
        push.run().count("itemCalls", 1);
        push.failures().answered();
        Map<String, ShownStock> shown = json.shown(answer);
        List<ConfirmedStock> taken = new ArrayList<>();
        for (StockToSend number : item.numbers()) {
            ShownStock now = shown.get(number.shopId());
            if (now == null) {
                outcomes.refuse(push.run(), number, "The account answered with no number for that shop.");
                continue;
            }
            ConfirmedStock seen =
                    new ConfirmedStock(number.listingId(), number.shopId(), now.number(), now.changedAt());
            if (now.number() == number.number()) {
                taken.add(seen);
            } else {
                outcomes.shown(push, seen);
                outcomes.refuse(
                        push.run(), number, "The account answered with the number " + now.number() + " instead.");
            }
        }
        outcomes.confirm(push, taken);
        if (json.isArchived(answer)) {
            listings.archived(push.run().connectionId(), item.remoteId(), now());
            gone(push, item, "it is archived there");
        }
    }

    /** One item the account does not take never holds back the others. */
    void refused(TillPushRun push, ItemStock item, String why) {
        push.run().count("itemCalls", 1);
        push.failures().answered();
        item.numbers().forEach(number -> outcomes.refuse(push.run(), number, why));
    }

    /** The account does not show the item any more. */
    void gone(TillPushRun push, ItemStock item, String why) {
        push.failures().answered();
        listings.gone(item.listingId(), now());
        push.run().count("gone", 1);
        push.run()
                .warn(
                        "Item " + item.remoteId() + " is gone from the account: " + why
                                + ". Its listing is marked gone and is sent nothing; a product-sync that sees it again takes it up.");
    }

    void missed(TillPushRun push, ItemStock item, String why) {
        outcomes.missed(push, item.numbers(), why);
    }

    private Instant now() {
        return clock.wall().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
