package io.tillbridge.order;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter of orders as SQL. */
final class OrderConditions {
    /** Where a shop's order names its customer; the collation knows no difference of case or accent. */
    private static final String CUSTOMER =
            """
            CONCAT_WS(' ', JSON_VALUE(person, '$.firstname'), JSON_VALUE(person, '$.middlename'),
              JSON_VALUE(person, '$.lastname'), JSON_VALUE(person, '$.name'), JSON_VALUE(person, '$.company'),
              JSON_VALUE(person, '$.email'), JSON_VALUE(person, '$.shipping.name'),
              JSON_VALUE(person, '$.billing.name')) COLLATE utf8mb4_unicode_ci LIKE :customer""";

    private final List<String> conditions = new ArrayList<>(List.of("TRUE"));
    private final Map<String, Object> bound = new HashMap<>();

    OrderConditions(OrderFilter filter) {
        add(filter.connectionId(), "connection_id = :connection", "connection");
        add(filter.state() == null ? null : filter.state().text(), "state = :state", "state");
        add(filter.number(), "number = :number", "number");
        add(filter.holdCause() == null ? null : filter.holdCause().text(), "hold_cause = :cause", "cause");
        add(filter.shipsOn(), "ships_on = :shipsOn", "shipsOn");
        add(filter.shipsUntil(), "ships_on <= :shipsUntil", "shipsUntil");
        add(text(filter.orderedFrom()), "ordered_at >= :orderedFrom", "orderedFrom");
        add(text(filter.orderedTo()), "ordered_at < :orderedTo", "orderedTo");
        add(like(filter.customer()), CUSTOMER, "customer");
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
