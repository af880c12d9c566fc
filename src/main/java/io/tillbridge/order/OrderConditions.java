package io.tillbridge.order;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter of orders as SQL. */
final class OrderConditions {
    /**
     * The index alone tells whom it names, and only the orders found there are read; its collation knows no difference of
     * case or accent. The limit, beyond any number of orders, keeps the database from asking for each order by itself.
     */
    private static final String OF_CUSTOMER =
            """
            (SELECT id AS found FROM customer_order FORCE INDEX (customer_order_customer)
              WHERE customer LIKE :customer LIMIT 1000000000) c STRAIGHT_JOIN customer_order o ON o.id = c.found""";

    private final List<String> conditions = new ArrayList<>(List.of("TRUE"));
    private final Map<String, Object> bound = new HashMap<>();
    private final String table;

    OrderConditions(OrderFilter filter) {
        add(filter.connectionId(), "connection_id = :connection", "connection");
        add(filter.state() == null ? null : filter.state().text(), "state = :state", "state");
        add(filter.number(), "number = :number", "number");
        add(filter.holdCause() == null ? null : filter.holdCause().text(), "hold_cause = :cause", "cause");
        add(filter.shipsOn(), "ships_sort = :shipsOn", "shipsOn");
        add(filter.shipsUntil(), "ships_sort <= :shipsUntil AND ships_on IS NOT NULL", "shipsUntil");
        add(text(filter.orderedFrom()), "ordered_at >= :orderedFrom", "orderedFrom");
        add(text(filter.orderedTo()), "ordered_at < :orderedTo", "orderedTo");
        add(like(filter.customer()), "TRUE", "customer");
        table = filter.customer() == null ? "customer_order o" : OF_CUSTOMER;
    }

    /** The orders, as {@code o}. */
    String table() {
        return table;
    }

    String sql() {
        return String.join(" AND ", conditions);
    }

    Map<String, Object> bound() {
        return bound;
    }

    private void add(Object value, String condition, String name) {
        if (value != null) {
            conditions.add(condition);
            bound.put(name, value);
        }
    }

    private static String text(Instant instant) {
        return instant == null ? null : UtcInstants.text(instant);
    }

    private static String like(String part) {
        return part == null ? null : "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
