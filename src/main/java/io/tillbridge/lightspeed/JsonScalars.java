package io.tillbridge.lightspeed;

import io.tillbridge.storage.ColumnText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads single values of Lightspeed's JSON, where a number, a flag or a time may be a text and nothing may be an empty
 * text. What is of another form reads as nothing, never as a fault.
 */
public final class JsonScalars {
    private static final int LONGEST_NUMBER = 40;
    /** Of {@code DECIMAL(16, 4)}. */
    private static final BigDecimal MOST = new BigDecimal("999999999999.9999");
    /** Of {@code DATETIME}. */
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private JsonScalars() {}

    /** Text without blanks around it and without control characters, however long; "" for nothing. */
    public static String text(Object value) {
        if (value instanceof Number number) {
            return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        }
        return value instanceof String text ? ColumnText.clean(text).strip() : "";
    }

    /** An id, null for nothing and for 0. */
    public static String id(Object value) {
        String text = text(value);
        return text.isEmpty() || text.equals("0") ? null : text;
    }

    /** A number with decimals, null for nothing. */
    public static BigDecimal number(Object value) {
        String text = text(value);
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** An amount of money, null for nothing and for what no column holds. */
    public static BigDecimal amount(Object value) {
        BigDecimal number = number(value);
        return number == null || number.abs().compareTo(MOST) > 0 ? null : number;
    }

    /** A whole number, null for nothing; what stands behind the point is dropped. */
    public static Long whole(Object value) {
        BigDecimal number = number(value);
        if (number == null || number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return null;
        }
        return number.longValue();
    }

    /** True for true, "true" in any case, 1 and "1". */
    public static boolean flag(Object value) {
        return value instanceof Boolean flag
                ? flag
                : text(value).equals("1") || text(value).equalsIgnoreCase("true");
    }

    /** A time with its offset; one without is read as UTC. Null for nothing and for what no column holds. */
    public static Instant instant(Object value) {
        Instant instant = parsed(text(value));
        return instant == null || instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
    }

    private static Instant parsed(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException none) {
                return null;
            }
        }
    }
}
