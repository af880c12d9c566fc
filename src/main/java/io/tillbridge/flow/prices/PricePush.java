package io.tillbridge.flow.prices;

import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.lightspeed.rseries.AccountCurrency;
import io.tillbridge.lightspeed.rseries.PriceLevels;
import io.tillbridge.lightspeed.rseries.RSeriesItems;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.product.listing.ListingPrices;
import io.tillbridge.product.listing.PriceLevel;
import io.tillbridge.product.listing.PriceToSend;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.Quantity;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the steps of the price routes do, see {@link PricePushSteps}. One item that fails holds back none of the others. */
final class PricePush {
    private static final int CHUNK = 500;

    private final Connections connections;
    private final ListingPrices prices;
    private final Clock clock;

    PricePush(Connections connections, ListingPrices prices, Clock clock) {
        this.connections = connections;
        this.prices = prices;
        this.clock = clock;
    }

    /** All that the settings say; a dry run also tells what would be sent if they said so. */
    PricePushRun begin(RunLog run) {
        Set<PriceLevel> sent = levels(run);
        if (sent.isEmpty() && run.dryRun()) {
            sent = EnumSet.allOf(PriceLevel.class);
        }
        return begin(run, sent);
    }

    /** Costs only: those come before quantities, which the account books at the cost it knows. */
    PricePushRun costs(RunLog run) {
        Set<PriceLevel> sent = levels(run);
        sent.retainAll(EnumSet.of(PriceLevel.COST));
        return begin(run, sent);
    }

    private PricePushRun begin(RunLog run, Set<PriceLevel> sent) {
        List<Long> due = sent.isEmpty() ? List.of() : prices.due(run.connectionId(), sent);
        if (!due.isEmpty()) {
            run.count("pricesDue", due.size());
        }
        RSeriesSettings settings = settings(run);
        boolean checks = settings.currency() != null && settings.accountId() != null;
        return new PricePushRun(run, sent, due, checks ? settings.accountId() : null);
    }

    private RSeriesSettings settings(RunLog run) {
        return RSeriesSettings.of(connections.get(run.connectionId()));
    }

    /** Prices in another currency than that of the account are not sent. */
    void currency(PricePushRun push, Object answer) {
        AccountCurrency.fault(settings(push.run()).currency(), answer).ifPresent(why -> {
            push.end();
            push.run().problem(why + " No prices and no costs are sent.");
        });
    }

    private Set<PriceLevel> levels(RunLog run) {
        RSeriesSettings settings = settings(run);
        Set<PriceLevel> levels = EnumSet.noneOf(PriceLevel.class);
        if (settings.priceSync()) {
            for (PriceLevel level : EnumSet.of(PriceLevel.DEFAULT, PriceLevel.MSRP)) {
                if (settings.priceLevels().contains(level.text())) {
                    levels.add(level);
                }
            }
        }
        if (settings.costSync()) {
            levels.add(PriceLevel.COST);
        }
        return levels;
    }

    /** Which price level has which id. */
    void levels(PricePushRun push, Object answer) {
        push.levels(PriceLevels.of(answer));
    }

    /** A dry run: says what would be sent. */
    void plan(PricePushRun push) {
        List<Long> due = push.getDue();
        for (int from = 0; from < due.size(); from += CHUNK) {
            prices.due(push.run().connectionId(), push.sent(), due.subList(from, Math.min(from + CHUNK, due.size())))
                    .forEach(item -> plan(push.run(), item));
        }
    }

    /** What a cost is stands in no plan: who reads runs need not see costs. */
    private static void plan(RunLog run, PriceToSend item) {
        run.info("Would send item " + item.remoteId() + ": " + text(item) + ".");
        new TreeMap<>(item.amounts())
                .forEach((level, amount) -> run.plan(PlanItem.of(PlanItem.Action.SEND, "item", item.remoteId(), null)
                        .ofProduct(item.productId())
                        .changing(word(level), null, level == PriceLevel.COST ? null : plain(amount))));
    }

    /** The item whose turn it is, with what is due of it now. */
    void turn(PricePushRun push, long listing) {
        if (push.isOver()) {
            push.leaves();
            return;
        }
        Optional<PriceToSend> item = prices.due(push.run().connectionId(), push.sent(), List.of(listing)).stream()
                .findFirst();
        push.takes(item.orElse(null));
    }

    /** The body of the call: price and cost of an item go together. */
    Map<String, Object> body(PricePushRun push) {
        return RSeriesItems.body(push.item().amounts(), push.levels());
    }

    /** What the account answered. */
    void answered(PricePushRun push, Object answer) {
        push.failures().answered();
        PriceToSend item = push.item();
        Map<PriceLevel, BigDecimal> shown = RSeriesJson.records(answer, "Item").stream()
                .findFirst()
                .map(json -> RSeriesItems.amounts(json, push.levels()))
                .orElse(Map.of());
        prices.answered(item, shown, clock.instant());
        List<String> others = new TreeMap<>(item.amounts())
                .entrySet().stream()
                        .filter(one ->
                                shown.getOrDefault(one.getKey(), one.getValue()).compareTo(one.getValue()) != 0)
                        .map(one -> word(one.getKey()) + " " + plain(shown.get(one.getKey())) + " instead of "
                                + plain(one.getValue()))
                        .toList();
        push.run().count("pricesSent", 1);
        if (!others.isEmpty()) {
            push.run().warn("Item " + item.remoteId() + " now shows " + String.join(", ", others) + ".");
        }
    }

    /** The account does not take it: the others go on. */
    void refused(PricePushRun push, String why) {
        push.failures().answered();
        push.noteResult("refused");
        prices.refused(push.item(), why);
        push.run().count("pricesRefused", 1);
        push.run().warn("Item " + push.item().remoteId() + " did not take " + text(push.item()) + ": " + why);
    }

    /** A passing failure outlasted its tries: it stays due, and the others go on unless the account is away. */
    void missed(PricePushRun push, String why) {
        push.noteResult("missed");
        if (push.run().cancelled()) {
            return;
        }
        prices.missed(push.item(), why);
        push.run().count("pricesMissed", 1);
        push.run()
                .problem("Item " + push.item().remoteId() + " could not be sent " + text(push.item())
                        + " now; it stays due: " + why);
        push.failures().failed();
    }

    void giveUp(PricePushRun push) {
        push.end();
        push.run()
                .warn("The account failed for " + Quantity.of(push.getFailedInARow(), "item")
                        + " in a row: it is sent no other prices now. The next run sends the rest.");
    }

    void spent(PricePushRun push, String why) {
        push.noteResult("spent");
        push.end();
        push.run().problem(why);
    }

    private static String text(PriceToSend item) {
        return new TreeMap<>(item.amounts())
                .entrySet().stream()
                        .map(one -> word(one.getKey())
                                + (one.getKey() == PriceLevel.COST ? "" : " " + plain(one.getValue())))
                        .collect(Collectors.joining(", "));
    }

    private static String word(PriceLevel level) {
        return switch (level) {
            case DEFAULT -> "price";
            case MSRP -> "MSRP";
            case COST -> "cost";
        };
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
