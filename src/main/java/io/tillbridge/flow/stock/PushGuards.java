package io.tillbridge.flow.stock;

import io.tillbridge.flow.orders.OrderWatermark;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.product.listing.SyncRules;
import io.tillbridge.product.listing.ZeroCount;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.RunState;
import io.tillbridge.run.Runs;
import io.tillbridge.wording.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a push must not send unless it is forced: what would undo a shop's own sales, or empty it at one stroke. */
public final class PushGuards {
    private static final int SOME = 20;

    private final Listings listings;
    private final OrderWatermark ordersRead;
    private final Runs runs;

    public PushGuards(Listings listings, OrderWatermark ordersRead, Runs runs) {
        this.listings = listings;
        this.ordersRead = ordersRead;
        this.runs = runs;
    }

    /**
     * The rules of a push, or none when it is to send nothing at all; the run says why.
     *
     * @param readsOrders whether the shop's orders are read
     * @param places what the settings say: one for a web shop, one for each shop of a till's account
     */
    Optional<List<StockRules>> rules(RunLog run, boolean readsOrders, List<StockRules> places) {
        boolean waits = readsOrders && !run.forced();
        Instant read = waits ? ordersRead.upTo(run.connectionId()) : null;
        if (waits && failedPoll(run)) {
            return Optional.empty();
        }
        return Optional.of(places.stream()
                .map(place -> guarded(
                        run,
                        new StockRules(place.shopId(), place.warehouses(), place.buffer(), read, false, run.forced())))
                .toList());
    }

    private StockRules guarded(RunLog run, StockRules rules) {
        tellWaiting(run, rules);
        tellUncounted(run, rules);
        return guardZeros(run, rules);
    }

    /** Up to when the shop's orders are known. */
    Instant ordersRead(long connectionId) {
        return ordersRead.upTo(connectionId);
    }

    /** The orders of a failed poll have lowered the shop's numbers, and the hub does not know by how much. */
    private boolean failedPoll(RunLog run) {
        long read = ordersRead.lastRun(run.connectionId());
        Optional<Run> failed =
                runs.list(new Runs.Filter(run.connectionId(), Jobs.ORDER_POLL, RunState.FAILED), null, SOME).stream()
                        .filter(poll -> !poll.dryRun() && poll.id() > read)
                        .findFirst();
        if (failed.isPresent()) {
            String why = "The last order-poll of this shop failed (run "
                    + failed.get().id()
                    + "), so orders it has may be unknown here, and numbers sent now would undo its own sales: none is"
                    + " sent. Run order-poll, which is followed by inventory-push, or inventory-push with force.";
            if (run.dryRun()) {
                run.warn(why);
            } else {
                run.problem(why);
            }
        }
        return failed.isPresent() && !run.dryRun();
    }

    private void tellWaiting(RunLog run, StockRules rules) {
        List<StockToSend> waiting = listings.waiting(run.connectionId(), rules, SOME);
        if (!waiting.isEmpty()) {
            run.count("waitForOrders", waiting.size());
            StockToSend first = waiting.get(0);
            run.info(PushOutcomes.shop(rules.shopId()) + " shows fewer pieces than expected of "
                    + (waiting.size() < SOME ? "" : "at least ")
                    + Quantity.of(waiting.size(), unit(rules)) + ", such as "
                    + first.remoteId() + " (" + first.known() + ", hub " + first.number()
                    + "). They may be sold: these numbers are sent after the next order-poll.");
        }
    }

    private void tellUncounted(RunLog run, StockRules rules) {
        long uncounted = listings.uncounted(run.connectionId(), rules.warehouses());
        if (uncounted > 0) {
            run.count("uncounted", uncounted);
            run.info("No number is sent " + (rules.shopId() == null ? "" : "to shop " + rules.shopId() + " ") + "for "
                    + Quantity.of(uncounted, "linked " + unit(rules))
                    + " whose products were never counted in the shop's warehouses.");
        }
    }

    private StockRules guardZeros(RunLog run, StockRules rules) {
        SyncRules.Limits limits = SyncRules.Limits.usual();
        ZeroCount count = listings.zeros(run.connectionId(), rules);
        boolean many =
                count.zeros() >= limits.atLeast() && count.zeros() * 100 > count.filled() * limits.maxBlankPercent();
        if (run.forced() || !many) {
            return rules;
        }
        String why = "Of " + Quantity.of(count.filled(), unit(rules)) + " with stock "
                + (rules.shopId() == null ? "" : "in shop " + rules.shopId() + " ") + count.zeros()
                + " would be set to 0; at most " + limits.maxBlankPercent()
                + " % may be at once. None of these is sent; the other numbers are. Check the connection's warehouses and"
                + " the last counts, then run inventory-push with force.";
        if (run.dryRun()) {
            run.warn(why);
        } else {
            run.problem(why);
        }
        return rules.holdingZeros();
    }

    private static String unit(StockRules rules) {
        return rules.shopId() == null ? "variant" : "item";
    }
}
