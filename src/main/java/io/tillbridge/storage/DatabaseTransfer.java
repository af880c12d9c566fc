package io.tillbridge.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The tables of a hub as SQL: written beside a hub that runs, or loaded into an empty database. Never migrates. */
public final class DatabaseTransfer implements AutoCloseable {
    private static final String HISTORY = "flyway_schema_history";

    /**
     * What is written and loaded one after the other. The list of migrations is loaded last: no hub starts on tables
     * that lack it, so that none takes a half loaded database for a whole one.
     */
    public enum Part {
        TABLES,
        ROUTES,
        MIGRATIONS;

        public String file() {
            return name().toLowerCase(Locale.ROOT) + ".sql";
        }
    }

    private final JdbcUrl url;
    private final DatabaseSettings.Account owner;
    private final TransferPlace place;
    private final ClientPrograms programs;

    private DatabaseTransfer(JdbcUrl url, DatabaseSettings.Account owner, TransferPlace place) throws IOException {
        this.url = url;
        this.owner = owner;
        this.place = place;
        this.programs = ClientPrograms.unpack(url, owner);
    }

    /** The database of a hub, whether it runs or not. */
    public static DatabaseTransfer from(DatabaseSettings settings) throws IOException {
        return over(TransferPlace.ofHub(settings));
    }

    /**
     * A database to be filled.
     *
     * @throws DatabaseFault the data folder is in use, or there is a database already
     */
    public static DatabaseTransfer into(DatabaseSettings settings) throws IOException {
        DatabaseTransfer transfer = over(TransferPlace.empty(settings));
        try {
            for (Part part : List.of(Part.TABLES, Part.ROUTES)) {
                if (!transfer.counts(part).isEmpty()) {
                    throw new DatabaseFault(
                            DatabaseFault.Kind.SETTINGS,
                            "database.url: expected an empty schema, found tables in " + transfer.schema(part) + " at "
                                    + transfer.url.address()
                                    + ". Drop them, or name another schema; nothing was changed.");
                }
            }
            return transfer;
        } catch (RuntimeException e) {
            transfer.close();
            throw e;
        }
    }

    private static DatabaseTransfer over(TransferPlace place) throws IOException {
        try {
            ServerCheck.check(place.url(), place.owner());
            return new DatabaseTransfer(place.url(), place.owner(), place);
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /**
     * Writes one part as it is at one moment.
     *
     * @param progress told how many rows are written so far
     * @return rows by table
     */
    public SortedMap<String, Long> write(Part part, OutputStream target, LongConsumer progress) throws IOException {
        DumpText text = new DumpText(progress);
        List<String> choice =
                switch (part) {
                    case TABLES -> List.of("--ignore-table=" + schema(part) + "." + HISTORY);
                    case ROUTES -> List.of();
                    case MIGRATIONS -> List.of("--skip-routines", HISTORY);
                };
        programs.dump(schema(part), choice, text, target);
        return text.rows();
    }

    public void load(Part part, InputStream sql) throws IOException {
        if (part == Part.ROUTES) {
            query("CREATE DATABASE IF NOT EXISTS `" + schema(part) + "`");
        }
        programs.load(schema(part), sql);
    }

    /** Rows by table as they are now; none when there is no such schema. */
    public SortedMap<String, Long> counts(Part part) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (String table : query("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                + " AND table_schema = '" + schema(part).replace("'", "''") + "'")) {
            if (part == Part.ROUTES || table.equals(HISTORY) == (part == Part.MIGRATIONS)) {
                String name = "`" + schema(part) + "`.`" + table.replace("`", "``") + "`";
                counts.put(
                        table,
                        Long.valueOf(query("SELECT COUNT(*) FROM " + name).get(0)));
            }
        }
        return counts;
    }

    /** Number of the last migration of the database. */
    public String version() {
        return query("SELECT version FROM " + HISTORY
                        + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")
                .get(0);
    }

    /** Whether this program has the migration of a number. */
    public boolean knows(String version) {
        MigrationInfo[] all = Flyway.configure()
                .dataSource(url.text(), owner.username(), owner.password())
                .load()
                .info()
                .all();
        return List.of(all).stream()
                .anyMatch(one -> one.getVersion() != null
                        && one.getVersion().getVersion().equals(version));
    }

    /** True when an earlier restore into this folder was cut off. */
    public boolean resumed() {
        return place.resumed();
    }

    /** Nothing stands in the way: the filling begins. */
    public void begin() throws IOException {
        place.begin();
    }

    /** All is loaded: from now on it is the hub's. */
    public void publish() throws IOException {
        place.publish();
    }

    private String schema(Part part) {
        String database = url.database();
        return part == Part.ROUTES ? RouteRights.schema(database) : database;
    }

    private List<String> query(String sql) {
        try (Connection connection = DriverManager.getConnection(url.text(), owner.username(), owner.password());
                Statement statement = connection.createStatement()) {
            List<String> answers = new java.util.ArrayList<>();
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answers.add(rows.getString(1));
                    }
                }
            }
            return answers;
        } catch (SQLException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    url.address() + ": " + owner.username() + " cannot read or make what a backup needs ("
                            + e.getMessage()
                            + "). Give the account all rights on the databases <name> and <name>_routes.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            programs.close();
        } finally {
            place.close();
        }
    }
}
