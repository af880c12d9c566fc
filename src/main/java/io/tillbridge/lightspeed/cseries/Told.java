package io.tillbridge.lightspeed.cseries;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Reads an object of the shop's JSON. The shop writes {@code false}, an empty text or null for nothing, numbers as texts
 * and ids as either; a field that is not there or of another type reads as nothing, never as a fault.
 */
record Told(Map<?, ?> json) {
    private static final int LONGEST_NUMBER = 40;

    static Told of(Object json) {
        return new Told(json instanceof Map<?, ?> map ? map : Map.of());
    }

    /** The object itself, or what stands in the one envelope that the shop puts around single objects. */
    static Told of(Map<?, ?> json, String envelope) {
        return json.get(envelope) instanceof Map<?, ?> inner && !json.containsKey("id")
                ? new Told(inner)
                : new Told(json);
    }

    /** Text without blanks around it; "" for nothing. */
    String text(String name) {
        Object value = json.get(name);
        if (value instanceof Number number) {
            return plain(number);
        }
        return value instanceof String text ? text.strip() : "";
    }

    /** The same, cut to what our tables hold. */
    String text(String name, int longest) {
        String text = text(name);
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /** An id, null for nothing. */
    String id(String name) {
        return id(json.get(name));
    }

    private static String id(Object value) {
        String text = value instanceof Number number ? plain(number) : value instanceof String s ? s.strip() : "";
        return text.isEmpty() || text.equals("0") ? null : text;
    }

    /** A number with decimals, null for nothing. */
    BigDecimal number(String name) {
        String text = text(name);
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

    /** A whole number, null for nothing; what stands behind the point is dropped. */
    Long whole(String name) {
        BigDecimal number = number(name);
        if (number == null || number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return null;
        }
        return number.longValue();
    }

    long wholeOr0(String name) {
        Long whole = whole(name);
        return whole == null ? 0 : whole;
    }

    boolean flag(String name) {
        Object value = json.get(name);
        return value instanceof Boolean flag
                ? flag
                : text(name).equals("1") || text(name).equalsIgnoreCase("true");
    }

    /** A time with its offset; one without is read as UTC. Null for nothing. */
    Instant instant(String name) {
        String text = text(name);
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

    Told object(String name) {
        return of(json.get(name));
    }

    /** The id behind {@code {"resource":{"id":…}}}, a plain object or a bare id; null for nothing. */
    String relation(String name) {
        if (!(json.get(name) instanceof Map<?, ?> relation)) {
            return id(json.get(name));
        }
        return relation.get("resource") instanceof Map<?, ?> resource ? id(resource.get("id")) : id(relation.get("id"));
    }

    /** The objects that stand inside a relation; none when it is only named. */
    List<Told> embedded(String name) {
        Object value = json.get(name);
        Object inside = of(of(value).json.get("resource")).json.get("embedded");
        Object list = inside == null ? value : inside;
        return list instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(Told::of).toList()
                : List.of();
    }

    /** What stands inside a relation to one object, or the object that stands in its place. */
    Told single(String name) {
        Told relation = object(name);
        return relation.json.containsKey("resource")
                ? relation.object("resource").object("embedded")
                : relation;
    }

    private static String plain(Number number) {
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }
}
