package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.BYTES;
import static io.tillbridge.app.config.ValueType.FOLDER_TO_READ;
import static io.tillbridge.app.config.ValueType.TIME;
import static io.tillbridge.app.config.ValueType.URL;
import static io.tillbridge.app.config.ValueType.ZONE;

import java.util.List;

/** The flows: vendor catalogs and shops. */
final class FlowKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "catalog.dialects",
                    FOLDER_TO_READ,
                    "config/dialects",
                    "Folder of the dialects of catalog files (*.yaml)."),
            ConfigurationKey.of(
                    "catalog.max-file-size",
                    BYTES,
                    "4GiB",
                    "A catalog file larger than this is refused before it is read."),
            ConfigurationKey.of(
                    "catalog.max-unpacked-size",
                    BYTES,
                    "64GiB",
                    "A packed catalog file (.gz, .zip, .xlsx) that unpacks to more than this is refused."),
            ConfigurationKey.of(
                    "vendor.connect-timeout",
                    TIME,
                    "10s",
                    "How long a vendor's server may take to answer and to sign in."),
            ConfigurationKey.of(
                    "vendor.read-timeout",
                    TIME,
                    "60s",
                    "How long a vendor's server may be silent in the middle of a file."),
            ConfigurationKey.of(
                    "vendor.stable-wait",
                    TIME,
                    "2s",
                    "Time between two looks at a file; one that changed in between is left for the next pull."),
            ConfigurationKey.of(
                    "cseries.eu1", URL, "https://api.webshopapp.com", "Address of the C-Series cluster eu1."),
            ConfigurationKey.of(
                    "cseries.us1", URL, "https://api.shoplightspeed.com", "Address of the C-Series cluster us1."),
            ConfigurationKey.of(
                    "cseries.reserve-percent",
                    ValueType.number(0, 90),
                    "20",
                    "Share of each window of a key's calls that products and stock leave to orders and shipments."),
            ConfigurationKey.of(
                    "cseries.calls-per-second",
                    ValueType.number(1, 1000),
                    "20",
                    "Most calls in a second with one key."),
            ConfigurationKey.of(
                    "cseries.connect-timeout",
                    TIME,
                    "10s",
                    "How long a shop's server may take to accept a connection."),
            ConfigurationKey.of(
                    "cseries.read-timeout", TIME, "30s", "How long a shop may be silent before and within an answer."),
            ConfigurationKey.of("cseries.call-timeout", TIME, "2m", "How long a shop may take for a whole answer."),
            ConfigurationKey.of("cseries.max-answer", BYTES, "32MiB", "A longer answer of a shop is refused."),
            ConfigurationKey.of(
                    "cseries.connections",
                    ValueType.number(1, 1000),
                    "50",
                    "Most connections to shops at one time, over all of them."),
            ConfigurationKey.of(
                    "cseries.overlap",
                    TIME,
                    "3h",
                    "How far before the last order read a poll begins; the zone of the shop's filters is not documented."),
            ConfigurationKey.of(
                    "cseries.filter-zone",
                    ZONE,
                    "UTC",
                    "Time zone in which dates of filters are written; change it when a shop reads them in its own."),
            ConfigurationKey.of(
                    "cseries.first-days",
                    TIME,
                    "7d",
                    "How long before its connection was made the first poll of a shop begins."),
            ConfigurationKey.of(
                    "cseries.bulk-size",
                    ValueType.number(1, 250),
                    "50",
                    "Most numbers in one call of a stock push; 1 sends each by a call of its own."),
            ConfigurationKey.of(
                    "orders.unpaid-hold", TIME, "24h", "How long goods are kept for an order that is not paid."));

    private FlowKeys() {}
}
