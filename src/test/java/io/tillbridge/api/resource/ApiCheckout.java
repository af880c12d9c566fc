package io.tillbridge.api.resource;

import io.tillbridge.checkout.CheckoutOptions;
import io.tillbridge.checkout.CheckoutShop;
import io.tillbridge.checkout.CheckoutShopRows;
import io.tillbridge.checkout.CheckoutShops;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.checkout.DeliveryTables;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connections;
import io.tillbridge.order.ShippingSchedule;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The checkout options of an {@link ApiHub}, without carriers. */
final class ApiCheckout {
    private final CheckoutServices services;

    ApiCheckout(Database database, Connections connections, Clock clock) {
        CheckoutTokens tokens = new CheckoutTokens(database.jdbi(), clock);
        DeliveryTables tables = new DeliveryTables(database.jdbi(), clock);
        CheckoutShops shops = new CheckoutShops(
                new CheckoutShopRows(database.jdbi(), tokens, clock),
                row -> shop(row, CSeriesSettings.of(connections.get(row.connectionId())), tables),
                () -> "");
        services = new CheckoutServices(tokens, tables, new CheckoutOptions(shops), shops::reload, id -> List.of(), id -> {});
    }

    private static CheckoutShop shop(CheckoutShopRows.Row row, CSeriesSettings settings, DeliveryTables tables) {
        return new CheckoutShop(
                row.connectionId(),
                row.token(),
                new ShippingSchedule(settings.sameDayCutOff(), settings.timeZone(), WorkingDays.mondayToFriday()),
                tables.find(row.connectionId()).table(),
                Set.copyOf(settings.checkoutHosts()),
                "NL",
                List.of(),
                settings.warehouses(),
                settings.stockBuffer());
    }

    CheckoutServices services() {
        return services;
    }
}
