package io.tillbridge.app;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.OneTimeSecrets;
import io.tillbridge.access.PermissionUsage;
import io.tillbridge.alert.AlertHookSecret;
import io.tillbridge.api.resource.WholesaleServices;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.audit.Audit;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.DialectsInvalid;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.MasterKeyChange;
import io.tillbridge.connection.SealedRouteSecrets;
import io.tillbridge.connection.Secrets;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventSignal;
import io.tillbridge.product.ProductStore;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.retention.Erasure;
import io.tillbridge.settings.Settings;
import io.tillbridge.settings.file.ConfigurationFile;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** What the hub is without its routes: database, kept files, connections, keys and the catalog engine. */
public final class HubCore implements AutoCloseable {
    private final Configuration configuration;
    private final Clock clock = Clock.systemUTC();
    private final Database database;
    private final Spool spool;
    private final FeedParts feeds;
    private final Secrets secrets;
    private final ConnectionKinds connectionKinds;
    private final Connections connections;
    private final Settings settings;
    private final ApiKeys apiKeys;
    private final PermissionUsage permissionUses;
    private final OneTimeSecrets oneTimeSecrets;
    private final Retailers retailers;
    private final Dialects dialects;
    private final Deliveries deliveries;
    private final CatalogLoad catalogLoad;
    private final EventFeed eventFeed;

    private HubCore(Configuration configuration, Database database) throws SpoolFault, DialectsInvalid {
        this.configuration = configuration;
        this.database = database;
        Path data = configuration.folder("data.dir");
        dialects = Dialects.read(configuration.folder("catalog.dialects"));
        secrets = Secrets.open(data, configuration.text("master-key"), database.jdbi());
        feeds = new FeedParts(configuration, database, secrets, clock);
        connectionKinds = ConnectionKinds.shipped(
                dialects::names,
                id -> new Warehouses(database, clock).find(id).isPresent(),
                feeds::names,
                id -> FeedParts.kindOf(database, id));
        connections = new Connections(database.jdbi(), secrets, connectionKinds, clock);
        settings = new Settings(database.jdbi(), clock);
        apiKeys = new ApiKeys(database.jdbi(), secrets, clock);
        permissionUses = new PermissionUsage(database.jdbi(), clock);
        oneTimeSecrets = new OneTimeSecrets(database.jdbi(), secrets, clock);
        retailers = new Retailers(database, this::retailTerms, apiKeys::forgetSignIns, clock);
        eventFeed = new EventFeed(database, new EventSignal());
        spool = Spool.open(configuration.spool());
        deliveries = new Deliveries(database, spool, clock);
        catalogLoad = new CatalogLoad(
                database,
                spool,
                ReadLimits.of(
                        configuration.size("catalog.max-file-size"), configuration.size("catalog.max-unpacked-size")),
                dialects);
    }

    /** Takes the data folder and opens everything in it. */
    static HubCore open(Configuration configuration) throws SpoolFault, DialectsInvalid {
        return over(configuration, Database.open(DatabaseKeys.settings(configuration)));
    }

    /** The same beside a hub that runs on the same data folder, for a command that looks or adds something. */
    static HubCore join(Configuration configuration) throws SpoolFault, DialectsInvalid {
        return over(configuration, Database.join(DatabaseKeys.settings(configuration)));
    }

    private static HubCore over(Configuration configuration, Database database) throws SpoolFault, DialectsInvalid {
        try {
            return new HubCore(configuration, database);
        } catch (SpoolFault | DialectsInvalid | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Seals every secret anew with another master key, while no hub runs on the data folder.
     *
     * @param next 32 bytes in base64; empty: a new key is made
     * @return how many secrets were sealed anew
     */
    static long changeMasterKey(Configuration configuration, Optional<String> next, Consumer<Long> progress) {
        try (Database database = Database.open(DatabaseKeys.settings(configuration))) {
            return new MasterKeyChange(configuration.folder("data.dir"), database.jdbi())
                    .change(configuration.text("master-key"), next, progress);
        }
    }

    private Retailers.Terms retailTerms() {
        var account = settings.find();
        return new Retailers.Terms(
                account.settings().instantOrdering(), account.settings().termsOfServiceUrl(), account.version());
    }

    public Configuration configuration() {
        return configuration;
    }

    public Clock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public Spool spool() {
        return spool;
    }

    public Connections connections() {
        return connections;
    }

    public ConnectionKinds connectionKinds() {
        return connectionKinds;
    }

    public Settings settings() {
        return settings;
    }

    AlertHookSecret alertHookSecret() {
        return new AlertHookSecret(database.jdbi(), secrets, clock);
    }

    public ConfigurationFile configurationFile() {
        return new ConfigurationFile(settings, new Warehouses(database, clock), connections, connectionKinds, database);
    }

    public ApiKeys apiKeys() {
        return apiKeys;
    }

    public PermissionUsage permissionUses() {
        return permissionUses;
    }

    public OneTimeSecrets oneTimeSecrets() {
        return oneTimeSecrets;
    }

    /** The secrets that route files name. */
    RouteSecrets routeSecrets() {
        return new RouteSecrets(
                configuration.folder("routes.secrets"), new SealedRouteSecrets(database.jdbi(), secrets, clock));
    }

    public Retailers retailers() {
        return retailers;
    }

    WholesaleServices wholesale() {
        return WholesaleServices.of(database, settings, products(), spool, clock);
    }

    public IdempotentAnswers idempotentAnswers() {
        return new IdempotentAnswers(database.jdbi(), secrets, configuration.duration("retention.answers"), clock);
    }

    Erasure erasure() {
        return new Erasure(database, outbox(), clock);
    }

    /** The folder of mails while no mail server is configured. */
    Path outbox() {
        return configuration.folder("data.dir").resolve("outbox");
    }

    public Audit audit() {
        return new Audit(database, clock);
    }

    public Dialects dialects() {
        return dialects;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public CatalogLoad catalogLoad() {
        return catalogLoad;
    }

    public EventFeed eventFeed() {
        return eventFeed;
    }

    FeedParts feeds() {
        return feeds;
    }

    Secrets secrets() {
        return secrets;
    }

    public EventReaders eventReaders() {
        return new EventReaders(database);
    }

    public UploadStore uploads() {
        return new UploadStore(database);
    }

    public ProductStore products() {
        return new ProductStore(database, clock);
    }

    @Override
    public void close() {
        feeds.close();
        spool.close();
        database.close();
    }
}
