package io.tillbridge.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * The hub's database: a pool of connections to a migrated MariaDB schema. Sessions run in UTC and strict SQL mode.
 * Closing it stops the embedded server, so it is closed last.
 */
public final class Database implements AutoCloseable {
    /** One does the work, one guards the table of what was done. */
    private static final int MIGRATING = 2;

    private final HikariDataSource pool;
    private final HikariDataSource routes;
    private final HikariDataSource custom;
    private final Jdbi jdbi;
    private final String address;
    private final boolean embedded;
    private final List<AutoCloseable> beneath;

    private Database(
            HikariDataSource pool,
            HikariDataSource routes,
            HikariDataSource custom,
            String address,
            boolean embedded,
            List<AutoCloseable> beneath) {
        this.pool = pool;
        this.routes = routes;
        this.custom = custom;
        this.jdbi = Jdbi.create(pool).installPlugin(new UtcInstants());
        this.jdbi.setTransactionHandler(new OneCallCommits());
        this.address = address;
        this.embedded = embedded;
        this.beneath = beneath;
    }

    /**
     * Takes the data folder, starts the embedded server when no other is named, and brings the schema up to date.
     *
     * @throws DatabaseFault with what to do about it
     */
    public static Database open(DatabaseSettings settings) {
        DataFolderLock lock =
                DataFolderLock.tryTake(settings.dataDir()).orElseThrow(() -> DataFolderLock.inUse(settings.dataDir()));
        EmbeddedServer server = null;
        try {
            if (!settings.embedded()) {
                JdbcUrl url = JdbcUrl.parse(settings.url());
                return connect(url, accounts(settings), settings.poolSize(), false, List.of(lock));
            }
            ServerFolder folder = ServerFolder.in(settings.dataDir());
            server = EmbeddedServer.start(folder, settings.bufferPool(), List.of());
            return connect(
                    server.url(EmbeddedServer.DATABASE),
                    new Accounts(folder.owner(), folder.worker(), folder.routes()),
                    settings.poolSize(),
                    true,
                    List.of(server, lock));
        } catch (IOException | RuntimeException e) {
            if (server != null) {
                server.close();
            }
            lock.close();
            throw e instanceof RuntimeException known
                    ? known
                    : new DatabaseFault(DatabaseFault.Kind.BROKEN, "The embedded MariaDB did not start: " + e, e);
        }
    }

    /**
     * As {@link #open}, but beside a hub that already runs on the same data folder: its database is then used as it
     * stands. For commands that look or add something while the hub works.
     */
    public static Database join(DatabaseSettings settings) {
        try {
            return open(settings);
        } catch (DatabaseFault held) {
            if (held.kind() != DatabaseFault.Kind.IN_USE) {
                throw held;
            }
            return joinRunning(settings, held);
        }
    }

    private static Database joinRunning(DatabaseSettings settings, DatabaseFault held) {
        if (!settings.embedded()) {
            JdbcUrl url = JdbcUrl.parse(settings.url());
            return connect(url, accounts(settings), settings.poolSize(), false, List.of());
        }
        ServerFolder folder = ServerFolder.in(settings.dataDir());
        try {
            OptionalInt port = folder.announcedPort();
            if (port.isEmpty()) {
                throw held;
            }
            JdbcUrl url = JdbcUrl.local(port.getAsInt(), EmbeddedServer.DATABASE);
            Accounts accounts = new Accounts(folder.owner(), folder.worker(), folder.routes());
            return connect(url, accounts, settings.poolSize(), true, List.of());
        } catch (IOException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.IN_USE,
                    held.getMessage() + " Its database cannot be joined either: " + e.getMessage(),
                    e);
        }
    }

    private static Accounts accounts(DatabaseSettings settings) {
        return new Accounts(settings.migrations(), settings.account(), settings.routes());
    }

    /**
     * Who signs in.
     *
     * @param owner the account of the tables; null when it is the worker itself
     * @param worker the account of the hub
     * @param routes the account of route files; null when they read with that of the hub
     */
    record Accounts(DatabaseSettings.Account owner, DatabaseSettings.Account worker, DatabaseSettings.Account routes) {}

    static Database connect(
            JdbcUrl url, Accounts accounts, int poolSize, boolean embedded, List<AutoCloseable> beneath) {
        DatabaseSettings.Account owner = accounts.owner();
        DatabaseSettings.Account worker = accounts.worker();
        DatabaseSettings.Account migrating = owner == null ? worker : owner;
        ServerCheck.check(url, migrating);
        migrate(url, migrating);
        if (owner != null) {
            LeastRights.grant(url, owner, worker);
            if (accounts.routes() != null) {
                RouteRights.grant(url, owner, accounts.routes());
            }
        }
        boolean own = accounts.routes() != null;
        DatabaseSettings.Account reading = own ? accounts.routes() : worker;
        HikariDataSource hub = ConnectionPools.ofHub("tillbridge", url, worker, poolSize);
        HikariDataSource routes = ConnectionPools.ofRoutes(url, reading, own);
        HikariDataSource custom = ConnectionPools.ofCustomRoutes(url, reading, own);
        return new Database(hub, routes, custom, url.address(), embedded, beneath);
    }

    private static void migrate(JdbcUrl url, DatabaseSettings.Account account) {
        try (HikariDataSource connections = ConnectionPools.ofHub("tillbridge-migration", url, account, MIGRATING)) {
            // No pattern is ignored: a schema newer than this program is refused rather than written to.
            Flyway.configure()
                    .dataSource(connections)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.BROKEN,
                    url.address() + ": the tables cannot be brought up to date. " + firstLines(e.getMessage())
                            + " Start the version of the hub that wrote them, or restore the database from a backup.",
                    e);
        }
    }

    private static String firstLines(String message) {
        return Optional.ofNullable(message).orElse("").strip().replaceAll("\\s*\\n\\s*", " ");
    }

    public DataSource dataSource() {
        return pool;
    }

    /** What route files sign in with: it reads what routes need and writes nothing of the hub's. */
    public DataSource routesDataSource() {
        return routes;
    }

    /** The same account for routes of the site's own: few connections, with limits of time. */
    public DataSource customDataSource() {
        return custom;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** The server and database, without account and parameters. */
    public String address() {
        return address;
    }

    /** True when the server was started inside. */
    public boolean embedded() {
        return embedded;
    }

    /** Begins to ask whether the database answers; close it before this. */
    public DatabaseProbe probe() {
        return new DatabaseProbe(
                pool.getJdbcUrl(), new DatabaseSettings.Account(pool.getUsername(), pool.getPassword()), address);
    }

    /** Completes when the embedded server died too often to be started again, with what to do about it. */
    public CompletionStage<DatabaseFault> lost() {
        return beneath.stream()
                .filter(EmbeddedServer.class::isInstance)
                .findFirst()
                .map(server -> ((EmbeddedServer) server).lost())
                .orElseGet(CompletableFuture::new);
    }

    @Override
    public void close() {
        custom.close();
        routes.close();
        pool.close();
        for (AutoCloseable part : beneath) {
            try {
                part.close();
            } catch (Exception e) {
                throw new DatabaseFault(DatabaseFault.Kind.BROKEN, "The database cannot be closed: " + e, e);
            }
        }
    }
}
