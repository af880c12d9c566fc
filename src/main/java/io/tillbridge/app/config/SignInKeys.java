package io.tillbridge.app.config;

import java.time.Duration;
import java.util.List;

/** Where accounts with tills are signed in to, and when their tokens are renewed. */
final class SignInKeys {
    private static final String CLOUD = "https://cloud.lightspeedapp.com/auth/oauth/";

    private static final ValueType ENDPOINT = new ValueType(
            "url",
            "an address such as https://login.example.com/oauth/token, plain http:// to this machine only",
            text -> ValueType.matching(
                    text,
                    "(https://[0-9A-Za-z.:\\[\\]_-]+|http://(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?)"
                            + "/[0-9A-Za-z._~/-]*"));

    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "rseries.authorize-url",
                    ENDPOINT,
                    CLOUD + "authorize",
                    "Page on which people allow the hub to work with an R-Series account."),
            ConfigurationKey.of(
                    "rseries.token-url", ENDPOINT, CLOUD + "token", "Token endpoint of R-Series."),
            ConfigurationKey.of(
                    "rseries.revoke-url",
                    ENDPOINT,
                    CLOUD + "revoke",
                    "Endpoint at which the hub gives tokens of R-Series back."),
            ConfigurationKey.of(
                    "rseries.refresh-margin",
                    time(Duration.ofSeconds(60), Duration.ofSeconds(300)),
                    "2m",
                    "A token that lives shorter than this is renewed before a call; R-Series limits who renews earlier."),
            ConfigurationKey.of(
                    "rseries.token-timeout",
                    time(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    "20s",
                    "Longest time for a response of the token endpoint."));

    private SignInKeys() {}

    private static ValueType time(Duration least, Duration most) {
        return new ValueType(
                "duration", "a duration from " + least.toSeconds() + "s to " + most.toSeconds() + "s", text -> {
                    Duration read = (Duration) ValueType.duration(text);
                    if (read.compareTo(least) < 0 || read.compareTo(most) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return read;
                });
    }
}
