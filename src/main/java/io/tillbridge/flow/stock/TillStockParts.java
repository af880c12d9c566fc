package io.tillbridge.flow.stock;

import io.tillbridge.connection.Connections;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.Database;
import io.tillbridge.till.CountRights;
import io.tillbridge.till.StockReadMark;
import io.tillbridge.till.TillCounts;
import io.tillbridge.till.TillShops;

/** The stock push to tills, put together: its steps share one count and one set of rules. */
public final class TillStockParts {
    private final TillCount count;
    private final TillStockPush push;

    public TillStockParts(
            Database database,
            Connections connections,
            Listings listings,
            PushGuards guards,
            CountRights rights,
            SteadyClock clock) {
        count = new TillCount(listings, new TillCounts(database), rights, clock);
        push = new TillStockPush(
                connections, new TillShops(database), listings, guards, new StockReadMark(database), count, clock);
    }

    TillCount count() {
        return count;
    }

    TillStockPush push() {
        return push;
    }
}
