package io.tillbridge.app;

import io.tillbridge.connection.Grants;
import io.tillbridge.lightspeed.rseries.RSeriesClient;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.till.CountRights;
import java.util.List;
import java.util.Optional;

/** What an R-Series account lets the hub do by inventory counts: the scopes that were granted, and who signed in. */
final class TillCountRights implements CountRights {
    private static final String ALL = "employee:all";
    private static final List<String> NEEDED =
            List.of("employee:inventory_counts", "employee:inventory_counts_reconcile");

    private final Grants grants;
    private final RSeriesClient client;

    TillCountRights(Grants grants, RSeriesClient client) {
        this.grants = grants;
        this.client = client;
    }

    @Override
    public boolean mayCount(long connectionId) {
        List<String> scopes = grants.find(connectionId).scopes();
        return scopes.contains(ALL) || scopes.containsAll(NEEDED);
    }

    @Override
    public Optional<String> employee(long connectionId) {
        Object session = client.call(connectionId, "GET", "/API/Session", "", null);
        return Optional.ofNullable(RSeriesJson.of(session).id("employeeID"));
    }
}
