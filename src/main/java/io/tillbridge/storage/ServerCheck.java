package io.tillbridge.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a server before the first migration touches it: is it MariaDB, new enough, and does it let the hub load? */
final class ServerCheck {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+.*");
    private static final int ACCESS_DENIED = 1045;
    private static final int DATABASE_DENIED = 1044;
    private static final int UNKNOWN_DATABASE = 1049;

    private ServerCheck() {}

    /** Without the pool, which would try a refused connection again and again before it says so. */
    static void check(JdbcUrl url, DatabaseSettings.Account account) {
        String address = url.address();
        try (Connection connection = DriverManager.getConnection(url.text(), account.username(), account.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION(), @@GLOBAL.local_infile,"
                        + " @@GLOBAL.log_bin AND @@GLOBAL.binlog_format = 'STATEMENT'")) {
            row.next();
            version(row.getString(1), address);
            List<String> faults = new ArrayList<>();
            if (!row.getBoolean(2)) {
                faults.add(address + ": expected a server that accepts LOAD DATA LOCAL, found local_infile = OFF."
                        + " Set local_infile = ON on the server: catalogs are loaded with it.");
            }
            if (row.getBoolean(3)) {
                faults.add(
                        address + ": expected binlog_format = MIXED or ROW, found STATEMENT, with which a server takes"
                                + " no writes from transactions that read what is committed, as the hub's do. Set binlog_format ="
                                + " MIXED on the server, its default.");
            }
            if (!faults.isEmpty()) {
                throw settings(String.join("\n", faults));
            }
        } catch (SQLException e) {
            throw unreachable(e, address);
        }
    }

    static void version(String found, String address) {
        Matcher version = VERSION.matcher(found);
        boolean right = found.contains("MariaDB")
                && version.matches()
                && Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2)) >= 10_006;
        if (!right) {
            throw settings(address + ": expected MariaDB 10.6 or newer, found " + found
                    + ". Name another server in database.url, or leave it empty to have one started inside.");
        }
    }

    static DatabaseFault unreachable(SQLException e, String address) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
            if (root instanceof SQLException sql && sql.getErrorCode() != 0) {
                e = sql;
            }
        }
        return switch (e.getErrorCode()) {
            case ACCESS_DENIED ->
                new DatabaseFault(
                        DatabaseFault.Kind.SETTINGS,
                        address + ": the server refused the account. Check database.username and database.password.",
                        e);
            case DATABASE_DENIED, UNKNOWN_DATABASE ->
                new DatabaseFault(
                        DatabaseFault.Kind.SETTINGS,
                        address + ": the database does not exist or the account may not use it (" + e.getMessage()
                                + "). Create it (CHARACTER SET utf8mb4) and grant the account all rights on it.",
                        e);
            default ->
                new DatabaseFault(
                        DatabaseFault.Kind.AWAY,
                        address + ": the database does not answer (" + root.getMessage()
                                + "). Check that the server runs and that database.url names it.",
                        e);
        };
    }

    private static DatabaseFault settings(String message) {
        return new DatabaseFault(DatabaseFault.Kind.SETTINGS, message);

}
}
