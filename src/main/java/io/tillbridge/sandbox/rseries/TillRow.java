package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record of an account: its fields in their order. A value is a Long, BigDecimal, Boolean, Instant, String or {@link
 * Nested}; a field without a value is not there.
 */
final class TillRow {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static TillRow of(Object... namesAndValues) {
        TillRow row = new TillRow();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    /** @param value null: the field is no longer there */
    TillRow put(String name, Object value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value instanceof Integer number ? Long.valueOf(number) : value);
        }
        return this;
    }

    /**
     * These fields are 0.
     *
     * @param names with blanks between them
     */
    TillRow zero(String names) {
        return all(names, 0L);
    }

    /** These fields are empty texts. */
    TillRow blank(String names) {
        return all(names, "");
    }

    /** These fields are false. */
    TillRow off(String names) {
        return all(names, false);
    }

    /** These fields have this value. */
    TillRow all(String names, Object value) {
        for (String name : names.split(" ", -1)) {
            put(name, value);
        }
        return this;
    }

    Object get(String name) {
        return fields.get(name);
    }

    /** A number or id; 0 for none. */
    long number(String name) {
        return fields.get(name) instanceof Long number ? number : 0;
    }

    BigDecimal amount(String name) {
        return fields.get(name) instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    Instant time(String name) {
        return fields.get(name) instanceof Instant time ? time : null;
    }

    Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
