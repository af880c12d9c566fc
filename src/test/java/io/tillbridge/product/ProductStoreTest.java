package io.tillbridge.product;

import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductStoreTest {
    @AutoClose
    private Database database;

    private ProductStore products;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        products = new ProductStore(database, Clock.systemUTC());
        insert("A-1", "Chair 100%", "Acme", "04006381333931");
        insert("A-2", "Chair 100", "Acme", null);
        insert("a-1", "Table", "Bolt", null);
    }

    @Test
    void pagesFollowOneAnother() {
        List<Product> first = products.list(ProductFilter.any(), null, 2);
        List<Product> second = products.list(ProductFilter.any(), first.get(1).id(), 2);

        assertThat(first).extracting(Product::vendorSku).containsExactly("A-1", "A-2");
        assertThat(second).extracting(Product::vendorSku).containsExactly("a-1");
    }

    @Test
    void skusAreComparedExactlyAndSearchTextLiterally() {
        assertThat(skus(new ProductFilter(null, null, "A-1", null, null, null))).containsExactly("A-1");
        assertThat(skus(new ProductFilter("Chair 100%", null, null, null, null, null)))
                .containsExactly("A-1");
    }

    @Test
    void aSearchFindsTheBeginningInAnyUsualSpelling() {
        for (String typed : List.of("A-", "a-")) {
            assertThat(skus(new ProductFilter(typed, null, null, null, null, null)))
                    .containsExactly("A-1", "A-2", "a-1");
        }
        assertThat(skus(new ProductFilter("chair 100%", null, null, null, null, null)))
                .containsExactly("A-1");
    }

    @Test
    void aGtinIsFoundInAnyLength() {
        assertThat(skus(new ProductFilter(null, "4006381333931", null, null, null, null)))
                .containsExactly("A-1");
        assertThat(skus(new ProductFilter("04006381333931", null, null, null, null, null)))
                .containsExactly("A-1");
    }

    @Test
    void aChangeTouchesOnlyItsFieldsAndGivesANewVersion() {
        Product before = products.list(ProductFilter.any(), null, 1).get(0);

        Product after =
                products.change(before.id(), before.updatedAt(), change("9.5")).orElseThrow();

        assertThat(after.msrp()).isEqualByComparingTo("9.5");
        assertThat(after.name()).isEqualTo("Chair 100%");
        assertThat(after.description()).isNull();
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
    }

    @Test
    void aChangeOfSomethingThatWasChangedIsRefused() {
        Product seen = products.list(ProductFilter.any(), null, 1).get(0);
        products.change(seen.id(), null, change("1"));

        assertThatThrownBy(() -> products.change(seen.id(), seen.updatedAt(), change("2")))
                .is(refused(STALE))
                .hasMessage(
                        "Product " + seen.id() + " was changed in the meantime; read it again and repeat the change.");
        assertThat(products.change(999, null, change("1"))).isEmpty();
    }

    private static Product.Change change(String msrp) {
        return new Product.Change(null, null, null, new BigDecimal(msrp), null, null, Optional.empty());
    }

    private List<String> skus(ProductFilter filter) {
        return products.list(filter, null, 10).stream().map(Product::vendorSku).toList();
    }

    private void insert(String sku, String name, String brand, String gtin) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, gtin, description, created_at, updated_at)
                        VALUES (?, 1, ?, ?, 10, 5, 'en', TRUE, ?, 'old', NOW(6), NOW(6))""",
                        sku,
                        name,
                        brand,
                        gtin));
    }
}
