package io.tillbridge.flow.products;

import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** An item that an account did not take numbers or prices of is read again: it may be archived. */
@StepContract(
        name = "refusedItemRead",
        does = "Marks the listing of an item gone that the account shows as archived",
        needs = "body: the item as the account shows it; variable `run`",
        leaves = "body as before")
public final class RefusedItemSteps {
    public static final Set<String> NAMES = Set.of("refusedItemRead");

    private final Listings listings;
    private final Clock clock;

    public RefusedItemSteps(Listings listings, Clock clock) {
        this.listings = listings;
        this.clock = clock;
    }

    public Map<String, Processor> byName() {
        return Map.of("refusedItemRead", this::read);
    }

    private void read(Exchange exchange) {
        RunLog run = exchange.getVariable("run", RunLog.class);
        for (RSeriesJson item : RSeriesJson.records(exchange.getMessage().getBody(), "Item")) {
            String id = item.id("itemID");
            boolean news = id != null
                    && item.flag("archived")
                    && listings.archived(run.connectionId(), id, clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (news) {
                run.count("gone", 1);
                run.warn("Item " + id + " is archived in the account: its listing is marked gone and is sent nothing;"
                        + " a product-sync that sees it again takes it up.");
            }
        }
    }
}
