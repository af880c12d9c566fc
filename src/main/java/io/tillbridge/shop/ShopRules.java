package io.tillbridge.shop;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connections;
import io.tillbridge.order.OrderRules;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.product.listing.SyncLimits;
import io.tillbridge.product.listing.SyncRules;
import java.time.Duration;
import java.util.List;

/** What a shop's settings mean for its orders, products and stock. Read anew each time: a changed switch counts at once. */
public final class ShopRules {
    private final Connections connections;
    private final WorkingDays workingDays;
    private final Duration unpaidHold;

    /** @param unpaidHold how long goods are kept for an order that is not paid */
    public ShopRules(Connections connections, WorkingDays workingDays, Duration unpaidHold) {
        this.connections = connections;
        this.workingDays = workingDays;
        this.unpaidHold = unpaidHold;
    }

    /** @throws io.tillbridge.connection.ConnectionFault when there is no such shop or its settings are no longer right */
    public CSeriesSettings settings(long connectionId) {
        return CSeriesSettings.of(connections.get(connectionId));
    }

    public OrderRules orders(long connectionId) {
        CSeriesSettings settings = settings(connectionId);
        return new OrderRules(
                settings.payAfterwards(),
                settings.reserveUnpaid(),
                unpaidHold,
                settings.sameDayCutOff(),
                settings.timeZone(),
                workingDays,
                settings.warehouses(),
                MatchBy.of(settings.matchBy()),
                SkuField.of(settings.skuField()));
    }

    SyncRules products(long connectionId, boolean force) {
        CSeriesSettings settings = settings(connectionId);
        return new SyncRules(
                MatchBy.of(settings.matchBy()),
                SkuField.of(settings.skuField()),
                settings.createUnknownProducts(),
                settings.syncFields(),
                settings.blankFields().equals("keep"),
                language(settings.language()),
                SyncLimits.usual(),
                force);
    }

    public List<Long> warehouses(long connectionId) {
        return settings(connectionId).warehouses();
    }

    public long buffer(long connectionId) {
        return settings(connectionId).stockBuffer();
    }

    /** Lightspeed writes {@code us} for the English of its American shops. */
    private static String language(String shops) {
        return shops.equals("us") ? "en" : shops;
    }
}
