package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.BYTES;
import static io.tillbridge.app.config.ValueType.CRON;
import static io.tillbridge.app.config.ValueType.TIME;
import static io.tillbridge.app.config.ValueType.URL;
import static io.tillbridge.app.config.ValueType.ZONE_OR_BLANK;

import java.util.List;

/** The calls to accounts with tills. */
final class TillKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "schedule.price-push.cron",
                    CRON,
                    "0 0/15 * * * ?",
                    "When changed prices and costs are sent to all tills."),
            ConfigurationKey.of(
                    "schedule.price-push.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that schedule; blank: schedule.time-zone."),
            ConfigurationKey.of(
                    "rseries.api",
                    URL,
                    "https://api.lightspeedapp.com",
                    "Address of the R-Series API; the setting baseUrl of a connection goes before it."),
            ConfigurationKey.of(
                    "rseries.reserve-percent",
                    ValueType.number(0, 90),
                    "20",
                    "Percentage of an account's bucket that is reserved for sales."),
            ConfigurationKey.of(
                    "rseries.burst-percent",
                    ValueType.number(1, 100),
                    "80",
                    "Percentage of the calls per second that an account allows which the hub makes."),
            ConfigurationKey.of(
                    "rseries.connect-timeout", TIME, "10s", "Longest time to connect to the server of the tills."),
            ConfigurationKey.of(
                    "rseries.read-timeout", TIME, "60s", "Longest pause of that server before and within a response."),
            ConfigurationKey.of("rseries.call-timeout", TIME, "3m", "Longest time for its whole response."),
            ConfigurationKey.of("rseries.max-answer", BYTES, "64MiB", "A larger response of it is refused."),
            ConfigurationKey.of(
                    "rseries.connections",
                    ValueType.number(1, 1000),
                    "50",
                    "Most concurrent connections to all accounts together."),
            ConfigurationKey.of(
                    "rseries.overlap", TIME, "15m", "How far before the last sale read a poll of a till starts."),
            ConfigurationKey.of(
                    "rseries.first-days",
                    TIME,
                    "7d",
                    "How long before the creation of its connection the first poll of a till starts."));

    private TillKeys() {}
}
