package io.tillbridge.api.resource;

import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.till.ShopMapping;
import io.tillbridge.till.TillShops;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What the operations of tills call.
 *
 * @param settings of a connection to a till's account; empty for any other
 * @param refresh reads the shops of an account now, and tells how many shops, registers and employees it has
 */
public record TillServices(
        TillShops shops, LongFunction<Optional<RSeriesSettings>> settings, LongFunction<Map<String, Object>> refresh) {

    /** The shops of an account with their mapping; none for what is no till. */
    List<ShopMapping> mapping(long connectionId) {
        return settings.apply(connectionId)
                .map(found -> ShopMapping.of(found, shops.shops(connectionId)))
                .orElse(List.of());
    }
}
