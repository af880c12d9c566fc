package io.tillbridge.flow.sales;

import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.SaleRules;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.settings.AccountSettings;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Database;
import io.tillbridge.till.SalePolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** What an account's settings and the company's mean for its sales. Read anew each time: a changed switch counts at once. */
public final class SalePolicies {
    private final Connections connections;
    private final Settings company;
    private final Coverage coverage;
    private final Jdbi jdbi;

    public SalePolicies(Connections connections, Settings company, Coverage coverage, Database database) {
        this.connections = connections;
        this.company = company;
        this.coverage = coverage;
        this.jdbi = database.jdbi();
    }

    /** @throws CallerFault when there is no such account or its settings are no longer right */
    RSeriesSettings settings(long connectionId) {
        return RSeriesSettings.of(connections.get(connectionId));
    }

    /** @throws CallerFault as {@link #settings} */
    public SalePolicy of(long connectionId) {
        RSeriesSettings settings = settings(connectionId);
        Instant since = coverage.firstOn(connectionId).orElse(null);
        MatchBy matchBy = MatchBy.of(settings.matchBy());
        // The codes of a sold item stand in these two fields of a line.
        SkuField skuField = settings.skuField().equals("customSku") ? SkuField.ARTICLE_CODE : SkuField.SKU;
        Map<String, ZoneId> zones = zones(connectionId);
        ZoneId otherwise = company.find().settings().timeZone();
        return new SalePolicy(
                connectionId,
                shop -> new SaleRules(
                        settings.warehousesOf(shop), settings.returnsWarehouse(), matchBy, skuField, since),
                shop -> zones.getOrDefault(shop, otherwise),
                settings.skipSales(),
                settings.skipWebOrders(),
                settings.useCompanyAddress() ? companyAddress() : null);
    }

    /** Null while the company has none: a customer's own address says more than an empty one. */
    private Map<String, String> companyAddress() {
        AccountSettings settings = company.find().settings();
        AccountSettings.Address address = settings.address();
        if (address.street() == null && address.city() == null && address.postalCode() == null) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("company", settings.companyName());
        fields.put("street", address.street());
        fields.put("zipcode", address.postalCode());
        fields.put("city", address.city());
        fields.put("region", address.region());
        fields.put("country", address.country());
        return fields;
    }

    /** As the account tells them; a zone that Java does not know is left out. */
    private Map<String, ZoneId> zones(long connectionId) {
        Map<String, ZoneId> zones = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT remote_id, time_zone FROM till_shop WHERE connection_id = ? AND time_zone IS NOT NULL")
                .bind(0, connectionId)
                .map((row, context) -> Map.entry(row.getString("remote_id"), row.getString("time_zone")))
                .filter(shop -> ZoneId.getAvailableZoneIds().contains(shop.getValue()))
                .forEach(shop -> zones.put(shop.getKey(), ZoneId.of(shop.getValue()))));
        return zones;
    }
}
