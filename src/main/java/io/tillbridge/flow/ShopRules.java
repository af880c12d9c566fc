package io.tillbridge.flow;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.order.LineKinds;
import io.tillbridge.order.OrderRules;
import io.tillbridge.order.ShippingSchedule;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.product.listing.SyncRules;
import io.tillbridge.settings.AccountSettings;
import io.tillbridge.settings.Holiday;
import io.tillbridge.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a shop's settings and the company's mean for its orders, products and stock. Read anew each time: a changed switch counts at once. */
public final class ShopRules {
    private final Connections connections;
    private final Settings account;
    private final Duration unpaidHold;

    /** @param unpaidHold how long goods are kept for an order that is not paid */
    public ShopRules(Connections connections, Settings account, Duration unpaidHold) {
        this.connections = connections;
        this.account = account;
        this.unpaidHold = unpaidHold;
    }

    /** @throws CallerFault when there is no such shop or its settings are no longer right */
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
                workingDays(),
                settings.warehouses(),
                MatchBy.of(settings.matchBy()),
                SkuField.of(settings.skuField()),
                LineKinds.of(settings.lineKinds()),
                null);
    }

    /** When orders of a shop leave. */
    public ShippingSchedule schedule(CSeriesSettings settings) {
        return new ShippingSchedule(settings.sameDayCutOff(), settings.timeZone(), workingDays());
    }

    private WorkingDays workingDays() {
        AccountSettings company = account.find().settings();
        Set<LocalDate> dates = new HashSet<>();
        Set<MonthDay> days = new HashSet<>();
        for (Holiday holiday : company.holidays()) {
            if (holiday instanceof Holiday.Once once) {
                dates.add(once.date());
            } else if (holiday instanceof Holiday.Yearly yearly) {
                days.add(yearly.day());
            }
        }
        return new WorkingDays(Set.copyOf(company.workingDays()), dates, days);
    }

    /** Whether the products of a shop or an account with tills are read. */
    public boolean productSync(long connectionId) {
        Connection connection = connections.get(connectionId);
        return isTill(connection)
                ? RSeriesSettings.of(connection).productSync()
                : CSeriesSettings.of(connection).productSync();
    }

    public SyncRules products(long connectionId, boolean force) {
        Connection connection = connections.get(connectionId);
        return isTill(connection)
                ? items(RSeriesSettings.of(connection), force)
                : variants(CSeriesSettings.of(connection), force);
    }

    /** Whether it is an account with tills: what is sold there has left, so no order waits. */
    public boolean isTill(long connectionId) {
        return isTill(connections.get(connectionId));
    }

    private static boolean isTill(Connection connection) {
        return connection.kind().equals(RSeries.NAME);
    }

    /** Tills take products from the hub and give it none: their items have no texts to speak of. */
    private static SyncRules items(RSeriesSettings settings, boolean force) {
        return new SyncRules(
                MatchBy.of(settings.matchBy()),
                SkuField.of(settings.skuField()),
                false,
                Set.of(),
                true,
                "en",
                SyncRules.Limits.usual(),
                force);
    }

    private static SyncRules variants(CSeriesSettings settings, boolean force) {
        return new SyncRules(
                MatchBy.of(settings.matchBy()),
                SkuField.of(settings.skuField()),
                settings.createUnknownProducts(),
                settings.syncFields(),
                settings.blankFields().equals("keep"),
                language(settings.language()),
                SyncRules.Limits.usual(),
                force);
    }

    /** Where goods of its orders leave from, and come back to: the first of a web shop, the one for returns of a till. */
    public List<Long> warehouses(long connectionId) {
        Connection connection = connections.get(connectionId);
        return connection.kind().equals(RSeries.NAME)
                ? RSeriesSettings.of(connection).allWarehouses()
                : CSeriesSettings.of(connection).warehouses();
    }

    public long buffer(long connectionId) {
        return settings(connectionId).stockBuffer();
    }

    /** Lightspeed writes {@code us} for the English of its American shops. */
    private static String language(String shops) {
        return shops.equals("us") ? "en" : shops;
    }
}
