package io.tillbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopStockLookupTest {
    @AutoClose
    private final Database database = TestDatabase.fresh();

    private final Stock stock = new Stock(database, Clock.systemUTC());
    private final Warehouses warehouses = new Warehouses(database, Clock.systemUTC());
    private final MutableClock clock = new MutableClock("2026-11-30T12:00:00Z");
    private final ShopStockLookup lookup = new ShopStockLookup(database.jdbi(), clock);
    private long here;
    private long elsewhere;

    @BeforeEach
    void furnish() {
        here = warehouses.create("Here").id();
        elsewhere = warehouses.create("Elsewhere").id();
        database.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO connection (id, kind, name, enabled, settings, created_at, updated_at)"
                    + " VALUES (1, 'cseries', 'Shop', TRUE, '{}', NOW(6), NOW(6))");
            for (int id : List.of(7, 8)) {
                handle.execute(
                        """
                        INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, created_at, updated_at)
                        VALUES (?, CONCAT('SKU-', ?), 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))""",
                        id,
                        id);
            }
            handle.execute(
                    """
                    INSERT INTO listing (id, connection_id, remote_id, product_id, title, ean, article_code, sku,
                      stock_tracking, state, explanation, created_at, updated_at)
                    VALUES (5, 1, 'v8', 8, 'Mug', '', 'MUG-RED', '', 'enabled', 'matched', 'SKU.', NOW(6), NOW(6))""");
        });
        stock.set(here, 7, 3, "count-1");
        stock.set(elsewhere, 8, 5, "count-2");
    }

    @Test
    void whatTheWarehousesOfTheShopHaveBeyondItsBufferIsInStock() {
        assertThat(lookup.find(shop(2, here), "SKU-7")).isTrue();
        assertThat(lookup.find(shop(3, here), "SKU-7")).isFalse();
        assertThat(lookup.find(shop(0, here), "SKU-8")).isFalse();
        assertThat(lookup.find(shop(0, elsewhere), "SKU-8")).isTrue();
        assertThat(lookup.find(shop(0, here, elsewhere), "MUG-RED")).isTrue();
        assertThat(lookup.find(shop(0, here, elsewhere), "NOBODY-KNOWS")).isFalse();
        assertThat(lookup.find(shop(0), "SKU-7")).isFalse();
    }

    @Test
    void anAnswerIsRememberedForSeconds() {
        CheckoutShop shop = shop(0, here);
        assertThat(lookup.remembered(shop, "SKU-7")).isEmpty();
        lookup.find(shop, "SKU-7");

        assertThat(lookup.remembered(shop, "SKU-7")).contains(true);
        assertThat(lookup.remembered(shop(3, here), "SKU-7")).isEmpty();
        clock.pass(Duration.ofSeconds(6));
        assertThat(lookup.remembered(shop, "SKU-7")).isEmpty();
    }

    private static CheckoutShop shop(long buffer, Long... from) {
        return new CheckoutShop(
                1, "token", null, DeliveryTable.EMPTY, Set.of(), null, List.of(), List.of(from), buffer);
    }
}
