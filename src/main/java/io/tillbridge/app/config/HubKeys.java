package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.BYTES;
import static io.tillbridge.app.config.ValueType.CRON;
import static io.tillbridge.app.config.ValueType.DATABASE_URL;
import static io.tillbridge.app.config.ValueType.FLAG;
import static io.tillbridge.app.config.ValueType.FOLDER;
import static io.tillbridge.app.config.ValueType.HOST;
import static io.tillbridge.app.config.ValueType.MASTER_KEY;
import static io.tillbridge.app.config.ValueType.NETWORKS;
import static io.tillbridge.app.config.ValueType.ORIGINS;
import static io.tillbridge.app.config.ValueType.PORT;
import static io.tillbridge.app.config.ValueType.PUBLIC_URL;
import static io.tillbridge.app.config.ValueType.QUEUE;
import static io.tillbridge.app.config.ValueType.STORAGE_OR_BLANK;
import static io.tillbridge.app.config.ValueType.TEXT;
import static io.tillbridge.app.config.ValueType.TIME;
import static io.tillbridge.app.config.ValueType.ZONE;
import static io.tillbridge.app.config.ValueType.ZONE_OR_BLANK;

import java.util.List;

/** Doors, data, database, access, clocks and workers: what a hub has whatever it does. */
final class HubKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "http.host",
                    HOST,
                    "127.0.0.1",
                    "Address the API listens on; 0.0.0.0 makes it reachable from the network."),
            ConfigurationKey.of(
                    "http.port", PORT, "8080", "Port of the API; 0 uses any free port and prints it at start."),
            ConfigurationKey.of(
                    "http.connections.most",
                    ValueType.number(16, 100_000),
                    "2000",
                    "Most connections to the API; one more closes the connection that is idle the longest."),
            ConfigurationKey.of(
                    "http.connections.most-per-address",
                    ValueType.number(8, 100_000),
                    "250",
                    "Most of these from one address; proxies of http.trusted-proxies may open more."),
            ConfigurationKey.of(
                    "http.connections.memory",
                    BYTES,
                    "64MiB",
                    "Memory for responses that clients have not read yet and for incomplete request bodies."),
            ConfigurationKey.of(
                    "http.connections.slow-reader",
                    TIME,
                    "30s",
                    "A client that reads less than 1024 bytes per second of a response for this time is disconnected."),
            ConfigurationKey.of(
                    "http.public-url",
                    PUBLIC_URL,
                    "",
                    "Address of the hub for people and shops, through your proxy; blank: http.host, without web hooks."),
            ConfigurationKey.of(
                    "http.trusted-proxies",
                    NETWORKS,
                    "",
                    "Reverse proxies, as 127.0.0.1,10.0.0.0/8, whose Forwarded and X-Forwarded-* are trusted; blank: none."),
            ConfigurationKey.of(
                    "http.cors.origins",
                    ORIGINS,
                    "",
                    "Other sites whose pages may call the API with a key, as https://a.example,https://b.example; blank: none."),
            ConfigurationKey.of(
                    "management.host",
                    HOST,
                    "127.0.0.1",
                    "Address of health and metrics; they need no sign-in, so keep it internal."),
            ConfigurationKey.of(
                    "management.port",
                    PORT,
                    "9876",
                    "Port of /observe/health and /observe/metrics; 0 uses any free port."),
            ConfigurationKey.of(
                    "data.dir",
                    FOLDER,
                    "data",
                    "The hub's own folder, one for each hub: embedded database, kept files, master key, logs."),
            ConfigurationKey.of(
                    "database.url",
                    DATABASE_URL,
                    "",
                    "A MariaDB server (10.6 or newer) as jdbc:mariadb://host:port/database; blank: an embedded one."),
            ConfigurationKey.of(
                    "database.username",
                    TEXT,
                    "",
                    "Account on that server; it needs all rights on its database, or database.migration.username grants them."),
            ConfigurationKey.secret("database.password", "Password of that account."),
            ConfigurationKey.of(
                    "database.migration.username",
                    TEXT,
                    "",
                    "Account that creates the tables and grants database.username its rights; blank: one account for both."),
            ConfigurationKey.secret("database.migration.password", "Password of that account."),
            ConfigurationKey.of(
                    "database.routes.username",
                    TEXT,
                    "",
                    "Account that route files read with; blank: the hub's own, in transactions that write nothing."),
            ConfigurationKey.secret("database.routes.password", "Password of that account."),
            ConfigurationKey.of(
                    "database.pool-size",
                    ValueType.number(4, 200),
                    "16",
                    "Most connections to the database; raise it together with jobs.workers."),
            ConfigurationKey.of(
                    "database.buffer-pool",
                    BYTES,
                    "256MiB",
                    "Memory of the embedded MariaDB for its pages; its redo log gets as much disk."),
            ConfigurationKey.secret(
                    "master-key",
                    MASTER_KEY,
                    "32 bytes in base64 that seal all stored secrets; blank creates data/master-key at the first start."),
            ConfigurationKey.of(
                    "access.bootstrap.client-id",
                    TEXT,
                    "",
                    "Client id of an API key with all permissions, created once."),
            ConfigurationKey.secret("access.bootstrap.client-secret", "Client secret of that API key."),
            ConfigurationKey.of(
                    "access.session.idle", TIME, "12h", "A person is signed out this long after the last call."),
            ConfigurationKey.of(
                    "access.session.longest",
                    TIME,
                    "7d",
                    "A person is signed out this long after signing in, even when active."),
            ConfigurationKey.of(
                    "schedule.enabled",
                    FLAG,
                    "true",
                    "Whether schedules run; with false, only the API and the shell start runs."),
            ConfigurationKey.of(
                    "schedule.time-zone", ZONE, "UTC", "Time zone of every schedule without its own time zone."),
            ConfigurationKey.of(
                    "schedule.catalog-pull.cron", CRON, "0 0 0 * * ?", "When the catalogs of all vendors are pulled."),
            ConfigurationKey.of(
                    "schedule.catalog-pull.time-zone",
                    ZONE_OR_BLANK,
                    "America/New_York",
                    "Time zone of that schedule; blank: schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.order-poll.cron", CRON, "0 0/5 * * * ?", "When the orders of all shops are read."),
            ConfigurationKey.of(
                    "schedule.order-poll.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that schedule; blank: schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.checkout-sync.cron",
                    CRON,
                    "30 0/5 * * * ?",
                    "When the checkout script and methods of shops are installed or removed."),
            ConfigurationKey.of(
                    "schedule.checkout-sync.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that schedule; blank: schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.product-sync.cron",
                    CRON,
                    "0 0 0 * * ?",
                    "When the products of a shop are read, in that shop's time zone."),
            ConfigurationKey.of(
                    "schedule.product-sync.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that schedule if neither shop nor company sets one; blank: schedule.time-zone."),
            ConfigurationKey.of("schedule.retention.cron", CRON, "0 30 3 * * ?", "When expired data is removed."),
            ConfigurationKey.of(
                    "schedule.retention.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that schedule; blank: schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.stock-watch.period",
                    TIME,
                    "2s",
                    "How often the hub checks for changed stock to send to the shops."),
            ConfigurationKey.of(
                    "schedule.waiting.period",
                    TIME,
                    "5s",
                    "How often waiting runs are offered to a worker and interrupted ones resumed."),
            ConfigurationKey.of(
                    "schedule.alerts.period",
                    TIME,
                    "1m",
                    "How often the hub looks for failures to notify people of; the account settings set whom."),
            ConfigurationKey.of(
                    "jobs.queue.orders", QUEUE, "seda:jobs-orders", "The queue of runs that customers wait for."),
            ConfigurationKey.of(
                    "jobs.queue.bulk", QUEUE, "seda:jobs-bulk", "The queue of runs that read or update whole shops."),
            ConfigurationKey.of(
                    "jobs.queue.catalogs", QUEUE, "seda:jobs-catalogs", "The queue of runs for vendors' catalogs."),
            ConfigurationKey.of(
                    "jobs.workers",
                    ValueType.number(1, 64),
                    "4",
                    "How many runs of each queue can work at the same time."),
            ConfigurationKey.of(
                    "failures.retries",
                    ValueType.number(0, 20),
                    "3",
                    "How often a step with a passing fault is retried before its run fails."),
            ConfigurationKey.of(
                    "failures.pause",
                    TIME,
                    "2s",
                    "Pause before the first of these retries; it doubles with each further one."),
            ConfigurationKey.of(
                    "storage.uri",
                    STORAGE_OR_BLANK,
                    "",
                    "Folder for the files the hub stores (catalogs, error files); blank: spool below data.dir."),
            ConfigurationKey.of(
                    "log.format",
                    ValueType.oneOf("plain", "json"),
                    "plain",
                    "Log lines for people or as JSON objects."),
            ConfigurationKey.of(
                    "log.level",
                    ValueType.oneOf("error", "warn", "info", "debug"),
                    "info",
                    "Log level of the hub's own code; Camel and the libraries log warnings only."));

    private HubKeys() {}
}
