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
                    "vendor.connect-timeout", TIME, "10s", "Longest time to connect to a vendor's server and sign in."),
            ConfigurationKey.of(
                    "vendor.read-timeout", TIME, "60s", "Longest pause of a vendor's server within a file."),
            ConfigurationKey.of(
                    "vendor.stable-wait",
                    TIME,
                    "2s",
                    "Time between two checks of a file; one that changed in between is left for the next pull."),
            ConfigurationKey.of(
                    "cseries.eu1", URL, "https://api.webshopapp.com", "Address of the C-Series cluster eu1."),
            ConfigurationKey.of(
                    "cseries.us1", URL, "https://api.shoplightspeed.com", "Address of the C-Series cluster us1."),
            ConfigurationKey.of(
                    "cseries.reserve-percent",
                    ValueType.number(0, 90),
                    "20",
                    "Percentage of a key's calls in each window that is reserved for orders and shipments."),
            ConfigurationKey.of(
                    "cseries.calls-per-second", ValueType.number(1, 1000), "20", "Most calls per second with one key."),
            ConfigurationKey.of("cseries.connect-timeout", TIME, "10s", "Longest time to connect to a shop's server."),
            ConfigurationKey.of(
                    "cseries.read-timeout", TIME, "30s", "Longest pause of a shop before and within a response."),
            ConfigurationKey.of("cseries.call-timeout", TIME, "2m", "Longest time for a shop's whole response."),
            ConfigurationKey.of("cseries.max-answer", BYTES, "32MiB", "A larger response of a shop is refused."),
            ConfigurationKey.of(
                    "cseries.connections",
                    ValueType.number(1, 1000),
                    "50",
                    "Most concurrent connections to all shops together."),
            ConfigurationKey.of(
                    "cseries.overlap",
                    TIME,
                    "3h",
                    "How far before the last order read a poll starts; the zone of the shop's filters is not documented."),
            ConfigurationKey.of(
                    "cseries.filter-zone",
                    ZONE,
                    "UTC",
                    "Time zone of the dates in filters; change it when a shop reads them in its own."),
            ConfigurationKey.of(
                    "cseries.first-days",
                    TIME,
                    "7d",
                    "How long before the creation of its connection the first poll of a shop starts."),
            ConfigurationKey.of(
                    "cseries.bulk-size",
                    ValueType.number(1, 250),
                    "50",
                    "Most numbers in one call of a stock push; 1 sends each number by a separate call."),
            ConfigurationKey.of("orders.unpaid-hold", TIME, "24h", "How long goods are reserved for an unpaid order."));

    private FlowKeys() {}
}
