package io.tillbridge.flow.products;

import io.tillbridge.lightspeed.cseries.CSeriesProducts;
import io.tillbridge.lightspeed.rseries.PriceLevels;
import io.tillbridge.lightspeed.rseries.RSeriesItems;
import io.tillbridge.product.listing.ItemWalk;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.product.listing.WalkedItem;
import io.tillbridge.run.BadDataFailure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The steps that keep what a walk reads: the body is one brand, product or variant as the shop shows it. They need the
 * variable {@code sync}. A variant or product that comes twice counts as it came last.
 */
final class ProductWalk {
    private static final int BATCH = 250;

    private final CSeriesProducts json;
    private final ListingWalk walk;
    private final ItemWalk itemWalk;
    private final Clock clock;

    ProductWalk(CSeriesProducts json, ListingWalk walk, ItemWalk itemWalk, Clock clock) {
        this.json = json;
        this.walk = walk;
        this.itemWalk = itemWalk;
        this.clock = clock;
    }

    /** Notes the name of a brand, which products only point at. */
    void brand(Exchange exchange) {
        ProductSyncRun sync = ProductSyncRun.of(exchange);
        json.brand(body(exchange)).ifPresent(brand -> sync.brands().put(brand.id(), brand.title()));
    }

    /** Keeps a product of the walk; brands come before. */
    void product(Exchange exchange) {
        ProductSyncRun sync = under(exchange);
        Map<?, ?> item = body(exchange);
        sync.add(json.product(item, sync.brands()), json.namesUnknownBrand(item, sync.brands()));
        sync.run().count("products", 1);
        if (sync.products().size() == BATCH) {
            store(sync);
        }
    }

    /** Keeps a variant of the walk; products come before. */
    void variant(Exchange exchange) {
        ProductSyncRun sync = under(exchange);
        sync.add(json.variant(body(exchange)));
        sync.run().count("variants", 1);
        if (sync.variants().size() == BATCH) {
            store(sync);
        }
    }

    /** Keeps an item of an account with tills; archived ones only so that they are told from those that are missing. */
    void item(Exchange exchange) {
        ProductSyncRun sync = under(exchange);
        WalkedItem item = RSeriesItems.item(body(exchange), PriceLevels.USUAL);
        sync.add(item);
        if (item.archived()) {
            sync.run().count("archived", 1);
        } else {
            sync.run().count("variants", 1);
        }
        if (sync.items().size() == BATCH) {
            store(sync);
        }
    }

    /**
     * The lists have come to their end: stores the rest. A list that came empty or short shows in what others refer to;
     * nothing that follows from it is undone by a later sync.
     *
     * @throws BadDataFailure the walk lacks what other parts of it refer to, and this is no dry run and not forced
     */
    void whole(Exchange exchange) {
        ProductSyncRun sync = ProductSyncRun.of(exchange);
        store(sync);
        String gaps = sync.gaps();
        if (gaps == null || sync.run().forced()) {
            return;
        }
        String why = gaps + " Nothing is changed. Look whether the shop is well, then run the product sync with force.";
        if (sync.writes()) {
            throw new BadDataFailure(why);
        }
        sync.run().warn("Would be refused: " + why);
    }

    private void store(ProductSyncRun sync) {
        if (!sync.variants().isEmpty()) {
            walk.variants(sync.run().connectionId(), List.copyOf(sync.variants()), sync.askedAt());
            sync.variants().clear();
            sync.asksAt(clock.instant());
        }
        if (!sync.items().isEmpty()) {
            itemWalk.items(sync.run().connectionId(), List.copyOf(sync.items()), sync.askedAt());
            sync.items().clear();
            sync.asksAt(clock.instant());
        }
        if (!sync.products().isEmpty()) {
            walk.products(sync.run().connectionId(), List.copyOf(sync.products()));
            sync.products().clear();
        }
    }

    private static ProductSyncRun under(Exchange exchange) {
        ProductSyncRun sync = ProductSyncRun.of(exchange);
        if (sync.run().stops()) {
            throw new BadDataFailure("The product sync was stopped in the middle of its walk; nothing is changed.");
        }
        return sync;
    }

    private static Map<?, ?> body(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }
}
