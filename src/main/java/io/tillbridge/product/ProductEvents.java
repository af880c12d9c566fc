package io.tillbridge.product;

import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The events of products: of one that a person changes, and the parts of statements that write those of many. */
public final class ProductEvents {
    private static final int CENTS = 2;

    private ProductEvents() {}

    /** A locked product was changed. */
    static void changed(Handle tx, Product before, Product after, Instant at) {
        Map<String, Object> changes = new LinkedHashMap<>();
        change(changes, "state", before.state().text(), after.state().text());
        change(changes, "name", before.name(), after.name());
        change(changes, "brand", before.brand(), after.brand());
        change(changes, "msrp", money(before.msrp()), money(after.msrp()));
        change(changes, "defaultCost", money(before.defaultCost()), money(after.defaultCost()));
        change(changes, "isVisible", before.visible(), after.visible());
        change(changes, "description", before.description(), after.description());
        if (changes.isEmpty()) {
            return;
        }
        List<EventType> types = new ArrayList<>(List.of(EventType.PRODUCT_CHANGED));
        if (changes.containsKey("msrp") || changes.containsKey("defaultCost")) {
            types.add(EventType.PRODUCT_PRICE_CHANGED);
        }
        if (before.state() == ProductState.LIVE && after.state() != ProductState.LIVE) {
            types.add(EventType.PRODUCT_GONE);
        }
        EventLog.write(
                tx,
                types.stream()
                        .map(type -> NewEvent.of(type, after.id(), after.connectionId(), at, changes))
                        .toList());
    }

    private static void change(Map<String, Object> changes, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(name, NewEvent.change(before, after));
        }
    }

    private static String money(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < CENTS ? plain.setScale(CENTS) : plain).toPlainString();
    }

    /**
     * SQL: writes an event for each row of a join in which {@code p} is the locked product.
     *
     * @param changes an expression of a JSON object
     * @param from what follows FROM
     */
    public static String insert(EventType type, String changes, String from) {
        return EventLog.INSERT + "SELECT '" + type.text() + "', CONCAT('" + type.subjects()
                + "/', p.id), p.connection_id, UTC_TIMESTAMP(6), " + changes + " FROM " + from;
    }

    /** SQL: the changes of the two prices from expressions to others, as a JSON object without what stayed. */
    public static String priceChanges(String msrp, String msrpNow, String cost, String costNow) {
        return "JSON_MERGE_PATCH('{}', " + priceChange("msrp", msrp, msrpNow) + ", "
                + priceChange("defaultCost", cost, costNow) + ")";
    }

    private static String priceChange(String name, String before, String after) {
        return "IF(" + before + " <=> " + after + ", '{}', JSON_OBJECT('" + name + "', JSON_OBJECT('before', "
                + moneySql(before) + ", 'after', " + moneySql(after) + ")))";
    }

    /** As {@link #money}. */
    private static String moneySql(String amount) {
        return "IF(" + amount + " = ROUND(" + amount + ", 2), CAST(ROUND(" + amount + ", 2) AS CHAR),"
                + " TRIM(TRAILING '0' FROM CAST(" + amount + " AS CHAR)))";
    }
}
