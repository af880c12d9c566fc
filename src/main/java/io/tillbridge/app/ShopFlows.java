package io.tillbridge.app;

import io.tillbridge.access.AddressThrottle;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.flow.RunMessage;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.flow.orders.MissingLinesPolicy;
import io.tillbridge.flow.orders.OrderPoll;
import io.tillbridge.flow.orders.OrderPollSteps;
import io.tillbridge.flow.orders.OrderWatermark;
import io.tillbridge.flow.orders.OrderWebhooks;
import io.tillbridge.flow.orders.PollTimes;
import io.tillbridge.flow.orders.WebhookRegistration;
import io.tillbridge.flow.orders.WebhookRemoval;
import io.tillbridge.flow.orders.WebhookTokens;
import io.tillbridge.flow.prices.PricePushSteps;
import io.tillbridge.flow.products.ItemCreateSteps;
import io.tillbridge.flow.products.ProductSyncSteps;
import io.tillbridge.flow.shipments.ShipmentPushSteps;
import io.tillbridge.flow.stock.InventoryPushSteps;
import io.tillbridge.flow.stock.PushGuards;
import io.tillbridge.flow.stock.PushSizes;
import io.tillbridge.flow.stock.StockChangeWatch;
import io.tillbridge.flow.stock.VariantHooks;
import io.tillbridge.flow.stock.VariantReadSteps;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.lightspeed.cseries.CSeriesCalls;
import io.tillbridge.lightspeed.cseries.CSeriesClient;
import io.tillbridge.lightspeed.cseries.CSeriesOrders;
import io.tillbridge.lightspeed.cseries.CSeriesPages;
import io.tillbridge.lightspeed.cseries.CSeriesProducts;
import io.tillbridge.lightspeed.cseries.CSeriesWebhooks;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.OrderIntake;
import io.tillbridge.order.Orders;
import io.tillbridge.order.OrdersWithoutLines;
import io.tillbridge.order.Shipments;
import io.tillbridge.product.listing.ItemLinks;
import io.tillbridge.product.listing.ItemWalk;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.product.listing.ListingMatching;
import io.tillbridge.product.listing.ListingPrices;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.run.Running;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.StockChanges;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import io.tillbridge.till.ItemsToCreate;
import io.tillbridge.till.TillProducts;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The web shops of a hub, put together: the calls to them, what they mean, and the beans their routes name. */
final class ShopFlows implements AutoCloseable {
    final ShopRules rules;
    final Warehouses warehouses;
    final Stock stock;
    final Orders orders;
    final Shipments shipments;
    final Coverage coverage;
    final Listings listings;
    final ListingPrices prices;
    final TillProducts tillProducts;
    final CSeriesCalls calls;
    final CSeriesClient link;
    final ShopWebhookReceiver webhookReceiver;
    final WebhookRemoval hookFarewell;
    final WebhookRegistration shopHooks;
    final CheckoutFlows checkout;
    final TillAccess tills;
    final TillStockFlows tillStock;
    final RSeriesAccess tillCalls;
    private final CSeriesAccess edge;
    private final Map<String, Object> beans = new HashMap<>();

    /** @param address of the running hub on this machine */
    ShopFlows(HubCore core, CamelContext camel, Running running, Supplier<String> address) {
        Configuration configuration = core.configuration();
        Database database = core.database();
        Clock clock = core.clock();
        rules = new ShopRules(core.connections(), core.settings(), configuration.duration("orders.unpaid-hold"));
        LineMatch match = new LineMatch();
        Reservations reservations = new Reservations(database, clock);
        warehouses = new Warehouses(database, clock);
        stock = new Stock(database, clock);
        orders = new Orders(database, clock, match, reservations);
        shipments = new Shipments(database, clock, reservations, rules::warehouses);
        coverage = new Coverage(database, clock, configuration.duration("cseries.first-days"));
        listings = new Listings(database, clock);
        prices = new ListingPrices(database);
        tillProducts = new TillProducts(database, clock);
        edge = new CSeriesAccess(core, camel, running.current());
        tills = new TillAccess(core);
        tillCalls = new RSeriesAccess(core, running.current(), tills.tokens);
        beans.putAll(tillCalls.beans());
        calls = edge.calls;
        link = edge.link;
        edge(camel);
        WebhookTokens tokens = new WebhookTokens(core.connections());
        OrderWatermark ordersRead = new OrderWatermark(coverage);
        VariantHooks variants =
                new VariantHooks(database, rules, ordersRead, pollTimes(configuration), running.runs(), clock);
        beans.put("variantHooks", variants);
        beans.putAll(new VariantReadSteps(variants).byName());
        OrderWebhooks hooks = new OrderWebhooks(core.connections(), tokens, database, variants, running.runs(), clock);
        webhookReceiver = new ShopWebhookReceiver(hooks, new AddressThrottle(SteadyClock.of(clock)));
        beans.put("orderHooks", hooks);
        shopHooks = shopHooks(core, tokens);
        beans.put("shopHooks", shopHooks);
        hookFarewell = new WebhookRemoval(core.connections(), new CSeriesWebhooks(link), tokens, SteadyClock.of(clock));
        beans.put("hookFarewell", hookFarewell);
        checkout = new CheckoutFlows(core, link, running.runs(), address);
        beans.putAll(checkout.beans());
        beans.putAll(new SaleFlows(core, running, orders, match, ordersRead).beans());
        PushGuards guards = new PushGuards(listings, ordersRead, running.runs());
        tillStock =
                new TillStockFlows(core, camel, listings, guards, new TillCountRights(tills.grants, tillCalls.client));
        beans.putAll(tillStock.beans());
        flows(core, running, new OrderIntake(database, clock, match, reservations), hooks, ordersRead, guards);
    }

    private static PollTimes pollTimes(Configuration configuration) {
        return new PollTimes(configuration.duration("cseries.overlap"), configuration.zone("cseries.filter-zone"));
    }

    private void edge(CamelContext camel) {
        beans.put("cseriesHttp", edge.http);
        beans.put("cseriesCalls", edge.calls);
        beans.put("cseriesPages", new CSeriesPages(camel, Sleeper.sleeping()));
    }

    private WebhookRegistration shopHooks(HubCore core, WebhookTokens tokens) {
        String publicUrl = core.configuration().text("http.public-url").replaceFirst("/+$", "");
        return new WebhookRegistration(
                core.connections(), new CSeriesWebhooks(link), tokens, publicUrl, SteadyClock.of(core.clock()));
    }

    private void flows(
            HubCore core,
            Running running,
            OrderIntake intake,
            OrderWebhooks hooks,
            OrderWatermark ordersRead,
            PushGuards guards) {
        Configuration configuration = core.configuration();
        Database database = core.database();
        Clock clock = core.clock();
        CSeriesOrders json = new CSeriesOrders();
        OrderPoll orderPoll = new OrderPoll(
                rules,
                json,
                intake,
                orders,
                new MissingLinesPolicy(new OrdersWithoutLines(database), clock),
                coverage,
                ordersRead,
                running.failures(),
                hooks,
                pollTimes(configuration),
                clock);
        beans.put("orderPoll", orderPoll);
        beans.putAll(new OrderPollSteps(orderPoll).byName());
        beans.putAll(new ProductSyncSteps(
                        rules,
                        new CSeriesProducts(),
                        new ListingWalk(database, clock),
                        new ItemWalk(database, clock),
                        new ListingMatching(database, clock),
                        orders,
                        SteadyClock.of(clock))
                .byName());
        beans.putAll(new ItemCreateSteps(
                        core.connections(),
                        tillProducts,
                        new ItemsToCreate(database, clock),
                        new ItemLinks(database, clock))
                .byName());
        beans.putAll(new PricePushSteps(core.connections(), prices, clock).byName());
        beans.putAll(new InventoryPushSteps(
                        rules,
                        listings,
                        guards,
                        new PushSizes(configuration.number("cseries.bulk-size")),
                        SteadyClock.of(clock))
                .byName());
        beans.putAll(new ShipmentPushSteps(rules, json, shipments).byName());
        beans.put("runInfo", RunMessage.INFO);
        beans.put("runWarning", RunMessage.WARNING);
        beans.put(
                "stockWatch",
                new StockChangeWatch(
                        new StockChanges(database), orders, rules, core.connections(), running.runs(), clock));
    }

    /** What the routes of shops may name. */
    Map<String, Object> beans() {
        return Map.copyOf(beans);
    }

    @Override
    public void close() {
        hookFarewell.close();
        checkout.close();
        tillStock.close();
        edge.close();
        tillCalls.close();
        tills.close();
    }
}
