package io.tillbridge.flow.stock;

import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.product.listing.ShownStock;
import io.tillbridge.product.listing.StockRules;
import io.tillbridge.product.listing.StockToSend;
import io.tillbridge.run.RunLog;
import io.tillbridge.till.ShopMapping;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * One stock push to a till's account under way, the variable {@code push} of its routes. For the one thread of its run.
 */
public final class TillPushRun extends InventoryPushRun {
    private final RSeriesSettings settings;
    private final Instant askedAt;
    private final List<ShownStock> shown = new ArrayList<>();
    private final Deque<StockRules> mayCount = new ArrayDeque<>();
    private List<ShopMapping> mapping = List.of();
    private Map<String, Object> changed = Map.of();
    private TillCountRun count;

    TillPushRun(RunLog run, RSeriesSettings settings, DueStockLevels none, Mode mode, Instant askedAt) {
        super(run, none, mode, false);
        this.settings = settings;
        this.askedAt = askedAt;
    }

    /** {@code unread} when the account's shops were never read, else {@code known}. */
    public String getShops() {
        return mapping.stream().anyMatch(shop -> shop.shop() != null) ? "known" : "unread";
    }

    /** Whether the account is asked what it shows: {@code read}, or {@code leave} in a dry run. */
    public String getReading() {
        return run().dryRun() ? "leave" : "read";
    }

    /** The parameters of the list of stock that changed. */
    public Map<String, Object> getChanged() {
        return changed;
    }

    /** The items to send now, each with its numbers in all shops. */
    public List<ItemStock> getItems() {
        return ItemStock.of(getChunk());
    }

    /** The inventory count under way, or the last one; null before the first. */
    public TillCountRun getCount() {
        return count;
    }

    RSeriesSettings settings() {
        return settings;
    }

    Instant askedAt() {
        return askedAt;
    }

    List<ShownStock> shown() {
        return shown;
    }

    List<ShopMapping> mapping() {
        return mapping;
    }

    void maps(List<ShopMapping> shops) {
        mapping = List.copyOf(shops);
    }

    void reads(Map<String, Object> query) {
        changed = Map.copyOf(query);
    }

    /** Shops whose numbers may go by an inventory count, each looked at once. */
    Deque<StockRules> mayCount() {
        return mayCount;
    }

    void counts(TillCountRun begun, List<StockToSend> numbers, Instant now) {
        count = begun;
        note(numbers);
        noteWay("count", now);
    }
}
