package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of a connection to PostNL.
 *
 * @param connections ids of the shops that it serves; none: all
 * @param options what customers are offered, of {@link Postnl#OPTIONS}
 * @param days for how many days windows are asked for
 * @param pickupPoints how many pick-up points are asked for
 * @param cutOffs times after which PostNL takes nothing with it that day, where they are earlier than a shop's
 */
public record PostnlSettings(
        List<Long> connections,
        String baseUrl,
        List<String> options,
        int days,
        int pickupPoints,
        Map<DayOfWeek, LocalTime> cutOffs) {
    public PostnlSettings {
        connections = List.copyOf(connections);
        options = List.copyOf(options);
        cutOffs = java.util.Collections.unmodifiableMap(new TreeMap<>(cutOffs));
    }

    /**
     * The settings of a saved connection.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static PostnlSettings of(Connection connection) {
        return StoredSettings.read(faults -> Postnl.read(connection.settings(), faults));
    }

    public boolean serves(long shop) {
        return connections.isEmpty() || connections.contains(shop);
    }

    Map<String, Object> toMap() {
        Map<String, Object> times = new LinkedHashMap<>();
        cutOffs.forEach((day, time) -> times.put(day.name().toLowerCase(Locale.ROOT), time.toString()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("connections", connections.stream().map(String::valueOf).toList());
        map.put("baseUrl", baseUrl);
        map.put("options", options);
        map.put("days", days);
        map.put("pickupPoints", pickupPoints);
        map.put("cutOffs", times);
        return map;
    }
}
