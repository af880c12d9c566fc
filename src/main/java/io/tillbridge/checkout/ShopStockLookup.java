package io.tillbridge.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether the warehouses of a shop have goods of a SKU now, beyond its buffer: that of the shop's variant, or that of the
 * product. An answer counts for some seconds, so that a
 * page that many look at costs few queries.
 */
public final class ShopStockLookup {
    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<Asked, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Asked(long shop, List<Long> warehouses, long buffer, String sku) {}

    private record Known(boolean inStock, Instant at) {}

    /** @param clock a steady one */
    public ShopStockLookup(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What is remembered; empty when the database is to be asked. */
    public synchronized Optional<Boolean> remembered(CheckoutShop shop, String sku) {
        Known found = known.get(asked(shop, sku));
        return found == null || found.at().plus(KNOWN_FOR).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(found.inStock());
    }

    /** Asks the database. A SKU that nobody knows is not in stock. */
    public boolean find(CheckoutShop shop, String sku) {
        Instant at = clock.instant();
        boolean inStock = !shop.warehouses().isEmpty()
                && jdbi.withHandle(handle -> handle.createQuery(
                                """
                                SELECT COALESCE(SUM(l.on_hand - l.reserved), 0) > :buffer
                                FROM stock_level l
                                WHERE l.warehouse_id IN (<warehouses>) AND l.product_id IN (
                                  SELECT product_id FROM listing
                                  WHERE connection_id = :shop AND (article_code = :sku OR sku = :sku)
                                  UNION SELECT id FROM product WHERE vendor_sku = :sku AND state = 'live')
                                """)
                        .bind("shop", shop.connectionId())
                        .bind("sku", sku)
                        .bind("buffer", shop.stockBuffer())
                        .bindList("warehouses", shop.warehouses())
                        .mapTo(Boolean.class)
                        .one());
        synchronized (this) {
            known.put(asked(shop, sku), new Known(inStock, at));
        }
        return inStock;
    }

    private static Asked asked(CheckoutShop shop, String sku) {
        return new Asked(shop.connectionId(), shop.warehouses(), shop.stockBuffer(), sku);
    }
}
