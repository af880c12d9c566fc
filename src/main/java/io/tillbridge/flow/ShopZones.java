package io.tillbridge.flow;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeries;
import io.tillbridge.settings.Settings;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The time zone of every web shop and every account with tills: its own setting, else the company's once it has one, else that of the clock's key. */
public final class ShopZones implements Supplier<Map<Long, ZoneId>> {
    private static final long UNSET = 1;

    private final Connections connections;
    private final Settings account;
    private final ZoneId key;

    /** @param key where neither the shop nor the company names a zone */
    public ShopZones(Connections connections, Settings account, ZoneId key) {
        this.connections = connections;
        this.account = account;
        this.key = key;
    }

    @Override
    public Map<Long, ZoneId> get() {
        ZoneId otherwise = otherwise();
        return Stream.of(CSeries.NAME, RSeries.NAME)
                .flatMap(kind -> connections.setting(kind, "timeZone").entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, shop -> shop.getValue()
                        .filter(ZoneId.getAvailableZoneIds()::contains)
                        .map(ZoneId::of)
                        .orElse(otherwise)));
    }

    private ZoneId otherwise() {
        Settings.Stored company = account.find();
        return company.version() > UNSET ? company.settings().timeZone() : key;
    }
}
