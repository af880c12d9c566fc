package io.tillbridge.flow.products;

import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.lightspeed.rseries.AccountCurrency;
import io.tillbridge.lightspeed.rseries.PriceLevels;
import io.tillbridge.lightspeed.rseries.RSeriesItems;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.product.listing.ItemLinks;
import io.tillbridge.product.listing.PriceLevel;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.product.listing.WalkedItem;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.RunLog;
import io.tillbridge.storage.ColumnText;
import io.tillbridge.till.ItemToCreate;
import io.tillbridge.till.ItemsToCreate;
import io.tillbridge.till.TillProducts;
import io.tillbridge.wording.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps that create items do, see {@link ItemCreateSteps}. The account knows no idempotency key: an item is looked
 * for by its codes before it is made, and again after a call whose end nobody knows.
 */
final class ItemCreation {
    /** So many are looked for with two calls. */
    private static final int CHUNK = 20;

    private static final int LONGEST_NAME = 255;
    /** The account may still be at it. */
    private static final Duration UNKNOWN = Duration.ofMinutes(5);

    private static final Duration REFUSED = Duration.ofHours(6);

    private final Connections connections;
    private final TillProducts products;
    private final ItemsToCreate items;
    private final FoundItems foundItems;
    private final ItemLinks links;

    ItemCreation(Connections connections, TillProducts products, ItemsToCreate items, ItemLinks links) {
        this.connections = connections;
        this.products = products;
        this.items = items;
        this.links = links;
        this.foundItems = new FoundItems();
    }

    /** Enables what is new in the hub when the setting says so. */
    ItemCreateRun begin(RunLog run) {
        RSeriesSettings settings = RSeriesSettings.of(connections.get(run.connectionId()));
        if (settings.autoEnableNewProducts()) {
            enable(run);
        }
        boolean on = settings.autoCreateProducts();
        return new ItemCreateRun(run, settings, !on ? "off" : run.dryRun() ? "plan" : "write");
    }

    private void enable(RunLog run) {
        if (run.dryRun()) {
            long would = products.countNew(run.connectionId());
            if (would > 0) {
                run.info("Would enable " + Quantity.of(would, "product") + " that the hub has got since"
                        + " autoEnableNewProducts is on.");
                run.plan(PlanItem.of(PlanItem.Action.CHANGE, "product", null, null)
                        .changing("enabled", "no", "yes")
                        .times(would));
            }
            return;
        }
        int enabled = products.enableNew(run.connectionId());
        if (enabled > 0) {
            run.count("enabled", enabled);
        }
    }

    /** An item would get its prices in the hub's currency: none is created where the account has another. */
    void currency(ItemCreateRun create, Object answer) {
        AccountCurrency.fault(create.settings().currency(), answer).ifPresent(why -> {
            create.end();
            create.run().problem(why + " No items are created.");
        });
    }

    /** The next products to look for; none when all were tried in this run. */
    void next(ItemCreateRun create) {
        create.looksFor(create.isOver() ? List.of() : items.due(create.run().connectionId(), create.after(), CHUNK));
    }

    /** A dry run: says what would be created. */
    void plan(ItemCreateRun create) {
        RunLog run = create.run();
        for (next(create); create.isMore(); next(create)) {
            for (ItemToCreate product : create.looked()) {
                run.count("due", 1);
                run.info("Would create an item for product " + product.productId() + " '" + product.name() + "' (SKU '"
                        + product.sku() + "') unless the account has one with its codes.");
                run.plan(PlanItem.of(PlanItem.Action.CREATE, "item", product.sku(), product.name())
                        .ofProduct(product.productId())
                        .because("unless the account has one with its codes"));
            }
        }
    }

    /** An answer to what was looked for. */
    void found(ItemCreateRun create, Object answer) {
        create.found().addAll(RSeriesJson.records(answer, "Item"));
    }

    /** Links what the account has already; the others are to be made. */
    void settle(ItemCreateRun create) {
        List<ItemToCreate> missing = new ArrayList<>();
        for (ItemToCreate product : create.looked()) {
            if (!settled(create, product)) {
                missing.add(product);
            }
        }
        create.makes(missing);
    }

    private boolean settled(ItemCreateRun create, ItemToCreate product) {
        FoundItems.Choice choice = foundItems.choose(product, create.settings(), create.found());
        if (choice.item() == null && choice.against() == null) {
            return false;
        }
        Optional<String> against = choice.against() != null
                ? Optional.of(choice.against())
                : link(create, product, choice.item(), "The account had it already: " + choice.how() + ".");
        against.ifPresentOrElse(why -> refuse(create, product, why), () -> {
            items.created(
                    create.run().connectionId(),
                    product.productId(),
                    choice.item().id("itemID"));
            create.run().count("matched", 1);
        });
        return true;
    }

    private Optional<String> link(ItemCreateRun create, ItemToCreate product, RSeriesJson json, String how) {
        WalkedItem item = RSeriesItems.item(json.json(), PriceLevels.USUAL);
        return links.link(
                create.run().connectionId(), item, SkuField.of(create.settings().skuField()), product.productId(), how);
    }

    /** The body of the call; that it is made is stored before. */
    Map<String, Object> body(ItemCreateRun create, ItemToCreate product) {
        create.asks(product);
        items.asked(create.run().connectionId(), product.productId());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("description", ColumnText.fit(product.name(), LONGEST_NAME));
        if (product.manufacturerSku() != null && !product.manufacturerSku().isBlank()) {
            body.put("manufacturerSku", product.manufacturerSku());
        }
        body.put(create.settings().skuField(), product.sku());
        body.putAll(RSeriesItems.codes(product.gtin()));
        body.putAll(RSeriesItems.body(amounts(create, product), PriceLevels.USUAL));
        return body;
    }

    private static Map<PriceLevel, BigDecimal> amounts(ItemCreateRun create, ItemToCreate product) {
        Map<PriceLevel, BigDecimal> amounts = new EnumMap<>(PriceLevel.class);
        if (product.msrp() != null && product.msrp().signum() > 0) {
            amounts.put(PriceLevel.DEFAULT, product.msrp());
            amounts.put(PriceLevel.MSRP, product.msrp());
        }
        if (create.settings().costSync()
                && product.cost() != null
                && product.cost().signum() > 0) {
            amounts.put(PriceLevel.COST, product.cost());
        }
        return amounts;
    }

    /** The account has answered that it made the item. */
    void made(ItemCreateRun create, Object answer) {
        create.failures().answered();
        ItemToCreate product = create.item();
        Optional<RSeriesJson> item = RSeriesJson.records(answer, "Item").stream()
                .filter(one -> one.id("itemID") != null)
                .findFirst();
        if (item.isEmpty()) {
            create.failed("lost", "The account answered without the item.");
            return;
        }
        String id = item.get().id("itemID");
        Optional<String> against =
                link(create, product, item.get(), "Created at the account for product " + product.productId() + ".");
        items.created(create.run().connectionId(), product.productId(), id);
        create.run().count("created", 1);
        against.ifPresent(why -> create.run().warn("Item " + id + " is created. " + why));
    }

    /** After a failure: looks for the one product again. */
    void again(ItemCreateRun create) {
        create.looksFor(List.of(create.item()));
    }

    /** What was found after a failure: the item is there, or it stays as the failure has left it. */
    void settleAgain(ItemCreateRun create) {
        ItemToCreate product = create.item();
        if (settled(create, product)) {
            create.failures().answered();
            return;
        }
        if (create.getResult().equals("refused")) {
            create.failures().answered();
            refuse(create, product, create.why());
            return;
        }
        unknown(create, product);
        create.failures().failed();
    }

    /** Not even looking worked: it is looked for again later. */
    void unknown(ItemCreateRun create) {
        unknown(create, create.item());
        create.failures().failed();
    }

    private void unknown(ItemCreateRun create, ItemToCreate product) {
        items.unknown(create.run().connectionId(), product.productId(), create.why(), UNKNOWN);
        create.run().count("missed", 1);
        create.run()
                .problem("Product " + product.productId() + ": whether its item was created is not known, it is looked"
                        + " for again later. " + create.why());
    }

    private void refuse(ItemCreateRun create, ItemToCreate product, String why) {
        items.refused(create.run().connectionId(), product.productId(), why, REFUSED);
        create.run().count("refused", 1);
        create.run().warn("Product " + product.productId() + " gets no item at the account: " + why);
    }

    void giveUp(ItemCreateRun create) {
        create.end();
        create.run()
                .warn("The account failed for " + Quantity.of(create.getFailedInARow(), "product")
                        + " in a row: it is asked for no others now. The next run goes on.");
    }
}
