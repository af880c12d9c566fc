package io.tillbridge.app;

import io.tillbridge.access.ApiKey;
import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.Permission;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.sandbox.SandboxCatalogs;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The sandbox beside a hub: two vendors on an SSH server of its own, a web shop, a connection to each, and an API key to look around. */
final class SandboxSetup implements AutoCloseable {
    private static final String KEY_TITLE = "Sandbox";
    private static final int MOST = 500;

    private final SandboxVendor vendor;
    private final SandboxShopSetup shop;
    private final List<Connection> connections;
    private final ApiKey key;
    private final String keySecret;

    private SandboxSetup(
            SandboxVendor vendor, SandboxShopSetup shop, List<Connection> connections, ApiKey key, String keySecret) {
        this.vendor = vendor;
        this.shop = shop;
        this.connections = connections;
        this.key = key;
        this.keySecret = keySecret;
    }

    /** Starts the server and points the connections at it; a second start finds the first one's connections. */
    static SandboxSetup start(HubCore core, ShopFlows shops) throws IOException {
        Path folder = core.configuration().folder("data.dir").resolve("sandbox");
        Path vendors = folder.resolve("vendors");
        SandboxCatalogs.write(vendors, core.configuration().number("sandbox.rows"));
        String password = password();
        List<String> names = List.of(SandboxCatalogs.CLEAN, SandboxCatalogs.FAULTY);
        SandboxVendor vendor = vendor(
                folder,
                core.configuration().number("sandbox.port"),
                names.stream()
                        .map(name -> SandboxUser.withPassword(name, password, vendors.resolve(name)))
                        .toList());
        try {
            return beside(vendor, names, password, core, shops);
        } catch (RuntimeException e) {
            vendor.close();
            throw e;
        }
    }

    private static SandboxVendor vendor(Path folder, int port, List<SandboxUser> users) throws IOException {
        try {
            return SandboxVendor.start(folder, port, users);
        } catch (IOException e) {
            if (PortFault.behind(e).isPresent()) {
                throw PortFault.taken("sandbox.port", port, e);
            }
            throw e;
        }
    }

    private static SandboxSetup beside(
            SandboxVendor vendor, List<String> names, String password, HubCore core, ShopFlows shops) {
        List<Connection> connections = names.stream()
                .map(name -> connection(core.connections(), vendor, name, password))
                .toList();
        nameTheCompany(core.settings());
        ApiKeys keys = core.apiKeys();
        ApiKey known = keys.list(0, MOST).stream()
                .filter(key -> key.title().equals(KEY_TITLE))
                .findFirst()
                .orElseGet(() -> key(core));
        return new SandboxSetup(
                vendor,
                SandboxShopSetup.start(core, shops),
                connections,
                known,
                keys.reveal(known.id()).orElseThrow().secret());
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

    private static Connection connection(Connections all, SandboxVendor vendor, String name, String password) {
        Map<String, Object> body = Map.of(
                "name",
                name,
                "settings",
                Map.of(
                        "host",
                        vendor.host(),
                        "port",
                        vendor.port(),
                        "path",
                        "/",
                        "username",
                        name,
                        "hostKey",
                        vendor.hostKey()),
                "secrets",
                Map.of("password", password));
        return all.list(SftpCatalog.NAME, 0, MOST).stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst()
                .map(connection -> all.change(connection.id(), body, null))
                .orElseGet(() -> {
                    Map<String, Object> fresh = new java.util.LinkedHashMap<>(body);
                    fresh.put("kind", SftpCatalog.NAME);
                    return all.create(fresh);
                });
    }

    private static String password() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    List<Connection> connections() {
        return connections;
    }

    SandboxShopSetup shop() {
        return shop;
    }

    String keyId() {
        return key.clientId();
    }

    String keySecret() {
        return keySecret;
    }

    String address() {
        return "sftp://" + vendor.host() + ":" + vendor.port();
    }

    @Override
    public void close() throws IOException {
        shop.close();
        vendor.close();
    }
}
