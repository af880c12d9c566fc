package io.tillbridge.app;

import io.tillbridge.checkout.DeliveryTables;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Postnl;
import io.tillbridge.sandbox.postnl.SandboxPostnl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The checkout of the sandbox shop: its own delivery table, and a PostNL beside the hub with a connection to it. */
final class SandboxCheckout implements AutoCloseable {
    private static final String NAME = "Sandbox PostNL";
    private static final int MOST = 500;

    private final SandboxPostnl postnl;
    private final Connection connection;

    private SandboxCheckout(SandboxPostnl postnl, Connection connection) {
        this.postnl = postnl;
        this.connection = connection;
    }

    /** Starts PostNL, points a connection at it, and gives the shop a table unless it has one. */
    static SandboxCheckout start(HubCore core, Connection shop) {
        String key = SandboxSecret.next();
        SandboxPostnl postnl = postnl(core.configuration().number("sandbox.postnl-port"), key);
        try {
            postnl.faultsFrom(core.configuration().folder("data.dir").resolve("sandbox/postnl-faults.txt"));
            Connection connection = connection(core.connections(), postnl.baseUrl(), key);
            DeliveryTables tables = new DeliveryTables(core.database().jdbi(), core.clock());
            if (tables.find(shop.id()).version() == 0) {
                tables.replace(shop.id(), table(), null);
            }
            return new SandboxCheckout(postnl, connection);
        } catch (RuntimeException e) {
            postnl.close();
            throw e;
        }
    }

    private static SandboxPostnl postnl(int port, String key) {
        try {
            return SandboxPostnl.start(port, key);
        } catch (IllegalStateException e) {
            throw PortFault.behind(e).isPresent() ? PortFault.taken("sandbox.postnl-port", port, e) : e;
        }
    }

    private static Connection connection(Connections all, String url, String key) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", NAME);
        body.put("secrets", Map.of(Postnl.API_KEY, key));
        return all.list(Postnl.NAME, 0, MOST).stream()
                .filter(known -> known.name().equals(NAME))
                .findFirst()
                .map(known -> {
                    body.put("settings", Map.of("baseUrl", url));
                    return all.change(known.id(), body, null);
                })
                .orElseGet(() -> {
                    body.put("kind", Postnl.NAME);
                    body.put(
                            "settings",
                            Map.of("baseUrl", url, "options", List.of("evening", "morning", "sameday", "pickup")));
                    return all.create(body);
                });
    }

    private static Map<String, Object> table() {
        List<Map<String, String>> day = List.of(Map.of("from", "09:00", "to", "18:00"));
        List<Map<String, String>> evening = List.of(Map.of("from", "09:00", "to", "21:00"));
        return Map.of(
                "transit",
                List.of(
                        Map.of("country", "NL", "minDays", 1, "maxDays", 1),
                        Map.of("country", "BE", "minDays", 1, "maxDays", 2)),
                "windows",
                List.of(
                        Map.of(
                                "kind", "sameday",
                                "country", "NL",
                                "postcodes", List.of("3500-3585"),
                                "from", "18:00",
                                "to", "21:30",
                                "cutOff", "11:00",
                                "price", "7.95")),
                "pickupPlaces",
                List.of(Map.of(
                        "id", "sandbox-store",
                        "name", "Sandbox Bicycles Utrecht",
                        "address",
                                Map.of(
                                        "street", "Oudegracht",
                                        "houseNumber", "112",
                                        "postalCode", "3511 AW",
                                        "city", "Utrecht",
                                        "country", "NL"),
                        "price", "0.00",
                        "openingTimes",
                                Map.of(
                                        "tuesday", day,
                                        "wednesday", day,
                                        "thursday", evening,
                                        "friday", day,
                                        "saturday", List.of(Map.of("from", "10:00", "to", "17:00"))))));
    }

    Connection connection() {
        return connection;
    }

    String address() {
        return postnl.baseUrl();
    }

    @Override
    public void close() {
        postnl.close();
    }
}
