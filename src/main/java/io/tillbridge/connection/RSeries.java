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
        StockFields.check("/settings/warehouses", settings.warehouses(), warehouses, faults);
        for (int i = 0; i < settings.shops().size(); i++) {
            StockFields.check(
                    "/settings/shops/" + i + "/warehouses",
                    settings.shops().get(i).warehouses(),
                    warehouses,
                    faults);
        }
        if (settings.returnsWarehouse() != null) {
            StockFields.checkOne("/settings/returnsWarehouse", settings.returnsWarehouse(), warehouses, faults);
        }
        return settings.toMap();
    }

    @Override
    public Set<String> coordinates() {
        return Set.of("accountId", "baseUrl", "clientId");
    }

    @Override
    public Set<String> warehouseSettings() {
        return Set.of("warehouses", "shops[].warehouses", "returnsWarehouse");
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
