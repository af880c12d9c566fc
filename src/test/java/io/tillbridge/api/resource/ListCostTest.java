package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest rows of a large table cost the rows that are shown, not the table. */
class ListCostTest {
    private static final int ROWS = 20_000;
    private static final String NEWEST = "2020-01-01T05:33:10Z";
    private static final String MADE = "'2020-01-01' + INTERVAL seq SECOND";
    private static final String DIGIT = "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
            + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    /** The numbers from 1 to {@link #ROWS}, as {@code seq}. */
    private static final String FROM = " FROM (SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS seq"
            + " FROM " + DIGIT + " a, " + DIGIT + " b, " + DIGIT + " c, " + DIGIT + " e, " + DIGIT
            + " f WHERE f.d < 2) s";

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiShop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = new ApiShop(folder);
        shop.hub.database.jdbi().useHandle(ListCostTest::fill);
    }

    private static void fill(Handle handle) {
        handle.execute("INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,"
                + " is_visible, created_at, updated_at) SELECT CONCAT('S', seq), 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, "
                + MADE + ", " + MADE + FROM);
        handle.execute("INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, stock_tracking,"
                + " state, explanation, created_at, updated_at) SELECT " + shop.shop + ", seq, 'Mug', '', '', '',"
                + " 'enabled', 'unmatched', '-', " + MADE + ", " + MADE + FROM);
        handle.execute("INSERT INTO customer_order (connection_id, remote_id, number, state, remote_status,"
                + " payment_status, shipment_status, person, ordered_at, remote_updated_at, created_at, updated_at)"
                + " SELECT " + shop.shop + ", seq, seq, 'shipped', '-', 'paid', 'shipped', '{}', " + MADE + ", " + MADE
                + ", " + MADE + ", " + MADE + FROM);
        handle.execute("INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference,"
                + " at) SELECT " + shop.north + ", seq, 1, 1, 'count', seq, " + MADE + FROM);
        handle.execute("INSERT INTO incoming_goods (warehouse_id, product_id, quantity, expected_on, created_at,"
                + " updated_at) SELECT " + shop.north + ", seq, 1, '2020-01-01' + INTERVAL seq DAY, " + MADE + ", "
                + MADE + FROM);
        handle.execute("ANALYZE TABLE product, listing, customer_order, stock_movement, incoming_goods");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products?updatedSince=" + NEWEST,
                "/products?sort=-updatedAt",
                "/listings?updatedSince=" + NEWEST,
                "/listings?createdSince=" + NEWEST,
                "/listings?sort=-updatedAt",
                "/orders?updatedSince=" + NEWEST,
                "/orders?createdSince=" + NEWEST,
                "/orders?sort=-updatedAt",
                "/stock/movements?createdSince=" + NEWEST,
                "/stock/movements?sort=createdAt",
                "/incoming-goods?createdSince=" + NEWEST,
                "/incoming-goods?updatedSince=" + NEWEST,
                "/incoming-goods?sort=-updatedAt",
                "/incoming-goods?state=open&sort=expectedOn",
                "/incoming-goods?state=open&expectedBefore=2020-01-11",
                "/incoming-goods?product=7"
            })
    void theRowsThatAreShownAreTheRowsThatAreRead(String path) throws Exception {
        long before = read();

        int shown = shop.read(path + (path.contains("?") ? "&" : "?") + "limit=20")
                .path("items")
                .size();

        assertThat(shown).isPositive();
        assertThat(read() - before).isLessThan(ROWS / 10);
    }

    /** The newest rows of some tables are read as well: a fixed number of them. */
    @ParameterizedTest
    @ValueSource(strings = {"S1999", "mug", "1999", "m", "no such thing"})
    void aSearchReadsNoTable(String typed) throws Exception {
        long before = read();

        int status = shop.get("/search?q=" + typed.replace(" ", "%20")).statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(read() - before).isLessThan(ROWS / 2);
    }

    /** Rows the server has read for anybody. */
    private static long read() {
        return shop.hub.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT SUM(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS"
                                + " WHERE VARIABLE_NAME LIKE 'Handler\\_read\\_%'")
                .mapTo(Long.class)
                .one());
    }
}
