package io.tillbridge.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One embedded server for all tests of a JVM, and an empty migrated schema for whoever asks. The files stand in
 * {@code target/test-mariadb/<n>}, where n is the first place no other JVM holds; the next run stops what a killed one
 * left there and uses it again, so that only the first run installs.
 */
public final class TestDatabase {
    private static final Path ROOT = Path.of("target", "test-mariadb").toAbsolutePath();
    private static final int PLACES = 32;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new schema with all tables and no rows. Close it when done; the server stays for the next test. */
    public static Database fresh() {
        return fresh(8);
    }

    public static Database fresh(int poolSize) {
        String name = EmbeddedServer.DATABASE + "_" + COUNT.incrementAndGet();
        execute(List.of("CREATE DATABASE " + name));
        return Database.connect(
                Server.RUNNING.url(name),
                new Database.Accounts(Server.owner(), Server.worker(), Server.routes()),
                poolSize,
                true,
                List.of());
    }

    /** A schema as an earlier version of the hub left it; not migrated yet. Opened by {@link #freshSettings}' way. */
    static String restored(List<String> statements) {
        String name = EmbeddedServer.DATABASE + "_" + COUNT.incrementAndGet();
        List<String> all = new ArrayList<>(List.of("CREATE DATABASE " + name, "USE " + name));
        all.addAll(statements);
        execute(all);
        return name;
    }

    /** How many rows each table of a schema has. */
    static Map<String, Long> rows(String schema) {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        Server.RUNNING.url(schema).text(),
                        Server.owner().username(),
                        Server.owner().password());
                Statement tables = connection.createStatement();
                Statement counting = connection.createStatement();
                ResultSet names = tables.executeQuery("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'")) {
            while (names.next()) {
                try (ResultSet count = counting.executeQuery("SELECT COUNT(*) FROM " + names.getString(1))) {
                    count.next();
                    rows.put(names.getString(1), count.getLong(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Brings a schema up to date, as the start of a hub does. */
    static Database migrated(String name) {
        return Database.connect(
                Server.RUNNING.url(name),
                new Database.Accounts(Server.owner(), Server.worker(), Server.routes()),
                2,
                true,
                List.of());
    }

    /** Does what the hub's own account may not. */
    public static void asOwner(Database database, String statement) {
        String address = database.address();
        execute(List.of("USE " + address.substring(address.lastIndexOf('/') + 1), statement));
    }

    /** Ready-made settings of a schema of its own on the shared server, for what opens its database itself. */
    public static DatabaseSettings freshSettings(Path dataDir) {
        String name = EmbeddedServer.DATABASE + "_" + COUNT.incrementAndGet();
        execute(List.of("CREATE DATABASE " + name));
        return new DatabaseSettings(
                Server.RUNNING.url(name).address(),
                Server.owner().username(),
                Server.owner().password(),
                dataDir,
                8,
                "64M");
    }

    /** The same with an account for the hub's work beside the one the tables belong to. */
    public static DatabaseSettings freshSettingsOfTwoAccounts(Path dataDir) {
        DatabaseSettings one = freshSettings(dataDir);
        return new DatabaseSettings(one.url(), Server.worker(), one.account(), Server.routes(), dataDir, 8, "64M");
    }

    /** The unpacked server, for tests that start one of their own. */
    public static Path binaries() {
        return Server.RUNNING.folder().base();
    }

    private static void execute(List<String> statements) {
        try (Connection connection = DriverManager.getConnection(
                        Server.RUNNING.url("").text(),
                        Server.owner().username(),
                        Server.owner().password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started by the first use. */
    private static final class Server {
        /** Held to the end of the JVM: a lock that nobody refers to is let go by the garbage collector. */
        private static final Held HELD = Held.first();

        static final EmbeddedServer RUNNING = start();

        private Server() {}

        static DatabaseSettings.Account owner() {
            try {
                return RUNNING.folder().owner();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static DatabaseSettings.Account worker() {
            try {
                return RUNNING.folder().worker();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static DatabaseSettings.Account routes() {
            try {
                return RUNNING.folder().routes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedServer start() {
            EmbeddedServer server = EmbeddedServer.start(
                    new ServerFolder(HELD.home().resolve("mariadb"), ROOT.resolve("base")),
                    "64M",
                    // Tests need no safety against a power cut of the machine.
                    List.of("--debug-no-sync", "--innodb-flush-method=nosync"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            dropOld(server);
            return server;
        }

        private static void dropOld(EmbeddedServer server) {
            try (Connection connection = DriverManager.getConnection(
                            server.url("").text(),
                            EmbeddedServer.USER,
                            server.folder().owner().password());
                    Statement statement = connection.createStatement()) {
                List<String> old = new ArrayList<>();
                try (ResultSet names =
                        statement.executeQuery("SHOW DATABASES LIKE '" + EmbeddedServer.DATABASE + "\\_%'")) {
                    while (names.next()) {
                        old.add(names.getString(1));
                    }
                }
                for (String name : old) {
                    statement.execute("DROP DATABASE " + name);
                }
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * A place that no other JVM has.
     *
     * @param home its folder
     * @param lock what keeps others out
     */
    private record Held(Path home, DataFolderLock lock) {
        static Held first() {
            for (int place = 1; place <= PLACES; place++) {
                Path home = ROOT.resolve(Integer.toString(place));
                Optional<DataFolderLock> lock = DataFolderLock.tryTake(home);
                if (lock.isPresent()) {
                    return new Held(home, lock.get());
                }
            }
            throw new IllegalStateException(PLACES + " other test runs go on in " + ROOT);
        }
    }
}
