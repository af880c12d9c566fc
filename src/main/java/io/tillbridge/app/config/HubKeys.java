package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.BYTES;
import static io.tillbridge.app.config.ValueType.CRON;
import static io.tillbridge.app.config.ValueType.DATABASE_URL;
import static io.tillbridge.app.config.ValueType.FLAG;
import static io.tillbridge.app.config.ValueType.FOLDER;
import static io.tillbridge.app.config.ValueType.FOLDER_TO_READ;
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
                    "http.host", HOST, "127.0.0.1", "Address the API listens on; 0.0.0.0 opens it to the network."),
            ConfigurationKey.of(
                    "http.port", PORT, "8080", "Port of the API; 0 takes any free one, which is printed at start."),
            ConfigurationKey.of(
                    "http.connections.most",
                    ValueType.number(16, 100_000),
                    "2000",
                    "Most connections to the API; for one more, the connection whose client is silent the longest ends."),
            ConfigurationKey.of(
                    "http.connections.most-per-address",
                    ValueType.number(8, 100_000),
                    "250",
                    "Most of these from one address; one of http.trusted-proxies may have more, for it calls for many clients."),
            ConfigurationKey.of(
                    "http.connections.memory",
                    BYTES,
                    "64MiB",
                    "Memory for answers that clients do not read yet and bodies they have not sent to the end."),
            ConfigurationKey.of(
                    "http.connections.slow-reader",
                    TIME,
                    "30s",
                    "A client that takes fewer than 1024 bytes a second of its answer for so long is disconnected."),
            ConfigurationKey.of(
                    "http.public-url",
                    PUBLIC_URL,
                    "",
                    "Where people and shops reach the hub through your proxy; blank: http.host, and no hooks of shops."),
            ConfigurationKey.of(
                    "http.trusted-proxies",
                    NETWORKS,
                    "",
                    "Reverse proxies, as 127.0.0.1,10.0.0.0/8, whose Forwarded and X-Forwarded-* are believed; blank: none."),
            ConfigurationKey.of(
                    "http.cors.origins",
                    ORIGINS,
                    "",
                    "Other sites whose pages may call the API with a key, as https://a.example,https://b.example; blank: none."),
            ConfigurationKey.of(
                    "management.host",
                    HOST,
                    "127.0.0.1",
                    "Address of health and metrics; they are not protected, so keep it inside."),
            ConfigurationKey.of(
                    "management.port",
                    PORT,
                    "9876",
                    "Port of /observe/health and /observe/metrics; 0 takes any free one."),
            ConfigurationKey.of(
                    "data.dir",
                    FOLDER,
                    "data",
                    "The hub's own folder, one for each hub: embedded database, kept files, master key, logs."),
            ConfigurationKey.of(
                    "database.url",
                    DATABASE_URL,
                    "",
                    "A MariaDB server (10.6 or newer) as jdbc:mariadb://host:port/database; blank starts one inside."),
            ConfigurationKey.of(
                    "database.username",
                    TEXT,
                    "",
                    "Account on that server; it needs all rights on its database, or is given its own by the next."),
            ConfigurationKey.secret("database.password", "Password of that account."),
            ConfigurationKey.of(
                    "database.migration.username",
                    TEXT,
                    "",
                    "Account that makes the tables and grants the other its rights; blank lets one account do both."),
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
                    "32 bytes in base64 that seal all stored secrets; blank makes data/master-key at the first start."),
            ConfigurationKey.of(
                    "access.bootstrap.client-id", TEXT, "", "Client id of an API key with all permissions, made once."),
            ConfigurationKey.secret("access.bootstrap.client-secret", "Client secret of that API key."),
            ConfigurationKey.of(
                    "access.session.idle", TIME, "12h", "A person is signed out so long after the last call."),
            ConfigurationKey.of(
                    "access.session.longest",
                    TIME,
                    "7d",
                    "A person is signed out so long after signing in, in any case."),
            ConfigurationKey.of(
                    "schedule.enabled",
                    FLAG,
                    "true",
                    "Whether the clocks run; false leaves runs to the API and the shell."),
            ConfigurationKey.of(
                    "schedule.time-zone", ZONE, "UTC", "Time zone of every clock that names none of its own."),
            ConfigurationKey.of(
                    "schedule.catalog-pull.cron", CRON, "0 0 0 * * ?", "When the catalogs of all vendors are pulled."),
            ConfigurationKey.of(
                    "schedule.catalog-pull.time-zone",
                    ZONE_OR_BLANK,
                    "America/New_York",
                    "Time zone of that clock; blank takes schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.order-poll.cron", CRON, "0 0/5 * * * ?", "When the orders of all shops are read."),
            ConfigurationKey.of(
                    "schedule.order-poll.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that clock; blank takes schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.product-sync.cron", CRON, "0 0 0 * * ?", "When the products of a shop are walked, by the clock of that shop's time zone."),
            ConfigurationKey.of(
                    "schedule.product-sync.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that clock for shops that name none, nor the company; blank takes schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.retention.cron", CRON, "0 30 3 * * ?", "When data that is kept no longer is removed."),
            ConfigurationKey.of(
                    "schedule.retention.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that clock; blank takes schedule.time-zone."),
            ConfigurationKey.of(
                    "schedule.stock-watch.period",
                    TIME,
                    "2s",
                    "How often changed stock is looked for, to be sent to the shops at once."),
            ConfigurationKey.of(
                    "schedule.waiting.period",
                    TIME,
                    "5s",
                    "How often waiting runs are offered to a worker and dead ones taken up again."),
            ConfigurationKey.of(
                    "jobs.queue.orders", QUEUE, "seda:jobs-orders", "The queue of runs that customers wait for."),
            ConfigurationKey.of(
                    "jobs.queue.bulk", QUEUE, "seda:jobs-bulk", "The queue of runs that go through whole shops."),
            ConfigurationKey.of(
                    "jobs.queue.catalogs", QUEUE, "seda:jobs-catalogs", "The queue of runs for vendors' catalogs."),
            ConfigurationKey.of(
                    "jobs.workers", ValueType.number(1, 64), "4", "How many runs of each queue may work at one time."),
            ConfigurationKey.of(
                    "failures.retries",
                    ValueType.number(0, 20),
                    "3",
                    "How often a step that met a passing fault is tried again before its run fails."),
            ConfigurationKey.of(
                    "failures.pause",
                    TIME,
                    "2s",
                    "Pause before the first of these tries; each further one waits twice as long."),
            ConfigurationKey.of(
                    "routes.dir", FOLDER_TO_READ, "routes", "Folder of the route files (*.camel.yaml) and kamelets."),
            ConfigurationKey.of(
                    "routes.secrets",
                    FOLDER,
                    "config/secrets",
                    "Folder with a file for each secret that a route names as {{secret:<name of the file>}}."),
            ConfigurationKey.of(
                    "routes.reload", FLAG, "false", "Whether a saved route file goes live while the hub runs."),
            ConfigurationKey.of(
                    "storage.uri",
                    STORAGE_OR_BLANK,
                    "",
                    "Folder for the files the hub keeps (catalogs, error files); blank is spool below data.dir."),
            ConfigurationKey.of(
                    "log.format",
                    ValueType.oneOf("plain", "json"),
                    "plain",
                    "Log lines for people or as JSON objects."),
            ConfigurationKey.of(
                    "log.level",
                    ValueType.oneOf("error", "warn", "info", "debug"),
                    "info",
                    "How much the hub's own code tells; Camel and the libraries tell warnings only."));

private HubKeys() {}
}
