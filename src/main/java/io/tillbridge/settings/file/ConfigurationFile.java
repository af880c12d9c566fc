package io.tillbridge.settings.file;

import io.tillbridge.checkout.DeliveryTables;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.document.YamlLines;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import io.tillbridge.stock.Warehouse;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.AllPages;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything a person sets, as one YAML text: {@code {tillbridge, settings, warehouses, connections}}. */
public final class ConfigurationFile {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFile.class);

    /** The form of the file; another number is another form. */
    static final int FORM = 1;

    private final Settings settings;
    private final Warehouses warehouses;
    private final Connections connections;
    private final ConnectionKinds kinds;
    private final DeliveryEntry deliveries;
    private final Transactions transactions;

    public ConfigurationFile(
            Settings settings,
            Warehouses warehouses,
            Connections connections,
            ConnectionKinds kinds,
            Database database) {
        this.settings = settings;
        this.warehouses = warehouses;
        this.connections = connections;
        this.kinds = kinds;
        this.deliveries = new DeliveryEntry(new DeliveryTables(database.jdbi(), Clock.systemUTC()));
        this.transactions = new Transactions(database);
    }

    /**
     * All of it in one order, whatever order it came in: the same configuration is the same text.
     *
     * @throws CallerFault CONFLICT: when two connections have one name
     */
    public String text() {
        List<Connection> listing = ConnectionsByName.of(connections).all();
        FileNames names = new FileNames(WarehouseNames.of(all()), ConnectionNames.of(listing));
        List<Map<String, Object>> listed =
                listing.stream().map(connection -> entry(connection, names)).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tillbridge", FORM);
        document.put("settings", SettingsEntry.of(settings.find().settings().toMap(), names.warehouses()));
        document.put("warehouses", names.warehouses().all());
        document.put("connections", listed);
        return YamlLines.of(document);
    }

    private Map<String, Object> entry(Connection connection, FileNames names) {
        return deliveries.into(ConnectionEntry.of(connection, kinds.named(connection.kind()), names), connection);
    }

    private List<Warehouse> all() {
        return AllPages.all(warehouses::list, Warehouse::id);
    }

    /**
     * Takes a file in, all of it or nothing. Sections that are absent stay as they are; the settings and each connection
     * in it become as they stand there, other connections and warehouses stay.
     *
     * @param dryRun nothing is kept
     * @throws CallerFault with all faults
     */
    public ImportResult read(String text, boolean dryRun, Author who) {
        FileReading file = FileReading.of(text);
        while (true) {
            try {
                return transactions.run(tx -> taken(tx, file, dryRun, who));
            } catch (CallerFault meanwhile) {
                if (!meanwhile.is(CallerFault.Why.STALE) && !meanwhile.is(CallerFault.Why.UNKNOWN)) {
                    throw meanwhile;
                }
                LOG.debug("A configuration is taken in again: {}", meanwhile.getMessage());
            }
        }
    }

    /** What the parts do in this thread belongs to this transaction. */
    private ImportResult taken(Handle tx, FileReading file, boolean dryRun, Author who) {
        // Two imports at one time would each make the same connection.
        settings.lock(tx);
        FileNames names = new FileNames(
                WarehouseNames.of(all()),
                ConnectionNames.of(ConnectionsByName.of(connections).all()));
        ConfigurationImport intake =
                new ConfigurationImport(settings, warehouses, connections, kinds, deliveries, names, who);
        ImportResult result = intake.take(file, dryRun);
        if (dryRun) {
            tx.rollback();
        }
        return result;
    }

    /** Connections in the order of their names. */
    record ConnectionsByName(Map<String, Connection> byName) {
        static ConnectionsByName of(Connections connections) {
            Map<String, Connection> byName = new TreeMap<>();
            List<Connection> all = AllPages.all((after, limit) -> connections.list(null, after, limit), Connection::id);
            List<String> shared = all.stream()
                    .filter(connection -> byName.put(connection.name(), connection) != null)
                    .map(Connection::name)
                    .distinct()
                    .sorted(Comparator.naturalOrder())
                    .toList();
            if (!shared.isEmpty()) {
                throw CallerFault.conflict(
                        "shared-names",
                        "Connections of one name cannot be told apart in a file: give each its own. Shared here: "
                                + String.join(", ", shared) + ".");
            }
            return new ConnectionsByName(byName);
        }

        List<Connection> all() {
            return List.copyOf(byName.values());
        }
    }
}
