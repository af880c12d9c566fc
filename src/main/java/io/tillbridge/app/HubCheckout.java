package io.tillbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.tillbridge.access.AddressRate;
import io.tillbridge.api.http.PublicCheckout;
import io.tillbridge.api.resource.CheckoutServices;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.carrier.PostnlConnectionTest;
import io.tillbridge.checkout.CheckoutOptions;
import io.tillbridge.checkout.CheckoutShop;
import io.tillbridge.checkout.CheckoutShopRows;
import io.tillbridge.checkout.CheckoutShops;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.checkout.DeliveryTables;
import io.tillbridge.checkout.ShopHosts;
import io.tillbridge.checkout.ShopStockLookup;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.lightspeed.cseries.ShopAddress;
import io.tillbridge.run.SteadyClock;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkout options of a hub's shops, put together. */
final class HubCheckout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubCheckout.class);
    private static final long RELOAD_SECONDS = 2;
    private static final long HOSTS_SECONDS = 2;

    private final HubCore core;
    private final ShopFlows flows;
    private final CheckoutMetrics metrics;
    private final CheckoutCarriers carriers;
    private final CheckoutTokens tokens;
    private final DeliveryTables tables;
    private final CheckoutShops shops;
    private final ShopHosts hosts;
    private final ShopMethods methods;
    /** Told once, not every other second while the database is away. */
    private boolean unread;

    private final ScheduledExecutorService clocks = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "checkout-shops");
        thread.setDaemon(true);
        return thread;
    });

    HubCheckout(HubCore core, ShopFlows flows, MeterRegistry registry) {
        this.core = core;
        this.flows = flows;
        this.metrics = new CheckoutMetrics(registry);
        Jdbi jdbi = core.database().jdbi();
        carriers = new CheckoutCarriers(core, metrics);
        tokens = new CheckoutTokens(jdbi, core.clock());
        tables = new DeliveryTables(jdbi, core.clock());
        CheckoutShopRows rows = new CheckoutShopRows(jdbi, tokens, core.clock());
        shops = new CheckoutShops(rows, this::shop, () -> core.settings().find().version() + " " + carriers.state());
        methods = new ShopMethods(new CheckoutOptions(shops), core.connections(), core.clock());
        hosts = new ShopHosts(
                rows, id -> settings(id).checkoutHosts().isEmpty(), new ShopAddress(flows.link)::of, core.clock());
    }

    private CSeriesSettings settings(long connectionId) {
        return CSeriesSettings.of(core.connections().get(connectionId));
    }

    private CheckoutShop shop(CheckoutShopRows.Row row) {
        CSeriesSettings settings = settings(row.connectionId());
        methods.know(row.connectionId(), settings);
        return new CheckoutShop(
                row.connectionId(),
                row.token(),
                flows.rules.schedule(settings),
                tables.find(row.connectionId()).table(),
                settings.checkoutHosts().isEmpty()
                        ? ShopHosts.ofShop(row.host())
                        : Set.copyOf(settings.checkoutHosts()),
                core.settings().find().settings().address().country(),
                carriers.of(row.connectionId()),
                settings.warehouses(),
                settings.stockBuffer());
    }

    /** Reads the shops, and from now on whenever they change. */
    void start() {
        reload();
        var unused = clocks.scheduleWithFixedDelay(this::reload, RELOAD_SECONDS, RELOAD_SECONDS, TimeUnit.SECONDS);
        var unusedToo = clocks.scheduleWithFixedDelay(this::readHosts, 1, HOSTS_SECONDS, TimeUnit.SECONDS);
    }

    private void reload() {
        try {
            shops.reload();
            unread = false;
        } catch (RuntimeException e) {
            if (!unread) {
                LOG.warn("Checkout options go on as they were: the shops cannot be read. {}", e.toString());
            }
            unread = true;
        }
    }

    private void readHosts() {
        try {
            hosts.read();
        } catch (RuntimeException e) {
            LOG.warn("The addresses of shops cannot be read: {}", e.toString());
        }
    }

    /** What the API's operations call. */
    CheckoutServices services() {
        return new CheckoutServices(
                tokens,
                tables,
                new CheckoutOptions(shops),
                shops::reload,
                flows.checkout::installed,
                flows.checkout::moved);
    }

    /** What the checkouts of shops ask. */
    ShopMethods methods() {
        return methods;
    }

    /** What the public address needs. */
    PublicCheckout door() {
        Configuration configuration = core.configuration();
        SteadyClock steady = SteadyClock.of(core.clock());
        return new PublicCheckout(
                new CheckoutOptions(shops),
                new ShopStockLookup(core.database().jdbi(), steady),
                new AddressRate(configuration.number("checkout.requests-per-minute"), steady),
                configuration.duration("checkout.carrier-wait"),
                configuration.number("checkout.carrier-waits-per-second"),
                metrics::answered,
                core.clock());
    }

    /** The try of a connection to a carrier. */
    ConnectionTest connectionTest() {
        return new PostnlConnectionTest(carriers.http, core.clock());
    }

    @Override
    public void close() {
        clocks.shutdownNow();
        carriers.close();
    }
}
