package io.tillbridge.settings.file;

import io.tillbridge.checkout.DeliveryTables;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Postnl;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.Secrets;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A hub as far as its configuration goes. */
final class FileWorld implements AutoCloseable {
    /** Of connections that {@link #furnish} makes. */
    static final List<String> ODD_NAMES = List.of(
            "no",
            "12:00",
            "- # \"quoted\" \\ 'name' *a &b !c",
            "Ünïcödé 日本語 مرحبا",
            "🚲👩\u200D🚀 \u202Eright to left",
            "a\u00A0b\u2028c\uFEFFd",
            "tillbridge: 1");

    /** Names some of them. */
    static final String CARRIER = "A carrier";

    static final Map<String, Object> WINDOW = Map.of(
            "kind", "evening", "country", "NO", "postcodes", List.of("0150-0199"), "from", "18:00", "to", "21:00");

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";

    final Database database = TestDatabase.fresh();
    final Settings settings = new Settings(database.jdbi(), Clock.systemUTC());
    final Warehouses warehouses = new Warehouses(database, Clock.systemUTC());
    final ConnectionKinds kinds = new ConnectionKinds(List.of(
            new SftpCatalog(Set::of),
            new CSeries(id -> warehouses.find(id).isPresent()),
            new Postnl(id -> isShop(id)),
            new RSeries(id -> warehouses.find(id).isPresent())));
    final Connections all =
            new Connections(database.jdbi(), Secrets.open(Path.of("unused"), KEY), kinds, Clock.systemUTC());
    final DeliveryTables tables = new DeliveryTables(database.jdbi(), Clock.systemUTC());
    final ConfigurationFile file = new ConfigurationFile(settings, warehouses, all, kinds, database);

    /** Sets everything there is, with names that are hard to write down. */
    static void furnish(FileWorld world) {
        world.settings.change(
                Map.of(
                        "companyName", "Söhne & \"Töchter\" \u202E",
                        "address", Map.of("street", "no", "city", "true", "country", "NO"),
                        "workingDays", List.of("sun"),
                        "holidays", List.of("2026-12-25", "--12-25"),
                        "instantOrdering", true,
                        "termsOfServiceUrl", "https://example.com/?a=b#c",
                        "mail", Map.of("senderName", "null", "replyTo", "a@b.example")),
                null,
                Author.HUB);
        for (String name : ODD_NAMES) {
            String id =
                    Long.toString(world.warehouses.create(name + " warehouse").id());
            if (world.connections().size() % 3 == 0) {
                world.till(
                        name,
                        Map.of(
                                "shopMapping",
                                true,
                                "shops",
                                List.of(Map.of("shopId", "2", "warehouses", List.of(id)), Map.of("shopId", "3")),
                                "warehouses",
                                List.of(id),
                                "returnsWarehouse",
                                id));
            } else if (world.connections().size() % 3 == 1) {
                Connection shop = world.shop(
                        name, Map.of("warehouses", List.of(id), "tradeName", name, "syncFields", List.of("name")));
                world.tables.replace(shop.id(), Map.of("windows", List.of(WINDOW)), null);
            } else {
                world.vendor(name, Map.of("brand", name, "path", "/" + name.replace("\u2028", "")));
            }
        }
        world.carrier(
                CARRIER,
                world.connections().stream()
                        .filter(one -> one.kind().equals(CSeries.NAME))
                        .map(one -> Long.toString(one.id()))
                        .toList());
        world.warehouses.create("line\nend \u0000\t");
    }

    Connection shop(String name, Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>(more);
        given.put("language", "nl");
        return all.create(Map.of(
                "kind",
                CSeries.NAME,
                "name",
                name,
                "settings",
                given,
                "secrets",
                Map.of("apiKey", "0123456789abcdef0123456789abcdef", "apiSecret", "0123456789abcdef0123456789abcdef")));
    }

    private boolean isShop(long id) {
        return all.find(id).filter(one -> one.kind().equals(CSeries.NAME)).isPresent();
    }

    Connection carrier(String name, List<String> shops) {
        return all.create(Map.of(
                "kind",
                Postnl.NAME,
                "name",
                name,
                "settings",
                Map.of("connections", shops),
                "secrets",
                Map.of(Postnl.API_KEY, "key")));
    }

    Connection till(String name, Map<String, Object> settings) {
        return all.create(Map.of(
                "kind", RSeries.NAME, "name", name, "settings", settings, "secrets", Map.of("clientSecret", "hush")));
    }

    Connection vendor(String name, Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>(Map.of("host", "sftp.example", "path", "/", "username", "u"));
        given.putAll(more);
        return all.create(Map.of(
                "kind", SftpCatalog.NAME, "name", name, "settings", given, "secrets", Map.of("password", "hush-hush")));
    }

    List<Connection> connections() {
        return all.list(null, 0, 500);
    }

    /** What a person does after an import. */
    void giveSecrets() {
        String word = "0123456789abcdef0123456789abcdef";
        for (Connection connection : connections()) {
            Map<String, String> secrets =
                    switch (connection.kind()) {
                        case CSeries.NAME -> Map.of("apiKey", word, "apiSecret", word);
                        case Postnl.NAME -> Map.of(Postnl.API_KEY, word);
                        case RSeries.NAME -> Map.of("clientSecret", word);
                        default -> Map.of("password", word);
                    };
            all.change(connection.id(), Map.of("secrets", secrets), null);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
