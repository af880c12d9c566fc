package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.ListWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page of 100,000 orders, by each filter and sort that the console offers: an index gives its rows, in their order, and
 * little more than a page of them is read.
 */
class OrderListPlanTest {
    private static final int ORDERS = 100_000;
    private static final int PAGE = 51;
    private static final int LITTLE = 20 * PAGE;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
    private static final String DIGIT = "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
            + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private static OrderStockShelf shelf;
    private static long other;

    @BeforeAll
    static void open() {
        shelf = new OrderStockShelf();
        other = shelf.database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO connection (kind, name, settings, created_at, updated_at)
                        VALUES ('cseries', 'Other', '{}', NOW(6), NOW(6))""")
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        shelf.database.jdbi().useHandle(OrderListPlanTest::fill);
    }

    /** One order in a thousand is of the other shop, on hold or waits for payment; the rest is of the first one, shipped. */
    private static void fill(Handle handle) {
        handle.execute("INSERT INTO customer_order (connection_id, remote_id, number, state, hold_cause, remote_status,"
                + " payment_status, shipment_status, person, ships_on, ordered_at, remote_updated_at, created_at,"
                + " updated_at) SELECT IF(seq % 1000 = 7, " + other + ", " + shelf.shop + "), seq, CONCAT('ORD', seq),"
                + " CASE seq % 1000 WHEN 1 THEN 'on-hold' WHEN 2 THEN 'accepted' WHEN 7 THEN 'accepted' ELSE 'shipped' END,"
                + " IF(seq % 1000 = 1, 'stock', NULL), '-', 'paid', 'shipped',"
                + " JSON_OBJECT('firstname', 'Jan', 'lastname', CONCAT('Jansen', seq), 'email', CONCAT('jan', seq,"
                + " '@example.com'), 'billing', JSON_OBJECT('street', REPEAT('x', 300))),"
                + " IF(seq % 10 = 0, NULL, '2026-01-01' + INTERVAL (seq DIV 200) DAY), '2026-01-01' + INTERVAL seq MINUTE,"
                + " '2026-01-01' + INTERVAL seq MINUTE, '2026-01-01' + INTERVAL seq MINUTE,"
                + " '2026-01-01' + INTERVAL seq MINUTE FROM (SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d"
                + " + 10000 * f.d AS seq FROM " + DIGIT + " a, " + DIGIT + " b, " + DIGIT + " c, " + DIGIT + " e, "
                + DIGIT + " f) s ORDER BY seq");
        handle.execute("ANALYZE TABLE customer_order");
    }

    @AfterAll
    static void close() {
        shelf.close();
    }

    static Stream<Arguments> pages() {
        OrderFilter any = OrderFilter.any();
        OrderFilter held = new OrderFilter(null, OrderState.ON_HOLD, null);
        OrderFilter shipped = new OrderFilter(null, OrderState.SHIPPED, null);
        OrderFilter ofOther = new OrderFilter(other, null, null);
        OrderFilter heldOfShop = new OrderFilter(shelf.shop, OrderState.ON_HOLD, null);
        OrderFilter short4 = new OrderFilter(null, null, null, HoldCause.STOCK, null, null, null, null, null);
        OrderFilter numbered = new OrderFilter(null, null, "ORD77777");
        OrderFilter onDay = new OrderFilter(null, null, null, null, DAY, null, null, null, null);
        OrderFilter dueNow = new OrderFilter(null, OrderState.ACCEPTED, null, null, null, DAY, null, null, null);
        OrderFilter ordered = new OrderFilter(
                null, null, null, null, null, null, FIRST.plusSeconds(60_000), FIRST.plusSeconds(6_000_000), null);
        OrderFilter orderedAtOther = new OrderFilter(
                other, null, null, null, null, null, FIRST.plusSeconds(60_000), FIRST.plusSeconds(6_000_000), null);
        return Stream.of(
                Arguments.of("newest", any, null),
                Arguments.of("oldest", any, "id"),
                Arguments.of("by state", held, null),
                Arguments.of("by a frequent state", shipped, null),
                Arguments.of("by shop", ofOther, null),
                Arguments.of("by shop and state", heldOfShop, null),
                Arguments.of("by cause", short4, null),
                Arguments.of("by number", numbered, null),
                Arguments.of("of a shipping day", onDay, null),
                Arguments.of("due, by shipping day", dueNow, "shipsOn"),
                Arguments.of("all, by shipping day", any, "shipsOn"),
                Arguments.of("all, by shipping day backwards", any, "-shipsOn"),
                Arguments.of("a state, by shipping day", shipped, "shipsOn"),
                Arguments.of("all, by order time", any, "-orderedAt"),
                Arguments.of("a state, by order time", held, "-orderedAt"),
                Arguments.of("a shop, by order time", ofOther, "-orderedAt"),
                Arguments.of("of some days, by order time", ordered, "-orderedAt"),
                Arguments.of("of some days and a shop", orderedAtOther, "-orderedAt"),
                Arguments.of("all, by number", any, "number"),
                Arguments.of("all, by last change", any, "-updatedAt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageReadsLittleMoreThanItsRows(String name, OrderFilter filter, String sort) {
        List<Order> first = read(filter, new ListWindow(null, null, sort, null, null, PAGE));
        List<Order> second = first.size() < PAGE ? List.of() : read(filter, after(first.get(PAGE - 2), sort));

        assertThat(first).as(name).isNotEmpty();
        if (!second.isEmpty()) {
            assertThat(second.get(0).id()).isEqualTo(first.get(PAGE - 1).id());
        }
    }

    private static List<Order> read(OrderFilter filter, ListWindow window) {
        assertThat(plan(filter, window))
                .allSatisfy(step -> assertThat(step.get("type")).isNotEqualTo("ALL"))
                .noneSatisfy(
                        step -> assertThat(String.valueOf(step.get("extra"))).contains("filesort"));
        long before = rowsRead();
        List<Order> found = shelf.orders.list(filter, window);
        assertThat(rowsRead() - before).isLessThan(LITTLE);
        return found;
    }

    /** @param last the last row of the page before */
    private static ListWindow after(Order last, String sort) {
        String field = sort == null ? "id" : sort.replace("-", "");
        String value =
                switch (field) {
                    case "shipsOn" ->
                        last.shipsOn() == null ? "9999-12-31" : last.shipsOn().toString();
                    case "orderedAt" -> sql(last.orderedAt());
                    case "updatedAt" -> sql(last.updatedAt());
                    case "number" -> last.number();
                    default -> null;
                };
        return new ListWindow(null, null, sort, last.id(), value, PAGE);
    }

    private static String sql(Instant at) {
        return at.toString().replace("T", " ").replace("Z", "");
    }

    private static List<Map<String, Object>> plan(OrderFilter filter, ListWindow window) {
        OrderConditions conditions = new OrderConditions(filter);
        return shelf.database.jdbi().withHandle(handle -> handle.createQuery(
                        "EXPLAIN " + OrderQueries.page(conditions, window))
                .bindMap(conditions.bound())
                .bindMap(window.bound())
                .mapToMap()
                .list());
    }

    /** Rows the server has read for anybody. */
    private static long rowsRead() {
        return shelf.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT SUM(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS"
                                + " WHERE VARIABLE_NAME LIKE 'Handler\\_read\\_%'")
                .mapTo(Long.class)
                .one());
    }

    /** A part of a name is in the middle of it: the whole index of customers is read, and of the orders those that match. */
    @Test
    void aCustomerIsLookedForInAnIndexAlone() {
        OrderFilter filter = new OrderFilter(null, null, null, null, null, null, null, null, "JÀNSEN777");

        List<Map<String, Object>> plan = plan(filter, ListWindow.after(null, PAGE));
        List<Order> found = shelf.orders.list(filter, ListWindow.after(null, PAGE));

        assertThat(plan)
                .filteredOn(step -> "customer_order_customer".equals(step.get("key")))
                .singleElement()
                .satisfies(step -> assertThat(String.valueOf(step.get("extra"))).contains("Using index"));
        assertThat(plan)
                .filteredOn(step -> "o".equals(step.get("table")))
                .singleElement()
                .satisfies(step -> assertThat(step.get("type")).isEqualTo("eq_ref"));
        assertThat(found).hasSize(51).allMatch(order -> order.person().contains("Jansen777"));
    }

    @Test
    void countsAreThoseOfTheLists() {
        OrderCounts all = shelf.orders.counts(OrderFilter.any());
        OrderCounts ofOther = shelf.orders.counts(new OrderFilter(other, OrderState.SHIPPED, null));
        OrderCounts ofOne = shelf.orders.counts(
                new OrderFilter(null, null, null, null, null, null, null, null, "jan77777@example"));

        assertThat(all.total()).isEqualTo(ORDERS);
        assertThat(all.states())
                .containsOnly(
                        Map.entry(OrderState.ON_HOLD, 100L),
                        Map.entry(OrderState.ACCEPTED, 200L),
                        Map.entry(OrderState.SHIPPED, 99_700L));
        assertThat(all.holdCauses()).containsOnly(Map.entry(HoldCause.STOCK, 100L));
        assertThat(ofOther.states()).containsOnly(Map.entry(OrderState.ACCEPTED, 100L));
        assertThat(ofOne.total()).isEqualTo(1);
    }
}
