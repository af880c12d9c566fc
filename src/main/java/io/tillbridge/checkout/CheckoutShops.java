package io.tillbridge.checkout;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shops whose checkout shows options, in memory: a request finds its shop without the database. They are read again
 * every other second, and at once when this hub changes one of them.
 */
public final class CheckoutShops {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutShops.class);

    private final CheckoutShopRows rows;
    private final ShopReading reading;
    private final Supplier<String> common;
    private Map<Long, Known> known = Map.of();
    private volatile Map<Long, CheckoutShop> byId = Map.of();
    private volatile Map<String, CheckoutShop> byToken = Map.of();

    /** Makes a shop of its row. */
    public interface ShopReading {
        /** @throws RuntimeException when its settings are no longer right */
        CheckoutShop read(CheckoutShopRows.Row row);
    }

    private record Known(String state, Optional<CheckoutShop> shop) {}

    /** @param common what all shops depend on, as a text that changes with it */
    public CheckoutShops(CheckoutShopRows rows, ShopReading reading, Supplier<String> common) {
        this.rows = rows;
        this.reading = reading;
        this.common = common;
    }

    Optional<CheckoutShop> byToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    Optional<CheckoutShop> byConnection(long connectionId) {
        return Optional.ofNullable(byId.get(connectionId));
    }

    /** Reads what changed since the last time. */
    public synchronized void reload() {
        String all = common.get();
        Map<Long, Known> next = new HashMap<>();
        for (CheckoutShopRows.Row row : rows.switchedOn()) {
            String state = row.state() + " " + all;
            Known before = known.get(row.connectionId());
            next.put(
                    row.connectionId(),
                    before != null && before.state().equals(state) ? before : new Known(state, shop(row)));
        }
        if (!next.equals(known)) {
            known = next;
            publish();
        }
    }

    private void publish() {
        Map<Long, CheckoutShop> shops = known.values().stream()
                .flatMap(one -> one.shop().stream())
                .collect(Collectors.toMap(CheckoutShop::connectionId, shop -> shop));
        byId = Collections.unmodifiableMap(shops);
        byToken = shops.values().stream().collect(Collectors.toUnmodifiableMap(CheckoutShop::token, shop -> shop));
    }

    /** One shop whose settings are wrong does not hold back the others. */
    private Optional<CheckoutShop> shop(CheckoutShopRows.Row row) {
        try {
            return Optional.of(reading.read(row));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Connection {} shows no checkout options: its settings cannot be read. {}",
                    row.connectionId(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
