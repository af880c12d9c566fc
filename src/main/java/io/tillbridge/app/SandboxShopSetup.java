package io.tillbridge.app;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingFilter;
import io.tillbridge.product.listing.ListingState;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.OrderTicker;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.SandboxShopOrders;
import io.tillbridge.sandbox.cseries.SandboxShopStock;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.stock.StockMovementFilter;
import io.tillbridge.stock.Warehouse;
import io.tillbridge.stock.Warehouses;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The sandbox's web shop: a C-Series API of the hub's own that sells the sandbox vendors' articles, and a connection to it. */
final class SandboxShopSetup implements AutoCloseable {
    private static final String NAME = "Sandbox shop";
    private static final String WAREHOUSE = "Sandbox warehouse";
    private static final Duration WEBHOOK_RETRY = Duration.ofSeconds(30);
    private static final long SEED = 42;
    private static final int ORDERS = 40;
    private static final int PAGE = 500;
    private static final int MOST_STOCK = 120;

    private final SandboxShop api;
    private final Connection connection;
    private final long warehouse;
    private final ShopFlows shops;
    private final String storefront;

    private SandboxShopSetup(
            SandboxShop api, Connection connection, long warehouse, ShopFlows shops, String storefront) {
        this.api = api;
        this.connection = connection;
        this.warehouse = warehouse;
        this.shops = shops;
        this.storefront = storefront;
    }

    /** Opens the shop and points the connection at it; a second start finds the first one's orders. */
    static SandboxShopSetup start(HubCore core, ShopFlows shops) {
        Clock clock = core.clock();
        SandboxShop api = api(clock, core.configuration().number("sandbox.shop-port"));
        try {
            String key = SandboxSecret.next();
            String secret = SandboxSecret.next();
            DoubleShop shop = api.add(ShopSetup.of(key, secret));
            // Scripts of its pages are settings to a shop.
            shop.rights().set("settings", true, true);
            api.faultsFrom(core.configuration().folder("data.dir").resolve("sandbox/shop-faults.txt"), shop);
            new SandboxShopStock(shop, SEED)
                    .sellVendorsArticles(
                            core.configuration().number("sandbox.shop-variants"),
                            core.configuration().number("sandbox.rows"));
            long warehouse = warehouse(shops.warehouses);
            Connection connection = connection(core.connections(), api.baseUrl(), warehouse, key, secret);
            new SandboxShopOrders(shop, SEED).place(ORDERS, connection.createdAt());
            api.run(new OrderTicker(
                    shop, clock, core.configuration().duration("sandbox.order-period"), SEED, connection.createdAt()));
            return new SandboxShopSetup(api, connection, warehouse, shops, api.storefront(shop.setup()));
        } catch (RuntimeException e) {
            api.close();
            throw e;
        }
    }

    private static SandboxShop api(Clock clock, int port) {
        try {
            return SandboxShop.start(clock, port, WEBHOOK_RETRY);
        } catch (IllegalStateException e) {
            throw PortFault.behind(e).isPresent() ? PortFault.taken("sandbox.shop-port", port, e) : e;
        }
    }

    /** The warehouse that the shop sells from. */
    long warehouse() {
        return warehouse;
    }

    private static long warehouse(Warehouses warehouses) {
        return warehouse(warehouses, WAREHOUSE);
    }

    /** The warehouse of this name, which is made when there is none. */
    static long warehouse(Warehouses warehouses, String name) {
        return warehouses.list(0, PAGE).stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .map(Warehouse::id)
                .orElseGet(() -> warehouses.create(name).id());
    }

    private static Connection connection(Connections all, String url, long warehouse, String key, String secret) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", NAME);
        body.put("secrets", Map.of(CSeries.API_KEY, key, CSeries.API_SECRET, secret));
        return all.list(CSeries.NAME, 0, PAGE).stream()
                .filter(known -> known.name().equals(NAME))
                .findFirst()
                .map(known -> {
                    body.put("settings", Map.of("baseUrl", url, "checkoutHosts", hosts(url)));
                    return all.change(known.id(), body, null);
                })
                .orElseGet(() -> {
                    body.put("kind", CSeries.NAME);
                    body.put(
                            "settings",
                            Map.of(
                                    "baseUrl",
                                    url,
                                    "language",
                                    "nl",
                                    "orderSync",
                                    true,
                                    "productSync",
                                    true,
                                    "stockSync",
                                    true,
                                    "checkoutOptions",
                                    true,
                                    "checkoutHosts",
                                    hosts(url),
                                    "checkoutScript",
                                    true,
                                    "warehouses",
                                    List.of(Long.toString(warehouse))));
                    return all.create(body);
                });
    }

    /** The pages of the shop stand on this machine, not at its domain. */
    private static List<String> hosts(String url) {
        return List.of(URI.create(url).getAuthority());
    }

    Connection connection() {
        return connection;
    }

    String address() {
        return api.baseUrl();
    }

    /** The page that customers of the shop see. */
    String storefront() {
        return storefront;
    }

    /**
     * Counts goods for every linked product, once.
     *
     * @return how many products have goods
     */
    int countStock() {
        if (!shops.stock
                .movements(new StockMovementFilter(warehouse, null), null, 1)
                .isEmpty()) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        Set<Long> counted = new HashSet<>();
        Long after = null;
        List<Listing> page;
        do {
            page = shops.listings.list(ListingFilter.of(connection.id(), ListingState.MATCHED), after, PAGE);
            for (Listing listing : page) {
                if (counted.add(listing.productId())) {
                    shops.stock.set(
                            warehouse,
                            listing.productId(),
                            random.nextInt(MOST_STOCK),
                            "sandbox:" + listing.productId());
                }
                after = listing.id();
            }
        } while (page.size() == PAGE);
        return counted.size();
    }

    @Override
    public void close() {
        api.close();
    }
}
