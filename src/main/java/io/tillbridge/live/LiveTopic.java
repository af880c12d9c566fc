package io.tillbridge.live;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What hints are about, and the permission to hear of it. */
public enum LiveTopic {
    RUNS("connections:read"),
    FAILURES("connections:read"),
    UPLOADS("catalog:read"),
    ORDERS("orders:read"),
    LISTINGS("products:read"),
    STOCK("stock:read"),
    CONNECTIONS("connections:read"),
    SETTINGS("settings:read"),
    ACCESS("access:read"),
    RETAILERS("retailers:read"),
    WHOLESALE("wholesale-orders:read"),
    SUBSCRIPTIONS("event-subscriptions:read"),
    ROUTES("routes:read");

    private final String permission;

    LiveTopic(String permission) {
        this.permission = permission;
    }

    /** The public name, such as {@code runs}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a caller may hear of. */
    public static Set<LiveTopic> of(Caller caller) {
        return Arrays.stream(values())
                .filter(topic ->
                        Permission.named(topic.permission).filter(caller::may).isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LiveTopic.class)));
    }
}
