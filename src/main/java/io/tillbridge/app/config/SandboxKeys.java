package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.FLAG;
import static io.tillbridge.app.config.ValueType.PORT;
import static io.tillbridge.app.config.ValueType.TIME;

import java.util.List;

/** The sandbox and what is played in it. */
final class SandboxKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "sandbox.enabled",
                    FLAG,
                    "false",
                    "Whether the sandbox vendors' servers run beside the hub, with a connection to each."),
            ConfigurationKey.of(
                    "sandbox.port", PORT, "0", "Port of the sandbox vendors' SFTP server; 0 uses any free port."),
            ConfigurationKey.of(
                    "sandbox.ftp-port",
                    PORT,
                    "0",
                    "Port of a sandbox vendor's FTP server with explicit TLS; 0 uses any free port."),
            ConfigurationKey.of(
                    "sandbox.https-port", PORT, "0", "Port of a sandbox vendor's web server; 0 uses any free port."),
            ConfigurationKey.of(
                    "sandbox.rows",
                    ValueType.number(10, 1_000_000),
                    "3000",
                    "Rows of each of the sandbox vendors' catalogs."),
            ConfigurationKey.of(
                    "sandbox.shop-port", PORT, "0", "Port of the sandbox shop's C-Series API; 0 uses any free port."),
            ConfigurationKey.of(
                    "sandbox.shop-variants", ValueType.number(10, 100_000), "300", "Variants the sandbox shop sells."),
            ConfigurationKey.of("sandbox.order-period", TIME, "1m", "How often the sandbox shop creates a new order."),
            ConfigurationKey.of(
                    "sandbox.till-port",
                    PORT,
                    "0",
                    "Port of the sandbox till's R-Series API and sign-in page; 0 uses any free port."),
            ConfigurationKey.of("sandbox.sale-period", TIME, "1m", "How often the sandbox till makes a new sale."),
            ConfigurationKey.of(
                    "sandbox.postnl-port",
                    PORT,
                    "0",
                    "Port of the sandbox's PostNL Checkout API; 0 uses any free port."),
            ConfigurationKey.of(
                    "sandbox.warehouse-port",
                    PORT,
                    "0",
                    "Port of the sandbox warehouse, which takes orders over HTTP; 0 uses any free port."),
            ConfigurationKey.of(
                    "sandbox.inbox-port",
                    PORT,
                    "0",
                    "Port of the sandbox's SFTP server to which flows may write; 0 uses any free port."),
            ConfigurationKey.of(
                    "sandbox.feed-period", TIME, "1m", "How often the sandbox partner fetches its feed."));

    private SandboxKeys() {}
}
