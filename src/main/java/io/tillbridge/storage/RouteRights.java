package io.tillbridge.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Gives the account of route files its rights: it reads what flows are about, never people, keys, sign-ins or secrets,
 * and writes in a schema of its own, {@code <database>_routes}. A table that is not named here cannot be read.
 */
final class RouteRights {
    private static final Set<String> READ = Set.of(
            "alert",
            "checkout_installation",
            "connection",
            "customer_order",
            "delivery",
            "event_deferral",
            "failure",
            "feed_publication",
            "feed_state",
            "incoming_goods",
            "listing",
            "listing_price",
            "listing_shop_stock",
            "listing_walk",
            "listing_walk_product",
            "order_coverage",
            "order_history",
            "order_line",
            "order_without_lines",
            "product",
            "remote_shipment",
            "reservation",
            "run",
            "run_event",
            "run_plan",
            "shipment",
            "shipment_line",
            "stock_change",
            "stock_level",
            "stock_movement",
            "till_count",
            "till_employee",
            "till_register",
            "till_shop",
            "till_stock_read",
            "till_product",
            "upload",
            "warehouse");

    private RouteRights() {}

    /** The schema of an account of route files, beside that of the hub. */
    static String schema(String database) {
        return database + "_routes";
    }

    /**
     * @param owner the account that made the tables
     * @param routes the account to be given its rights; it is there already
     */
    static void grant(JdbcUrl url, DatabaseSettings.Account owner, DatabaseSettings.Account routes) {
        try (Connection connection = DriverManager.getConnection(url.text(), owner.username(), owner.password());
                Statement statement = connection.createStatement()) {
            String grantee = LeastRights.grantee(url, routes);
            String database = LeastRights.one(statement, "SELECT DATABASE()");
            String own = schema(database);
            statement.execute("CREATE DATABASE IF NOT EXISTS `" + own + "`");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX ON `"
                    + own.replace("_", "\\_") + "`.* TO " + grantee);
            List<String> tables = LeastRights.tables(statement);
            for (String table : tables) {
                if (READ.contains(table)) {
                    statement.execute("GRANT SELECT ON `" + database + "`.`" + table + "` TO " + grantee);
                }
            }
            // A view shows its reader what the reader's own rights on its tables show, and no more.
            for (String view : LeastRights.views(statement)) {
                statement.execute("GRANT SELECT ON `" + database + "`.`" + view + "` TO " + grantee);
            }
            // Which secrets there are, and none of them.
            statement.execute("GRANT SELECT (connection_id, name, updated_at) ON `" + database
                    + "`.connection_secret TO " + grantee);
        } catch (SQLException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    url.address() + ": " + routes.username() + " cannot be given its rights by " + owner.username()
                            + " (" + e.getMessage() + "). Give the account of database.migration.username all rights on"
                            + " the databases <name> and <name>_routes WITH GRANT OPTION, or leave"
                            + " database.routes.username blank.",
                    e);
        }
    }
}
