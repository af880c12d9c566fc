package io.tillbridge.flow.stock;

import io.tillbridge.lightspeed.rseries.RSeriesStock;
import io.tillbridge.product.listing.ConfirmedStock;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.ShownStock;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.till.CountRights;
import io.tillbridge.till.ShopMapping;
import io.tillbridge.till.TillCounts;
import io.tillbridge.wording.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many changed numbers of one shop by an inventory count: one call for the count, one for each number, one that has them
 * take effect. Numbers count as sent when the account shows them afterwards. A count that fails before is left as it is.
 */
final class TillCount {
    private static final int MOST = 20_000;
    /** So many items are not sold out within the minutes around a count. */
    private static final int MANY = 10;

    /** How far the clocks of the hub and of the account may be apart, with time to spare. */
    private static final Duration APART = Duration.ofMinutes(5);

    private final Listings listings;
    private final TillCounts counts;
    private final CountRights rights;
    private final SteadyClock clock;
    private final PushOutcomes outcomes;
    private final RSeriesStock json = new RSeriesStock();

    TillCount(Listings listings, TillCounts counts, CountRights rights, SteadyClock clock) {
        this.listings = listings;
        this.counts = counts;
        this.rights = rights;
        this.clock = clock;
        this.outcomes = new PushOutcomes(listings, clock);
    }

    /** What an earlier run left: it is neither gone on with nor repeated, and its numbers are still due. */
    void tellInterrupted(RunLog run) {
        for (TillCounts.Open open : counts.open(run.connectionId())) {
            String name = "Inventory count " + (open.remoteId() == null ? "" : open.remoteId() + " ") + "of shop "
                    + open.shopId();
            if (open.mayHaveEffect()) {
                run.warn(name + " was interrupted while it took effect. It is not repeated: what the shop shows was"
                        + " read, and numbers that differ are sent.");
                counts.done(open.id(), now());
            } else {
                run.warn(name + " was interrupted before it took effect. It is left as it is, without effect; its"
                        + " numbers are sent anew.");
                counts.leave(open.id(), now());
            }
        }
    }

    /** Whether counts are wanted and allowed. */
    boolean maySend(TillPushRun push) {
        RunLog run = push.run();
        if (push.settings().countFrom() == 0 || run.dryRun()) {
            return false;
        }
        boolean allowed = rights.mayCount(run.connectionId());
        if (!allowed) {
            run.info(
                    "Inventory counts need the scopes employee:inventory_counts and employee:inventory_counts_reconcile,"
                            + " which were not granted: numbers are sent item by item.");
        }
        return allowed;
    }

    /** Begins a count of the next shop that has enough numbers; false when none has. */
    boolean begins(TillPushRun push, Instant now) {
        RunLog run = push.run();
        while (!push.mayCount().isEmpty()) {
            StockRules shop = push.mayCount().poll();
            List<StockToSend> numbers = listings.due(run.connectionId(), shop, MOST);
            if (numbers.size() < push.settings().countFrom()) {
                continue;
            }
            Optional<String> employee = employee(push, shop.shopId());
            if (employee.isEmpty()) {
                run.info("An inventory count needs an employee: set employeeId in the settings. The numbers of shop "
                        + shop.shopId() + " are sent item by item.");
                continue;
            }
            long id = counts.begin(run.connectionId(), shop.shopId(), now);
            push.counts(new TillCountRun(id, shop.shopId(), employee.get(), numbers), numbers, now);
            run.info(Quantity.of(numbers.size(), "number") + " of shop " + shop.shopId()
                    + " are sent by an inventory count.");
            return true;
        }
        return false;
    }

    private Optional<String> employee(TillPushRun push, String shopId) {
        return push.mapping().stream()
                .filter(shop -> shop.shopId().equals(shopId))
                .map(ShopMapping::employeeId)
                .filter(id -> id != null)
                .findFirst()
                .or(() -> rights.employee(push.run().connectionId()));
    }

    /** The body of the call that makes the count. */
    Map<String, Object> body(TillPushRun push) {
        TillCountRun count = push.getCount();
        return json.count("Tillbridge " + push.run().id() + "-" + count.id(), count.shopId());
    }

    void created(TillPushRun push, Object answer) {
        push.failures().answered();
        push.getCount().named(json.countId(answer));
        counts.fill(push.getCount().id(), push.getCount().remoteId());
    }

    /** The body of the call that adds a number. */
    Map<String, Object> number(TillPushRun push, StockToSend number) {
        return json.counted(push.getCount().remoteId(), push.getCount().employeeId(), number);
    }

    void added(TillPushRun push, StockToSend number) {
        push.failures().answered();
        push.getCount().added().add(number);
        push.run().count("countCalls", 1);
    }

    /** One number the account does not take; the count goes on without it. */
    void refused(TillPushRun push, StockToSend number, String why) {
        push.failures().answered();
        outcomes.refuse(push.run(), number, why);
    }

    /** Nobody knows what the failed call did: this count never takes effect, and its numbers go another way. */
    void failed(TillPushRun push, String why) {
        TillCountRun count = push.getCount();
        count.broken();
        if (count.remoteId() == null) {
            counts.leave(count.id(), now());
            push.forget(count.getNumbers());
        }
        push.mayCount().clear();
        push.run()
                .warn("The inventory count of shop " + count.shopId() + " failed (" + why + "); in this run numbers are"
                        + " sent item by item.");
    }

    /** Decides whether the count takes effect. */
    void ready(TillPushRun push) {
        TillCountRun count = push.getCount();
        if (count.isBroken() || !push.isMore() || count.added().isEmpty()) {
            count.noteNext("leave");
            counts.leave(count.id(), now());
            push.forget(count.getNumbers());
        } else {
            count.noteNext("reconcile");
        }
    }

    /** The body of the call that has the count take effect. From now on nobody knows what the shop shows. */
    Map<String, Object> reconcile(TillPushRun push) {
        TillCountRun count = push.getCount();
        Instant now = now();
        listings.doubtful(count.added().stream().map(StockToSend::place).toList(), now);
        counts.reconcile(count.id());
        push.noteWay("count", now);
        count.checks(json.changedSince(now.minus(APART), count.shopId()));
        return json.reconcile(count.remoteId());
    }

    void seen(TillPushRun push, Map<?, ?> row) {
        json.row(row).ifPresent(push.getCount().seen()::add);
    }

    /** Confirms the numbers that the shop shows now. */
    void end(TillPushRun push) {
        TillCountRun count = push.getCount();
        Map<String, ShownStock> shown = new HashMap<>();
        count.seen().forEach(row -> shown.put(row.remoteId(), row));
        List<ConfirmedStock> taken = new ArrayList<>();
        List<StockToSend> other = new ArrayList<>();
        for (StockToSend number : count.added()) {
            ShownStock now = shown.get(number.remoteId());
            if (now == null) {
                other.add(number);
                continue;
            }
            ConfirmedStock seen =
                    new ConfirmedStock(number.listingId(), number.shopId(), now.number(), now.changedAt());
            if (now.number() == number.number()) {
                taken.add(seen);
            } else {
                outcomes.shown(push, seen);
                other.add(number);
            }
        }
        outcomes.confirm(push, taken);
        notCounted(push, shown);
        counts.done(count.id(), now());
        push.run().count("counts", 1);
        if (count.isBroken()) {
            push.forget(other);
        }
        tellOther(push, other);
    }

    /** Whether a count sets to 0 what it does not name is not documented. What it did is noted, and sent anew. */
    private void notCounted(TillPushRun push, Map<String, ShownStock> shown) {
        TillCountRun count = push.getCount();
        count.added().forEach(number -> shown.remove(number.remoteId()));
        shown.values().removeIf(row -> !row.shopId().equals(count.shopId()));
        listings.noteShown(push.run().connectionId(), shown.values(), push.workedOutAt());
        long empty = shown.values().stream().filter(row -> row.number() == 0).count();
        if (empty >= MANY) {
            push.mayCount().clear();
            push.run()
                    .problem("Since the inventory count " + count.remoteId() + " shop " + count.shopId()
                            + " shows 0 for items that were not counted, "
                            + empty
                            + " in all. The account may set to 0 what a count does not name: set"
                            + " countFrom to 0, and run order-poll, after which the right numbers are sent.");
        }
    }

    private static void tellOther(TillPushRun push, List<StockToSend> other) {
        if (!other.isEmpty()) {
            TillCountRun count = push.getCount();
            push.run()
                    .info("After the inventory count " + count.remoteId() + " shop " + count.shopId()
                            + " does not show the numbers that were counted for " + Quantity.of(other.size(), "item")
                            + ", such as item " + other.get(0).remoteId() + ". These stay due"
                            + (count.isBroken() ? " and are sent item by item." : ": they may be sold meanwhile."));
        }
    }

    private Instant now() {
        return clock.wall().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
