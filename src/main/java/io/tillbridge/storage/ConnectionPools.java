package io.tillbridge.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The pools of connections: of the hub, of its routes, and of a site's own routes. Sessions run in UTC and strict mode. */
final class ConnectionPools {
    private static final String SESSION =
            "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
                    + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";
    private static final String READ_ONLY = "; SET SESSION TRANSACTION READ ONLY";
    /** In seconds: a site's own route holds no connection and no lock for longer. */
    private static final String LIMITS =
            "; SET SESSION max_statement_time = 60, idle_transaction_timeout = 60, innodb_lock_wait_timeout = 10";
    /** Most connections that route files hold at one time. */
    private static final int ROUTES = 8;
    /** Most of a site's own routes: those of the hub never wait for them. */
    private static final int CUSTOM = 4;

    private ConnectionPools() {}

    static HikariDataSource ofHub(String name, JdbcUrl url, DatabaseSettings.Account account, int size) {
        HikariConfig config = new HikariConfig();
        set(config, name, url, account, size, SESSION);
        config.setMinimumIdle(Math.min(2, size));
        return new HikariDataSource(config);
    }

    /** @param own whether the account is one for routes; else it may write nothing here */
    static HikariDataSource ofRoutes(JdbcUrl url, DatabaseSettings.Account account, boolean own) {
        HikariConfig config = new HikariConfig();
        set(config, "tillbridge-routes", url, account, ROUTES, together(own ? "" : READ_ONLY));
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static HikariDataSource ofCustomRoutes(JdbcUrl url, DatabaseSettings.Account account, boolean own) {
        // Without settings when it is made, it opens with its first connection: most hubs never need one.
        HikariDataSource pool = new HikariDataSource();
        set(pool, "tillbridge-custom-routes", url, account, CUSTOM, together(LIMITS + (own ? "" : READ_ONLY)));
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(5_000);
        return pool;
    }

    private static String together(String more) {
        return more.isEmpty() ? SESSION : "BEGIN NOT ATOMIC " + SESSION + more + "; END";
    }

    private static void set(
            HikariConfig config, String name, JdbcUrl url, DatabaseSettings.Account account, int size, String session) {
        config.setPoolName(name);
        config.setJdbcUrl(url.text());
        config.setUsername(account.username());
        config.setPassword(account.password());
        config.setMaximumPoolSize(size);
        config.setConnectionInitSql(session);
        config.setConnectionTimeout(15_000);
        config.setInitializationFailTimeout(-1);
    }
}
