package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.BYTES;
import static io.tillbridge.app.config.ValueType.CRON;
import static io.tillbridge.app.config.ValueType.DATABASE_URL;
import static io.tillbridge.app.config.ValueType.FLAG;
import static io.tillbridge.app.config.ValueType.FOLDER;
import static io.tillbridge.app.config.ValueType.FOLDER_OR_BLANK;
import static io.tillbridge.app.config.ValueType.HOST;
import static io.tillbridge.app.config.ValueType.PORT;
import static io.tillbridge.app.config.ValueType.PUBLIC_URL;
import static io.tillbridge.app.config.ValueType.QUEUE;
import static io.tillbridge.app.config.ValueType.TEXT;
import static io.tillbridge.app.config.ValueType.TIME;
import static io.tillbridge.app.config.ValueType.URL;
import static io.tillbridge.app.config.ValueType.ZONE;
import static io.tillbridge.app.config.ValueType.ZONE_OR_BLANK;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of the hub, in the order in which files and pages list them. A new setting begins with a line here. */
public final class Catalogue {
    private static final List<Key> KEYS = List.of(
            Key.of("http.host", HOST, "127.0.0.1", "Address the API listens on; 0.0.0.0 opens it to the network."),
            Key.of("http.port", PORT, "8080", "Port of the API; 0 takes any free one, which is printed at start."),
            Key.of(
                    "http.public-url",
                    PUBLIC_URL,
                    "",
                    "Where shops reach the API from outside, through your proxy; blank: no web hooks, orders come by the clock."),
            Key.of(
                    "management.host",
                    HOST,
                    "127.0.0.1",
                    "Address of health and metrics; they are not protected, so keep it inside."),
            Key.of(
                    "management.port",
                    PORT,
                    "9876",
                    "Port of /observe/health and /observe/metrics; 0 takes any free one."),
            Key.of(
                    "data.dir",
                    FOLDER,
                    "data",
                    "The hub's own folder, one for each hub: embedded database, kept files, master key, logs."),
            Key.of(
                    "database.url",
                    DATABASE_URL,
                    "",
                    "A MariaDB server (10.6 or newer) as jdbc:mariadb://host:port/database; blank starts one inside."),
            Key.of("database.username", TEXT, "", "Account on that server; it needs all rights on its database."),
            Key.secret("database.password", "Password of that account."),
            Key.of(
                    "database.pool-size",
                    ValueType.number(4, 200),
                    "16",
                    "Most connections to the database; raise it together with jobs.workers."),
            Key.of(
                    "database.buffer-pool",
                    BYTES,
                    "256MiB",
                    "Memory of the embedded MariaDB for its pages; its redo log gets as much disk."),
            Key.secret(
                    "master-key",
                    "32 bytes in base64 that seal all stored secrets; blank makes data/master-key at the first start."),
            Key.of("access.bootstrap.client-id", TEXT, "", "Client id of an API key with all permissions, made once."),
            Key.secret("access.bootstrap.client-secret", "Client secret of that API key."),
            Key.of(
                    "schedule.enabled",
                    FLAG,
                    "true",
                    "Whether the clocks run; false leaves runs to the API and the shell."),
            Key.of("schedule.time-zone", ZONE, "UTC", "Time zone of every clock that names none of its own."),
            Key.of("schedule.catalog-pull.cron", CRON, "0 0 0 * * ?", "When the catalogs of all vendors are pulled."),
            Key.of(
                    "schedule.catalog-pull.time-zone",
                    ZONE_OR_BLANK,
                    "America/New_York",
                    "Time zone of that clock; blank takes schedule.time-zone."),
            Key.of("schedule.order-poll.cron", CRON, "0 0/5 * * * ?", "When the orders of all shops are read."),
            Key.of(
                    "schedule.order-poll.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that clock; blank takes schedule.time-zone."),
            Key.of("schedule.product-sync.cron", CRON, "0 0 0 * * ?", "When the products of all shops are walked."),
            Key.of(
                    "schedule.product-sync.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that clock; blank takes schedule.time-zone."),
            Key.of(
                    "schedule.stock-watch.period",
                    TIME,
                    "2s",
                    "How often changed stock is looked for, to be sent to the shops at once."),
            Key.of(
                    "schedule.waiting.period",
                    TIME,
                    "5s",
                    "How often waiting runs are offered to a worker and dead ones taken up again."),
            Key.of("jobs.queue", QUEUE, "seda:jobs", "The queue between clocks, API and workers."),
            Key.of("jobs.workers", ValueType.number(1, 64), "4", "How many runs may work at one time."),
            Key.of(
                    "failures.retries",
                    ValueType.number(0, 20),
                    "3",
                    "How often a step that met a passing fault is tried again before its run fails."),
            Key.of(
                    "failures.pause",
                    TIME,
                    "2s",
                    "Pause before the first of these tries; each further one waits twice as long."),
            Key.of("routes.dir", FOLDER, "routes", "Folder of the route files (*.camel.yaml) and kamelets."),
            Key.of("routes.reload", FLAG, "false", "Whether a saved route file goes live while the hub runs."),
            Key.of("catalog.dialects", FOLDER, "config/dialects", "Folder of the dialects of catalog files (*.yaml)."),
            Key.of(
                    "catalog.max-file-size",
                    BYTES,
                    "4GiB",
                    "A catalog file larger than this is refused before it is read."),
            Key.of(
                    "catalog.max-unpacked-size",
                    BYTES,
                    "64GiB",
                    "A gzipped catalog file that unpacks to more than this is refused."),
            Key.of(
                    "storage.uri",
                    FOLDER_OR_BLANK,
                    "",
                    "Folder for the files the hub keeps (catalogs, error files); blank is spool below data.dir."),
            Key.of(
                    "vendor.connect-timeout",
                    TIME,
                    "10s",
                    "How long a vendor's server may take to answer and to sign in."),
            Key.of(
                    "vendor.read-timeout",
                    TIME,
                    "60s",
                    "How long a vendor's server may be silent in the middle of a file."),
            Key.of(
                    "vendor.stable-wait",
                    TIME,
                    "2s",
                    "Time between two looks at a file; one that changed in between is left for the next pull."),
            Key.of("cseries.eu1", URL, "https://api.webshopapp.com", "Address of the C-Series cluster eu1."),
            Key.of("cseries.us1", URL, "https://api.shoplightspeed.com", "Address of the C-Series cluster us1."),
            Key.of(
                    "cseries.reserve-percent",
                    ValueType.number(0, 90),
                    "20",
                    "Share of each window of a key's calls that products and stock leave to orders and shipments."),
            Key.of("cseries.calls-per-second", ValueType.number(1, 1000), "20", "Most calls in a second with one key."),
            Key.of("cseries.connect-timeout", TIME, "10s", "How long a shop's server may take to accept a connection."),
            Key.of("cseries.read-timeout", TIME, "30s", "How long a shop may be silent before and within an answer."),
            Key.of("cseries.call-timeout", TIME, "2m", "How long a shop may take for a whole answer."),
            Key.of("cseries.max-answer", BYTES, "32MiB", "A longer answer of a shop is refused."),
            Key.of(
                    "cseries.connections",
                    ValueType.number(1, 1000),
                    "50",
                    "Most connections to shops at one time, over all of them."),
            Key.of(
                    "cseries.overlap",
                    TIME,
                    "3h",
                    "How far before the last order read a poll begins; the zone of the shop's filters is not documented."),
            Key.of(
                    "cseries.filter-zone",
                    ZONE,
                    "UTC",
                    "Time zone in which dates of filters are written; change it when a shop reads them in its own."),
            Key.of(
                    "cseries.first-days",
                    TIME,
                    "7d",
                    "How long before its connection was made the first poll of a shop begins."),
            Key.of(
                    "cseries.bulk-size",
                    ValueType.number(1, 250),
                    "50",
                    "Most numbers in one call of a stock push; 1 sends each by a call of its own."),
            Key.of("orders.unpaid-hold", TIME, "24h", "How long goods are kept for an order that is not paid."),
            Key.of("log.format", ValueType.oneOf("plain", "json"), "plain", "Log lines for people or as JSON objects."),
            Key.of(
                    "log.level",
                    ValueType.oneOf("error", "warn", "info", "debug"),
                    "info",
                    "How much the hub's own code tells; Camel and the libraries tell warnings only."),
            Key.of(
                    "sandbox.enabled",
                    FLAG,
                    "false",
                    "Whether the sandbox vendors' server runs beside the hub, with a connection to each."),
            Key.of("sandbox.port", PORT, "0", "Port of the sandbox vendors' SFTP server; 0 takes any free one."),
            Key.of(
                    "sandbox.rows",
                    ValueType.number(10, 1_000_000),
                    "3000",
                    "Rows of each of the sandbox vendors' catalogs."),
            Key.of("sandbox.shop-port", PORT, "0", "Port of the sandbox shop's C-Series API; 0 takes any free one."),
            Key.of("sandbox.shop-variants", ValueType.number(10, 100_000), "300", "Variants the sandbox shop sells."),
            Key.of("sandbox.order-period", TIME, "1m", "How often a new order comes by itself in the sandbox shop."));

    private static final Map<String, Key> BY_NAME = byName();

    private Catalogue() {}

    public static List<Key> keys() {
        return KEYS;
    }

    static Optional<Key> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static boolean ownNamespace(String name) {
        return KEYS.stream().anyMatch(key -> name.startsWith(key.namespace() + ".") || name.equals(key.name()));
    }

    private static Map<String, Key> byName() {
        Map<String, Key> byName = new LinkedHashMap<>();
        KEYS.forEach(key -> byName.put(key.name(), key));
        return byName;
    }
}
