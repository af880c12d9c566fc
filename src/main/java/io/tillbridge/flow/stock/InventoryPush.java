package io.tillbridge.flow.stock;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.flow.stock.InventoryPushRun.Mode;
import io.tillbridge.product.listing.ConfirmedStock;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingFilter;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the steps of the stock routes do, see {@link InventoryPushSteps}. Numbers are worked out anew for each chunk, the smallest first, and
 * count as sent only when the shop's answer shows them.
 */
final class InventoryPush {
    private static final int SOME = 20;
    private static final StockRules NOTHING = StockRules.of(List.of(), 0);
    private static final Duration NO_BULK = Duration.ofHours(24);

    private final ShopRules rules;
    private final Listings listings;
    private final PushGuards guards;
    private final PushSizes sizes;
    private final SteadyClock clock;
    private final PushOutcomes outcomes;
    private final Map<Long, Instant> withoutBulk = new ConcurrentHashMap<>();

    InventoryPush(ShopRules rules, Listings listings, PushGuards guards, PushSizes sizes, SteadyClock clock) {
        this.rules = rules;
        this.listings = listings;
        this.guards = guards;
        this.sizes = sizes;
        this.clock = clock;
        this.outcomes = new PushOutcomes(listings, clock);
    }

    /** Looks at the settings and the guards, and tells which listings take no number. */
    InventoryPushRun begin(RunLog run) {
        CSeriesSettings settings = rules.settings(run.connectionId());
        boolean on = settings.stockSync() || run.dryRun();
        if (!on) {
            return push(run, NOTHING, Mode.OFF);
        }
        tellUntracked(run);
        run.progress(Map.of("step", "stock"));
        Optional<StockRules> sent = settings.warehouses().isEmpty()
                ? Optional.of(NOTHING)
                : guards.rules(
                                run,
                                settings.orderSync(),
                                List.of(StockRules.of(settings.warehouses(), settings.stockBuffer())))
                        .map(rules -> rules.get(0));
        if (!run.dryRun()) {
            run.count("sent", 0);
        }
        Mode mode = settings.warehouses().isEmpty() ? Mode.NO_WAREHOUSES : sent.isEmpty() ? Mode.GUARDED : Mode.SEND;
        return push(run, sent.orElse(NOTHING), mode);
    }

    private InventoryPushRun push(RunLog run, StockRules sent, Mode mode) {
        long shop = run.connectionId();
        return new InventoryPushRun(
                run, new DueStockLevels(listings, clock, shop, List.of(sent)), mode, bulkMayWork(shop));
    }

    private void tellUntracked(RunLog run) {
        List<Listing> untracked = listings.list(ListingFilter.untracked(run.connectionId()), null, SOME);
        if (!untracked.isEmpty()) {
            run.warn("The shop does not track the stock of " + (untracked.size() < SOME ? "" : "at least ")
                    + untracked.size() + " linked variants, so no number is sent for them: variants "
                    + String.join(
                            ", ", untracked.stream().map(Listing::remoteId).toList())
                    + ". Switch stock tracking on in the shop to have it followed.");
        }
    }

    /** Works out the next numbers; none when all are sent or were tried in this run. */
    void next(InventoryPushRun push) {
        if (push.rest() || !push.isMore()) {
            return;
        }
        push.next(sizes.chunk(push.isBulk()), clock.wall().instant());
        outcomes.tellChanged(push);
    }

    /** A dry run: says what would be sent. */
    void plan(InventoryPushRun push) {
        outcomes.plan(push.run(), push.getChunk());
    }

    /** The body of one call for all numbers of the chunk. */
    Map<String, Object> bulk(InventoryPushRun push) {
        List<Map<String, Object>> items = new ArrayList<>();
        push.getChunk().forEach(number -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", Long.parseLong(number.remoteId()));
            item.put("stockLevel", number.number());
            items.add(item);
        });
        return Map.of("variant", items);
    }

    /** What the shop answered to all of them: those it does not show go one by one. */
    void bulkAnswered(InventoryPushRun push, Object answer) {
        Map<String, StockLevelsInAnswer.Level> shown = StockLevelsInAnswer.levels(answer);
        List<ConfirmedStock> taken = new ArrayList<>();
        List<StockToSend> rest = new ArrayList<>();
        for (StockToSend number : push.getChunk()) {
            StockLevelsInAnswer.Level level = shown.get(number.remoteId());
            if (level != null && level.number() == number.number()) {
                taken.add(new ConfirmedStock(number.listingId(), level.number(), level.changedAt()));
            } else {
                rest.add(number);
            }
        }
        outcomes.confirm(push, taken);
        push.failures().answered();
        push.run().count("bulkCalls", 1);
        push.onlySingle(rest);
    }

    /** The shop did not take these numbers together, perhaps for one of them: they go one by one. */
    void bulkRefused(InventoryPushRun push, String why) {
        push.failures().answered();
        push.run().info("The shop took no numbers together (" + why + "); these are sent one by one.");
    }

    /** The shop knows no such call: all go one by one, and it is not asked again for a day. */
    void bulkUnknown(InventoryPushRun push, String why) {
        push.failures().answered();
        push.run().info("The shop takes no numbers together (" + why + "); they are sent one by one.");
        forgetBulk(push);
    }

    /** A passing failure outlasted its tries: what is left of this run goes one by one. */
    void bulkMissed(InventoryPushRun push, String why) {
        if (!push.run().cancelled()) {
            push.run()
                    .warn("The shop took no numbers together now (" + why + "); in this run they are sent one by one.");
            push.noBulk();
        }
    }

    /** The body of the call for one number. */
    Map<String, Object> single(StockToSend number) {
        return Map.of("variant", Map.of("stockLevel", number.number()));
    }

    /** What the shop answered to one number. */
    void answered(InventoryPushRun push, StockToSend number, Object answer) {
        StockLevelsInAnswer.Level shown = StockLevelsInAnswer.levels(answer).get(number.remoteId());
        push.run().count("singleCalls", 1);
        push.failures().answered();
        if (shown != null && shown.number() == number.number()) {
            outcomes.confirm(push, List.of(new ConfirmedStock(number.listingId(), shown.number(), shown.changedAt())));
            if (push.isMute()) {
                push.run()
                        .info("The shop takes single numbers and shows none when they are sent together; they are sent"
                                + " one by one.");
                forgetBulk(push);
            }
        } else {
            if (shown != null) {
                ConfirmedStock other = new ConfirmedStock(number.listingId(), shown.number(), shown.changedAt());
                outcomes.shown(push, other);
            }
            outcomes.refuse(
                    push.run(),
                    number,
                    "The shop answered with "
                            + (shown == null ? "no number." : "the number " + shown.number() + " instead."));
        }
    }

    /** One number the shop does not take never holds back the others. */
    void refused(InventoryPushRun push, StockToSend number, String why) {
        push.failures().answered();
        push.run().count("singleCalls", 1);
        outcomes.refuse(push.run(), number, why);
    }

    PushOutcomes outcomes() {
        return outcomes;
    }

    private void forgetBulk(InventoryPushRun push) {
        withoutBulk.put(push.run().connectionId(), clock.instant());
        push.noBulk();
    }

    private boolean bulkMayWork(long connectionId) {
        Instant failed = withoutBulk.get(connectionId);
        return sizes.allowBulk() && (failed == null || failed.plus(NO_BULK).isBefore(clock.instant()));
    }
}
