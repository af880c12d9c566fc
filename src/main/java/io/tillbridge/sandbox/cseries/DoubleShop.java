package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.CallLog;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;

/** One shop of the double: what a test or a person may look at and change. Safe for several threads. */
public final class DoubleShop {
    private final Object lock = new Object();
    private final ShopSetup setup;
    private final Clock clock;
    private final RateWindows windows;
    private final ShopQuirks quirks = new ShopQuirks();
    private final ShopFaults faults = new ShopFaults();
    private final ShopRights rights = new ShopRights();
    private final CallLog<ShopCall> calls = new CallLog<>();
    private final ShopCatalog catalog;
    private final DoubleOrders books;
    private final ShopOrders orders;
    private final ShopWebhooks webhooks;
    private final ShopExtensions scripts;
    private final ShopExtensions externalServices;
    private final Writing writing;
    private final VariantJson variantJson;
    private final ProductJson productJson;
    private final CustomerJson customerJson;
    private final LineJson lineJson;
    private final ShipmentJson shipmentJson;
    private final OrderJson orderJson;
    private volatile boolean enabled = true;

    DoubleShop(ShopSetup setup, Clock clock, LongSupplier nanos, WebhookPost post, String address) {
        this.setup = setup;
        this.clock = clock;
        this.windows = new RateWindows(setup.limits(), setup.zone(), clock, nanos);
        this.writing =
                new Writing(setup.zone(), address + "/" + setup.languages().get(0));
        this.variantJson = new VariantJson(writing);
        this.productJson = new ProductJson(writing, variantJson);
        this.customerJson = new CustomerJson(writing);
        this.lineJson = new LineJson(writing);
        this.shipmentJson = new ShipmentJson(writing);
        this.orderJson = new OrderJson(
                writing, customerJson, lineJson, shipmentJson, setup.languages().get(0));
        this.webhooks = new ShopWebhooks(lock, this, post);
        this.scripts = new ShopExtensions(lock, this);
        this.externalServices = new ShopExtensions(lock, this);
        this.catalog = new ShopCatalog(lock, clock, webhooks);
        this.books = new DoubleOrders(clock, catalog, quirks, webhooks);
        this.orders = new ShopOrders(lock, books, catalog);
    }

    public ShopSetup setup() {
        return setup;
    }

    public ShopCatalog catalog() {
        return catalog;
    }

    public ShopOrders orders() {
        return orders;
    }

    public ShopWebhooks webhooks() {
        return webhooks;
    }

    /** Scripts on the shop's pages. */
    public ShopExtensions scripts() {
        return scripts;
    }

    /** Services that offer methods in the shop's checkout. */
    public ShopExtensions externalServices() {
        return externalServices;
    }

    /** Asks the external services, as the shop's checkout does. */
    public ShopCheckout checkout() {
        return new ShopCheckout(this);
    }

    public ShopQuirks quirks() {
        return quirks;
    }

    public ShopFaults faults() {
        return faults;
    }

    public ShopRights rights() {
        return rights;
    }

    /** A key that is switched off is answered 401. */
    public void enabled(boolean on) {
        enabled = on;
    }

    /** Other limits from now on; what was used stays used. */
    public void limits(RateLimits limits) {
        windows.limits(limits);
    }

    /** As if this many calls had been made in the present windows. */
    public void spend(int fiveMinutes, int hour, int day) {
        windows.spend(fiveMinutes, hour, day);
    }

    /** The last 20,000 calls, the oldest first. */
    public List<ShopCall> calls() {
        return calls.all();
    }

    /** Those of a pattern as {@link ShopFaults} has them: {@code calls("PUT variants/*")}. */
    public List<ShopCall> calls(String pattern) {
        return calls.matching(pattern);
    }

    /** All calls since the start or since {@link #forgetCalls()}. */
    public long callCount() {
        return calls.count();
    }

    public void forgetCalls() {
        calls.clear();
    }

    Object lock() {
        return lock;
    }

    Clock clock() {
        return clock;
    }

    boolean isEnabled() {
        return enabled;
    }

    RateWindows windows() {
        return windows;
    }

    CallLog<ShopCall> log() {
        return calls;
    }

    DoubleOrders books() {
        return books;
    }

    Writing writing() {
        return writing;
    }

    VariantJson variantJson() {
        return variantJson;
    }

    ProductJson productJson() {
        return productJson;
    }

    CustomerJson customerJson() {
        return customerJson;
    }

    LineJson lineJson() {
        return lineJson;
    }

    ShipmentJson shipmentJson() {
        return shipmentJson;
    }

    OrderJson orderJson() {
        return orderJson;
    }

    /** For people: the domain, never the key. */
    @Override
    public String toString() {
        return "Shop[" + setup.id() + ", " + setup.domain() + "]";
    }
}
