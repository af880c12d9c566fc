package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionSignIn;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeries;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.SaleTicker;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.SandboxTillStock;
import io.tillbridge.sandbox.rseries.SandboxTillStock.Shops;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import io.tillbridge.settings.Author;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sandbox's tills: an R-Series account of the hub's own with two shops that sell what the web shop sells, one of them
 * from the same warehouse, and a connection that has signed in to it.
 */
final class SandboxTillSetup {
    private static final String NAME = "Sandbox till";
    private static final String BRANCH = "Sandbox branch";
    private static final String CLIENT = "sandbox-till";
    private static final long SEED = 42;
    /** The size of the bucket goes by them: with so many, the first push takes seconds and not minutes. */
    private static final int REGISTERS = 30;

    private static final int PAGE = 500;

    private final SandboxTill api;
    private final Connection connection;

    private SandboxTillSetup(SandboxTill api, Connection connection) {
        this.api = api;
        this.connection = connection;
    }

    /**
     * Opens the account, points the connection at it and signs in; a second start finds the first one's connection.
     *
     * @param warehouse of the web shop, from which the first of the two shops sells, too
     */
    static SandboxTillSetup start(HubCore core, ShopFlows shops, SandboxTill api, long warehouse) {
        String secret = SandboxSecret.next();
        String redirect = "http://127.0.0.1:" + core.configuration().number("http.port") + "/api/v1/oauth/callback";
        DoubleTill till = api.add(TillSetup.of(CLIENT, secret, redirect)
                .withLimits(TillLimits.of(REGISTERS))
                .withTax(new BigDecimal("0.21"), true, "EUR"));
        api.faultsFrom(core.configuration().folder("data.dir").resolve("sandbox/till-faults.txt"), till);
        SandboxTillStock stock = new SandboxTillStock(till, SEED);
        Shops opened = stock.open(core.configuration().number("sandbox.shop-variants"));
        Map<String, Object> settings = settings(
                opened, warehouse, SandboxShopSetup.warehouse(shops.warehouses, BRANCH), api.baseUrl(), redirect);
        Connection connection = connection(core.connections(), settings, secret);
        stock.sell(opened, connection.createdAt());
        api.run(new SaleTicker(
                till,
                core.clock(),
                core.configuration().duration("sandbox.sale-period"),
                SEED,
                connection.createdAt()));
        signIn(shops.tills.signIns, api, connection);
        return new SandboxTillSetup(api, connection);
    }

    private static Map<String, Object> settings(
            Shops opened, long warehouse, long branch, String address, String redirect) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("baseUrl", address);
        settings.put("redirectUri", redirect);
        settings.put("clientId", CLIENT);
        settings.put("orderSync", true);
        settings.put("productSync", true);
        settings.put("stockSync", true);
        settings.put("shopMapping", true);
        settings.put("shops", List.of(shop(opened.main(), warehouse), shop(opened.branch(), branch)));
        return settings;
    }

    private static Map<String, Object> shop(long shop, long warehouse) {
        return Map.of("shopId", Long.toString(shop), "warehouses", List.of(Long.toString(warehouse)));
    }

    private static Connection connection(Connections all, Map<String, Object> settings, String secret) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", NAME);
        body.put("secrets", Map.of(RSeries.CLIENT_SECRET, secret));
        return all.list(RSeries.NAME, 0, PAGE).stream()
                .filter(known -> known.name().equals(NAME))
                .findFirst()
                .map(known -> {
                    body.put("settings", Map.of("baseUrl", settings.get("baseUrl"), "clientId", CLIENT));
                    return all.change(known.id(), body, null);
                })
                .orElseGet(() -> {
                    body.put("kind", RSeries.NAME);
                    body.put("settings", settings);
                    return all.create(body);
                });
    }

    /** As a person does it: the page is opened, "Allow" is pressed, and the address it leads to is given to the hub. */
    private static void signIn(ConnectionSignIn signIns, SandboxTill api, Connection connection) {
        ConnectionSignIn.Start page = signIns.begin(connection.id(), Author.HUB);
        ConnectionSignIn.Result result = signIns.complete(connection.id(), api.allow(page.url()), Author.HUB);
        if (!result.ok()) {
            throw new IllegalStateException("The hub cannot sign in to its sandbox till: " + result.detail());
        }
    }

    Connection connection() {
        return connection;
    }

    String address() {
        return api.baseUrl();
    }
}
