package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** The kind {@code rseries}: an account with tills on Lightspeed Retail R-Series, reached by signing in. */
public final class RSeries implements ConnectionKind {
    public static final String NAME = "rseries";
    public static final String CLIENT_SECRET = "clientSecret";
    /** Of a sign-in that was made elsewhere: the hub takes it over at its next call, and the secret is spent then. */
    public static final String REFRESH_TOKEN = "refreshToken";

    private final LongPredicate warehouses;

    /** @param warehouses whether there is one with this id */
    public RSeries(LongPredicate warehouses) {
        this.warehouses = warehouses;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> settings(Object given, List<FieldFault> faults) {
        RSeriesSettings settings = RSeriesFields.read(given, faults);
        known("/settings/warehouses", settings.warehouses(), faults);
        for (int i = 0; i < settings.shops().size(); i++) {
            known(
                    "/settings/shops/" + i + "/warehouses",
                    settings.shops().get(i).warehouses(),
                    faults);
        }
        if (settings.returnsWarehouse() != null && !warehouses.test(settings.returnsWarehouse())) {
            faults.add(unknown("/settings/returnsWarehouse", settings.returnsWarehouse()));
        }
        return settings.toMap();
    }

    private void known(String pointer, List<Long> ids, List<FieldFault> faults) {
        for (int i = 0; i < ids.size(); i++) {
            if (!warehouses.test(ids.get(i))) {
                faults.add(unknown(pointer + "/" + i, ids.get(i)));
            }
        }
    }

    private static FieldFault unknown(String pointer, long id) {
        return new FieldFault(
                pointer,
                "unknown",
                "must be the id of a warehouse; there is no warehouse " + id + ". Make it first, or name another.");
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("accountId", "baseUrl", "clientId");
    }

    @Override
    public Set<String> warehouseSettings() {
        return Set.of("warehouses");
    }

    @Override
    public List<String> secretNames() {
        return List.of(CLIENT_SECRET, REFRESH_TOKEN);
    }

    @Override
    public void checkSecrets(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        for (String name : secretNames()) {
            String secret = changed.get(name);
            if (secret != null && !secret.equals(secret.strip())) {
                faults.add(new FieldFault(
                        "/secrets/" + name, "malformed", "must not begin or end with a blank. Paste it again."));
            }
        }
    }
}
