package io.tillbridge.app;

import io.tillbridge.access.ApiKey;
import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.Permission;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.sandbox.SandboxCatalogs;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox beside a hub: vendors on servers of each kind, a web shop, tills, a connection to each, and an API key to look around. */
final class SandboxSetup implements AutoCloseable {
    private static final String KEY_TITLE = "Sandbox";
    private static final int MOST = 500;

    private final SandboxVendors vendors;
    private final SandboxShopSetup shop;
    private final SandboxTillSetup till;
    private final SandboxCheckout checkout;
    private final SandboxFeedSetup feed;
    private final SandboxReceivers receivers;
    private final List<Connection> connections;
    private final ApiKey key;
    private final String keySecret;

    private SandboxSetup(
            SandboxVendors vendors,
            SandboxShopSetup shop,
            SandboxTillSetup till,
            SandboxCheckout checkout,
            SandboxFeedSetup feed,
            SandboxReceivers receivers,
            List<Connection> connections,
            ApiKey key,
            String keySecret) {
        this.vendors = vendors;
        this.shop = shop;
        this.till = till;
        this.checkout = checkout;
        this.feed = feed;
        this.receivers = receivers;
        this.connections = connections;
        this.key = key;
        this.keySecret = keySecret;
    }

    /** Starts the servers and points the connections at them; a second start finds the first one's connections. */
    static SandboxSetup start(HubCore core, ShopFlows shops, SandboxTill till, SandboxReceivers receivers)
            throws IOException {
        receivers.setSecrets(core);
        Path folder = core.configuration().folder("data.dir").resolve("sandbox");
        SandboxCatalogs.write(folder.resolve("vendors"), core.configuration().number("sandbox.rows"));
        SandboxVendors vendors = SandboxVendors.start(core.configuration(), folder);
        try {
            return beside(vendors, core, shops, till, receivers);
        } catch (RuntimeException e) {
            vendors.close();
            throw e;
        }
    }

    private static SandboxSetup beside(
            SandboxVendors vendors, HubCore core, ShopFlows shops, SandboxTill till, SandboxReceivers receivers) {
        List<Connection> connections = vendors.connections().stream()
                .map(body -> connection(core.connections(), body))
                .toList();
        nameTheCompany(core.settings());
        ApiKeys keys = core.apiKeys();
        ApiKey known = keys.list(0, MOST).stream()
                .filter(key -> key.title().equals(KEY_TITLE))
                .findFirst()
                .orElseGet(() -> key(core));
        SandboxShopSetup shop = SandboxShopSetup.start(core, shops);
        SandboxCheckout checkout = checkout(core, shop);
        return new SandboxSetup(
                vendors,
                shop,
                till(core, shops, till, shop, checkout),
                checkout,
                SandboxFeedSetup.start(core, shop.connection().id(), shop.warehouse()),
                receivers,
                connections,
                known,
                keys.reveal(known.id()).orElseThrow().secret());
    }

    private static SandboxCheckout checkout(HubCore core, SandboxShopSetup shop) {
        try {
            return SandboxCheckout.start(core, shop.connection());
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    private static SandboxTillSetup till(
            HubCore core, ShopFlows shops, SandboxTill till, SandboxShopSetup shop, SandboxCheckout checkout) {
        try {
            return SandboxTillSetup.start(core, shops, till, shop.warehouse());
        } catch (RuntimeException e) {
            checkout.close();
            shop.close();
            throw e;
        }
    }

    private static ApiKey key(HubCore core) {
        ApiKey made = core.apiKeys().create(KEY_TITLE, Permission.all()).key();
        core.audit().hub("createApiKey", "api-keys/" + made.id(), "The sandbox has made itself a key");
        return made;
    }

    private static void nameTheCompany(Settings settings) {
        if (settings.find().settings().companyName() == null) {
            settings.change(Map.of("companyName", "Sandbox Bicycles"), null, Author.HUB);
        }
    }

    private static Connection connection(Connections all, Map<String, Object> body) {
        Map<String, Object> change = new HashMap<>(body);
        change.remove("kind");
        return all.list(body.get("kind").toString(), 0, MOST).stream()
                .filter(connection -> connection.name().equals(body.get("name")))
                .findFirst()
                .map(connection -> all.change(connection.id(), change, null))
                .orElseGet(() -> all.create(body));
    }

    List<Connection> connections() {
        return connections;
    }

    SandboxShopSetup shop() {
        return shop;
    }

    SandboxTillSetup till() {
        return till;
    }

    SandboxCheckout checkout() {
        return checkout;
    }

    SandboxFeedSetup feed() {
        return feed;
    }

    SandboxReceivers receivers() {
        return receivers;
    }

    String keyId() {
        return key.clientId();
    }

    String keySecret() {
        return keySecret;
    }

    String address() {
        return vendors.addresses();
    }

    @Override
    public void close() throws IOException {
        checkout.close();
        feed.close();
        shop.close();
        vendors.close();
    }
}
