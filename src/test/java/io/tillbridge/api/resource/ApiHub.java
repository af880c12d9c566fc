package io.tillbridge.api.resource;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.OneTimeSecrets;
import io.tillbridge.access.PartnerAccess;
import io.tillbridge.access.PermissionUsage;
import io.tillbridge.access.Role;
import io.tillbridge.access.Sessions;
import io.tillbridge.access.SignInResult;
import io.tillbridge.alert.AlertHookSecret;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.http.ApiSettings;
import io.tillbridge.api.http.Authentication;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.api.rest.ApiRoutes;
import io.tillbridge.audit.Audit;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.ConnectionSignIn;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.PendingSignIns;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.connection.Secrets;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventNumbering;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventSignal;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.lightspeed.rseries.signin.RSeriesSignIn;
import io.tillbridge.lightspeed.rseries.signin.SignInHttp;
import io.tillbridge.lightspeed.rseries.signin.SignInServer;
import io.tillbridge.lightspeed.rseries.signin.TokenRules;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.onboarding.FirstSteps;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.Orders;
import io.tillbridge.order.Shipments;
import io.tillbridge.product.ProductStore;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.product.listing.ListingPrices;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.retention.Erasure;
import io.tillbridge.routing.LintContext;
import io.tillbridge.routing.ReloadStatus;
import io.tillbridge.routing.RouteCheck;
import io.tillbridge.routing.RunningRoutes;
import io.tillbridge.routing.editing.RouteFileEdits;
import io.tillbridge.routing.editing.RouteFileWriter;
import io.tillbridge.routing.editing.ShippedRouteTexts;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Running;
import io.tillbridge.search.RouteLabel;
import io.tillbridge.search.Search;
import io.tillbridge.settings.Settings;
import io.tillbridge.settings.file.ConfigurationFile;
import io.tillbridge.stock.IncomingGoods;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.Transactions;
import io.tillbridge.till.TillProducts;
import io.tillbridge.till.TillShops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;

/** Everything behind the API for real, but for workers and vendors' servers, behind a {@link RunningApi}. */
public final class ApiHub implements AutoCloseable {
    public final Database database = TestDatabase.fresh();
    final Vendor vendor = new Vendor();
    final List<Long> offered = new ArrayList<>();
    final List<Long> freed = new ArrayList<>();
    final List<Long> shipped = new ArrayList<>();
    final List<Long> left = new ArrayList<>();
    final Map<Long, Map<String, Object>> budgets = new HashMap<>();
    final Stock stock;
    final Reservations reservations;
    final ShopServices shop;
    final Running running;
    final Connections connections;
    final Settings settings;
    final Deliveries deliveries;
    final CatalogLoad catalogLoad;
    final ApiKeys keys;
    final Retailers retailers;
    final ApiPeople people;
    final ApiFeeds feeds;
    public final RunningApi door;
    final EventNumbering numbering;
    final ApiSubscriptions subscriptions;
    private final Spool spool;
    final SignInServer signInServer = new SignInServer();
    private final SignInHttp signInHttp = new SignInHttp(OutboundRules.none(), Duration.ofSeconds(5));

    public ApiHub(Path folder) throws Exception {
        Clock clock = Clock.systemUTC();
        Secrets secrets = Secrets.open(folder, null, database.jdbi());
        ConnectionKinds kinds = ConnectionKinds.shipped(
                () -> List.of("shopify"),
                id -> new Warehouses(database, clock).find(id).isPresent(),
                () -> List.of("plain-csv", "google-merchant", "machine"),
                id -> Optional.of("cseries"));
        feeds = new ApiFeeds(database, secrets, folder, clock);
        connections = new Connections(database.jdbi(), secrets, kinds, clock);
        spool = Spool.open(folder.resolve("spool"));
        deliveries = new Deliveries(database, spool, clock);
        running = new Running(database.jdbi(), (lane, id) -> offered.add(id), "here", end -> {}, clock);
        catalogLoad = new CatalogLoad(
                database,
                spool,
                ReadLimits.of(RunningApi.MAX_FILE, RunningApi.MAX_FILE),
                Dialects.read(Path.of("config/dialects")));
        JobClock nightly = new JobClock(
                running.jobs().named(Jobs.CATALOG_PULL).orElseThrow(), "0 0 0 * * ?", ZoneId.of("America/New_York"));
        Audit audit = new Audit(database, clock);
        settings = new Settings(database.jdbi(), clock);
        keys = new ApiKeys(database.jdbi(), secrets, clock);
        retailers = new Retailers(database, this::retailTerms, keys::forgetSignIns, clock);
        stock = new Stock(database, clock);
        reservations = new Reservations(database, clock);
        shop = shop(clock);
        people = new ApiPeople(database, folder, clock);
        EventFeed eventFeed = new EventFeed(database, new EventSignal());
        subscriptions = new ApiSubscriptions(database, secrets, eventFeed, clock);
        ApiOperations operations = new ApiOperations(new ApiServices(
                connections,
                kinds,
                kinds.names().stream().collect(Collectors.toMap(kind -> kind, kind -> vendor)),
                signIns(connections, secrets),
                running,
                List.of(nightly),
                List.of(),
                CatalogServices.of(database, connections, deliveries, catalogLoad, clock),
                new UploadStore(database),
                OverviewServices.of(database, settings, keys, new PermissionUsage(database.jdbi(), clock), clock),
                new ProductStore(database, clock),
                spool,
                shop,
                new ApiCheckout(database, connections, clock).services(),
                new KeyServices(
                        keys,
                        new PermissionUsage(database.jdbi(), clock),
                        new OneTimeSecrets(database.jdbi(), secrets, clock),
                        new PartnerAccess(
                                database.jdbi(),
                                secrets,
                                keys,
                                new OneTimeSecrets(database.jdbi(), secrets, clock),
                                clock),
                        retailers,
                        () -> "https://hub.example"),
                WholesaleServices.of(database, settings, new ProductStore(database, clock), spool, clock),
                people.parts(),
                audit,
                new SettingsServices(
                        settings,
                        new AlertHookSecret(database.jdbi(), secrets, clock),
                        new ConfigurationFile(settings, new Warehouses(database, clock), connections, kinds, database)),
                new Erasure(database, folder.resolve("outbox"), clock),
                new EventServices(eventFeed, new EventReaders(database)),
                subscriptions.services(),
                routeFiles(folder, clock),
                new Search(
                        database.jdbi(),
                        () -> List.of(new RouteLabel("cseries-order-poll", "Reads the orders of a web shop"))),
                feeds.services(),
                new FirstSteps(database.jdbi(), List.of(SftpCatalog.NAME), List.of(CSeries.NAME)),
                RunningApi.MAX_FILE,
                clock));
        ApiRoutes routes = ApiRoutes.of(Contract.read(), operations);
        numbering = new EventNumbering(database, operations.eventSubjects(), new EventSignal());
        door = new RunningApi(
                new ApiSettings("127.0.0.1", 0, RunningApi.MAX_FILE),
                routes,
                new TestDoorman(keys, people.parts().sessions()),
                new IdempotentAnswers(database.jdbi(), secrets, clock),
                audit,
                true);
    }

    /** Of an empty folder. */
    private RouteServices routeFiles(Path folder, Clock clock) throws IOException {
        Path files = Files.createDirectories(folder.resolve("routes"));
        RouteCheck check = new RouteCheck(new LintContext(Map.of(), Map.of(), Set.of(), Map.of()));
        RunningRoutes routes =
                new RunningRoutes(new DefaultCamelContext(), files, check, () -> ReloadStatus.NONE_YET, clock);
        RouteFileEdits edits = new RouteFileEdits(
                routes, new RouteFileWriter(files), new ShippedRouteTexts(), database.jdbi(), clock, true);
        return new RouteServices(routes, edits, false);
    }

    /** What a reading of an account's shops does and answers; a test may put another one in its place. */
    LongFunction<Map<String, Object>> refresh = id -> Map.of("shops", 0, "registers", 0, "employees", 0);

    TillShops tillShops;

    private ConnectionSignIn signIns(Connections connections, Secrets secrets) {
        return new RSeriesSignIn(
                connections,
                new Grants(database.jdbi(), secrets),
                new PendingSignIns(database.jdbi(), secrets, Clock.systemUTC()),
                signInHttp,
                signInServer.endpoints(),
                TokenRules.of(Duration.ofMinutes(2), Duration.ofSeconds(5)),
                Clock.systemUTC(),
                "https://hub.example/api/v1/oauth/callback");
    }

    private Retailers.Terms retailTerms() {
        var account = settings.find();
        return new Retailers.Terms(
                account.settings().instantOrdering(), account.settings().termsOfServiceUrl(), account.version());
    }

    /** A connection that was never tried. */
    Connection connection(String name) {
        return connections.create(Map.of(
                "kind",
                SftpCatalog.NAME,
                "name",
                name,
                "settings",
                Map.of("host", "sftp.example", "path", "/", "username", "u"),
                "secrets",
                Map.of("password", "hush-hush")));
    }

    /** An event of that type about that subject, with its number. */
    void happens(EventType type, long id) {
        new Transactions(database).run(tx -> {
            EventLog.write(tx, NewEvent.of(type, id, null, Instant.now(), Map.of()));
            return null;
        });
        boolean more = true;
        while (more) {
            more = numbering.number() > 0;
        }
    }

    private ShopServices shop(Clock clock) {
        tillShops = new TillShops(database);
        LongFunction<List<Long>> warehouses =
                id -> settings(id).map(CSeriesSettings::warehouses).orElse(List.of());
        return new ShopServices(
                new Warehouses(database, clock),
                stock,
                new IncomingGoods(database, clock),
                new Listings(database, clock),
                new ListingPrices(database),
                new TillProducts(database, clock),
                new Orders(database, clock, new LineMatch(), reservations),
                new Shipments(database, clock, reservations, warehouses),
                new Coverage(database, clock, Duration.ofDays(7)),
                warehouses,
                id -> settings(id).map(CSeriesSettings::stockBuffer).orElse(0),
                freed::add,
                shipped::add,
                id -> budgets.getOrDefault(id, Map.of()),
                id -> () -> left.add(id),
                new TillServices(
                        tillShops,
                        id -> connections
                                .find(id)
                                .filter(it -> it.kind().equals(RSeries.NAME))
                                .map(RSeriesSettings::of),
                        id -> refresh.apply(id)));
    }

    private Optional<CSeriesSettings> settings(long id) {
        return connections.find(id).filter(it -> it.kind().equals(CSeries.NAME)).map(CSeriesSettings::of);
    }

    /** A shop that was never tried, with these settings over language and warehouses. */
    Connection shop(String name, List<Long> warehouses, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("language", "nl");
        settings.put("warehouses", warehouses.stream().map(String::valueOf).toList());
        return connections.create(Map.of("kind", CSeries.NAME, "name", name, "settings", settings));
    }

    @Override
    public void close() {
        door.close();
        people.close();
        subscriptions.close();
        running.close();
        signInHttp.close();
        signInServer.close();
        feeds.close();
        spool.close();
        database.close();
    }

    /** Knows the callers of {@link RunningApi}, the hub's real keys, and a person by a cookie that is the name of her role. */
    private record TestDoorman(ApiKeys keys, Sessions sessions) implements Authentication {
        @Override
        public SignInResult signIn(String clientId, String secret, String address) {
            return clientId.startsWith("key-")
                    ? keys.authenticate(clientId, secret, address)
                    : RunningApi.signIn(clientId, secret, address);
        }

        @Override
        public Optional<AuthenticatedSession> visit(String sessionToken) {
            return Role.named(sessionToken)
                    .map(role -> new AuthenticatedSession(Caller.person(3, "Ann", role), RunningApi.WORD))
                    .or(() -> sessions.caller(sessionToken));
        }
    }

    /** Stands for every vendor's server: answers what it is told to, and remembers what it was asked. */
    static final class Vendor implements ConnectionTest {
        static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4mXh2rR1c7y0Jc1l2Cw1vJj1Q2sVw7l1r0m2m0nY5A";

        volatile TestReport answer = new TestReport(
                true, List.of(new Check("reach", true, "sftp.example:22 answers")), Map.of("hostKey", KEY));
        volatile Connection asked;
        volatile String password;

        void refuse(String check, String why) {
            answer = new TestReport(false, List.of(new Check(check, false, why)), Map.of());
        }

        @Override
        public TestReport test(Connection connection, Credentials credentials) {
            asked = connection;
            password = credentials.get("password").orElse(null);
            return answer;
        }
    }
}
