package io.tillbridge.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key of the hub, in the order in which files and pages list them. A new setting begins with a line in
 * one of its parts. */
public final class ConfigurationKeys {
    private static final List<ConfigurationKey> KEYS = Stream.of(
                    HubKeys.KEYS,
                    RouteFileKeys.KEYS,
                    CustomJobKeys.KEYS,
                    ConnectionKeys.KEYS,
                    FlowKeys.KEYS,
                    TillKeys.KEYS,
                    FeedKeys.KEYS,
                    SignInKeys.KEYS,
                    MailKeys.KEYS,
                    RetentionKeys.KEYS,
                    CheckoutKeys.KEYS,
                    SandboxKeys.KEYS)
            .flatMap(List::stream)
            .flatMap(key -> key.secret() ? Stream.of(key, key.ofFile()) : Stream.of(key))
            .toList();

    private static final Map<String, ConfigurationKey> BY_NAME = byName();

    private ConfigurationKeys() {}

    public static List<ConfigurationKey> keys() {
        return KEYS;
    }

    static Optional<ConfigurationKey> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static boolean ownNamespace(String name) {
        return KEYS.stream().anyMatch(key -> name.startsWith(key.namespace() + ".") || name.equals(key.name()));
    }

    private static Map<String, ConfigurationKey> byName() {
        Map<String, ConfigurationKey> byName = new LinkedHashMap<>();
        KEYS.forEach(key -> byName.put(key.name(), key));
        return byName;
    }
}
