package io.tillbridge.flow.stock;

import io.tillbridge.product.listing.ConfirmedStock;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.wording.Quantity;
import java.time.Instant;
import java.util.List;

/** What becomes of numbers that were sent, and how a run says it: for web shops and for the shops of tills. */
final class PushOutcomes {
    private final Listings listings;
    private final SteadyClock clock;

    PushOutcomes(Listings listings, SteadyClock clock) {
        this.listings = listings;
        this.clock = clock;
    }

    /** How a run calls a shop at the beginning of a sentence. */
    static String shop(String shopId) {
        return shopId == null ? "The shop" : "Shop " + shopId;
    }

    private static String subject(StockToSend number) {
        return number.shopId() == null
                ? "Variant " + number.remoteId()
                : "Item " + number.remoteId() + " in shop " + number.shopId();
    }

    private static String sent(StockToSend number) {
        return number.sent() == null ? "never" : number.sent().toString();
    }

    Instant now() {
        return clock.wall().instant();
    }

    void plan(RunLog run, List<StockToSend> numbers) {
        run.count("due", numbers.size());
        numbers.forEach(number -> {
            run.info("Would send " + number.number() + " for "
                    + (number.shopId() == null
                            ? "variant " + number.remoteId()
                            : "item " + number.remoteId() + " in shop " + number.shopId())
                    + " (last confirmed: " + sent(number) + ").");
            run.plan(planned(number));
        });
    }

    private static PlanItem planned(StockToSend number) {
        PlanItem item = PlanItem.of(PlanItem.Action.SEND, "listing", number.remoteId(), null)
                .ofProduct(number.productId())
                .changing(
                        "stock",
                        number.known() == null ? null : number.known().toString(),
                        Long.toString(number.number()));
        return number.shopId() == null ? item : item.because("shop " + number.shopId());
    }

    /** Says which numbers of the chunk the shop has changed by itself. */
    void tellChanged(InventoryPushRun push) {
        push.changedInShop(push.getChunk()).forEach(number -> push.run()
                .info(shop(number.shopId()) + " shows " + number.known() + " of "
                        + (number.shopId() == null ? "variant " : "item ") + number.remoteId()
                        + " by itself, last confirmed: " + sent(number) + "; the hub's number is "
                        + number.number() + "."));
    }

    void confirm(InventoryPushRun push, List<ConfirmedStock> numbers) {
        listings.confirmed(numbers, push.workedOutAt(), now());
        push.run().count("sent", numbers.size());
    }

    /** The answer shows another number than was sent. */
    void shown(InventoryPushRun push, ConfirmedStock other) {
        listings.shown(other, push.workedOutAt(), now());
    }

    void refuse(RunLog run, StockToSend number, String why) {
        listings.refused(number.place(), number.number(), why);
        run.count("refused", 1);
        run.warn(subject(number) + " did not take the number " + number.number() + ": " + why);
    }

    /** A passing failure outlasted its tries: the numbers stay due, and the others go on unless the shop is away. */
    void missed(InventoryPushRun push, List<StockToSend> numbers, String why) {
        RunLog run = push.run();
        if (run.cancelled()) {
            return;
        }
        for (StockToSend number : numbers) {
            listings.missed(number.place(), why);
            run.count("missed", 1);
            run.problem(subject(number) + " could not be sent the number " + number.number() + " now and stays due: "
                    + why);
        }
        push.failures().failed();
    }

    /** The shop is held for away: nothing more is asked for. */
    void giveUp(InventoryPushRun push) {
        push.end();
        push.run()
                .warn("The shop failed for " + Quantity.of(push.getFailedInARow(), "number")
                        + " in a row: it is asked for no others now. The next run sends it the rest.");
    }

    /** No calls are left: nothing more is asked for. */
    void spent(InventoryPushRun push, String why) {
        push.end();
        push.run().problem(why);
    }
}
