package io.tillbridge.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gives the hub's own account what it works with and no more: rows of every table are its to read and write, but the
 * audit is only read and added to, and no table is its to make, change or drop.
 */
final class LeastRights {
    private static final Set<String> ONLY_GROW = Set.of("audit", "audit_outcome");
    private static final Set<String> ONLY_READ = Set.of("flyway_schema_history");

    /** What they do to the audit, the account itself may not. */
    private static final List<String> PROCEDURES = List.of("audit_forget", "audit_remove");

    private LeastRights() {}

    /**
     * @param owner the account that made the tables
     * @param worker the account to be given its rights; it is there already
     */
    static void grant(JdbcUrl url, DatabaseSettings.Account owner, DatabaseSettings.Account worker) {
        try (Connection connection = DriverManager.getConnection(url.text(), owner.username(), owner.password());
                Statement statement = connection.createStatement()) {
            String grantee = grantee(url, worker);
            String database = one(statement, "SELECT DATABASE()");
            statement.execute(
                    "GRANT CREATE TEMPORARY TABLES ON `" + database.replace("_", "\\_") + "`.* TO " + grantee);
            for (String procedure : PROCEDURES) {
                statement.execute("GRANT EXECUTE ON PROCEDURE `" + database + "`.`" + procedure + "` TO " + grantee);
            }
            for (String table : tables(statement)) {
                statement.execute("GRANT " + rights(table) + " ON `" + database + "`.`" + table + "` TO " + grantee);
            }
            for (String view : views(statement)) {
                statement.execute("GRANT SELECT ON `" + database + "`.`" + view + "` TO " + grantee);
            }
        } catch (SQLException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    url.address() + ": " + worker.username() + " cannot be given its rights by " + owner.username()
                            + " (" + e.getMessage() + "). Give the account of database.migration.username all rights"
                            + " on the database WITH GRANT OPTION.",
                    e);
        }
    }

    private static String rights(String table) {
        return ONLY_READ.contains(table)
                ? "SELECT"
                : ONLY_GROW.contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
    }

    static List<String> tables(Statement statement) throws SQLException {
        return names(statement, "BASE TABLE");
    }

    static List<String> views(Statement statement) throws SQLException {
        return names(statement, "VIEW");
    }

    private static List<String> names(Statement statement, String type) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_type = '" + type + "'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** As the server knows the account: with the host it is let in from. */
    static String grantee(JdbcUrl url, DatabaseSettings.Account worker) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url.withoutDatabase(), worker.username(), worker.password());
                Statement statement = connection.createStatement()) {
            String account = one(statement, "SELECT CURRENT_USER()");
            int at = account.lastIndexOf('@');
            return quoted(account.substring(0, at)) + "@" + quoted(account.substring(at + 1));
        } catch (SQLException e) {
            throw ServerCheck.unreachable(e, url.address());
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String one(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
