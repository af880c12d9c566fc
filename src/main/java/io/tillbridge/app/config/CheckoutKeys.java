package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.BYTES;
import static io.tillbridge.app.config.ValueType.TIME;

import java.util.List;

/** Checkout options and the carriers they ask. */
final class CheckoutKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "checkout.requests-per-minute",
                    ValueType.number(1, 1_000_000),
                    "1200",
                    "Most requests per minute of one address for checkout options."),
            ConfigurationKey.of(
                    "checkout.carrier-wait",
                    TIME,
                    "250ms",
                    "Longest time a response waits for a carrier that was not asked about a place before."),
            ConfigurationKey.of(
                    "checkout.carrier-waits-per-second",
                    ValueType.number(0, 1000),
                    "2",
                    "Most responses per second that wait so; the others are sent without the carrier's options."),
            ConfigurationKey.of(
                    "checkout.carrier-fresh",
                    TIME,
                    "30m",
                    "How long a carrier's response for a place is used before the carrier is asked again."),
            ConfigurationKey.of(
                    "checkout.carrier-kept",
                    TIME,
                    "12h",
                    "How long it is used while the carrier does not respond."),
            ConfigurationKey.of(
                    "checkout.carrier-places",
                    ValueType.number(100, 1_000_000),
                    "20000",
                    "Most places whose carrier responses are kept in memory."),
            ConfigurationKey.of(
                    "postnl.calls-per-second",
                    ValueType.number(1, 1000),
                    "5",
                    "Most calls per second to PostNL with one key."),
            ConfigurationKey.of("postnl.connect-timeout", TIME, "2s", "Longest time to connect to PostNL."),
            ConfigurationKey.of(
                    "postnl.read-timeout", TIME, "4s", "Longest pause of PostNL before and within a response."),
            ConfigurationKey.of("postnl.call-timeout", TIME, "5s", "Longest time for a whole response of PostNL."),
            ConfigurationKey.of("postnl.max-answer", BYTES, "1MiB", "A larger response of PostNL is refused."),
            ConfigurationKey.of(
                    "postnl.connections", ValueType.number(1, 100), "8", "Most concurrent connections to PostNL."));

    private CheckoutKeys() {}
}
