package io.tillbridge.lightspeed.cseries;

import io.tillbridge.storage.ColumnText;
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
record ShopJson(Map<?, ?> json, String path, TruncatedFields cut) {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_ID = 64;
    /** Of {@code DECIMAL(16, 4)}. */
    private static final BigDecimal MOST = new BigDecimal("999999999999.9999");
    /** Of {@code DATETIME}. */
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static ShopJson of(Object json) {
        return new ShopJson(json instanceof Map<?, ?> map ? map : Map.of(), "", new TruncatedFields());
    }

    /** The object itself, or what stands in the one envelope that the shop puts around single objects. */
    static ShopJson of(Map<?, ?> json, String envelope) {
        return of(json.get(envelope) instanceof Map<?, ?> inner && !json.containsKey("id") ? inner : json);
    }

    /** Text without blanks around it and without control characters, however long; "" for nothing. */
    String text(String name) {
        return text(json.get(name));
    }

    private static String text(Object value) {
        if (value instanceof Number number) {
            return plain(number);
        }
        return value instanceof String text ? ColumnText.clean(text).strip() : "";
    }

    /** The same, cut to a column of so many characters. */
    String text(String name, int longest) {
        return fitting(name, text(name), longest);
    }

    /** A text that was made of a field's, cut likewise. */
    String fitting(String name, String text, int longest) {
        if (!ColumnText.fits(text, longest)) {
            cut.add(path + name);
        }
        return ColumnText.fit(text, longest);
    }

    /** The same, cut to what a {@code TEXT} holds. */
    String longText(String name) {
        String text = text(name);
        if (!ColumnText.fitsText(text)) {
            cut.add(path + name);
        }
        return ColumnText.fitText(text);
    }

    /** An id, null for nothing. */
    String id(String name) {
        return id(json.get(name));
    }

    private static String id(Object value) {
        String text = text(value);
        return text.isEmpty() || text.equals("0") ? null : text;
    }

    /** An id that a column holds: one of more than 64 characters is none of the shop's. */
    private static String shortId(Object value) {
        String id = id(value);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    /** An amount of money, null for nothing and for what no column holds. */
    BigDecimal amount(String name) {
        BigDecimal number = number(name);
        return number == null || number.abs().compareTo(MOST) > 0 ? null : number;
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
        Instant instant = parsed(text(name));
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

    ShopJson object(String name) {
        return inside(json.get(name), name + ".");
    }

    private ShopJson inside(Object value, String name) {
        return new ShopJson(value instanceof Map<?, ?> map ? map : Map.of(), path + name, cut);
    }

    /** The id behind {@code {"resource":{"id":…}}}, a plain object or a bare id; null for nothing. */
    String relation(String name) {
        if (!(json.get(name) instanceof Map<?, ?> relation)) {
            return shortId(json.get(name));
        }
        return relation.get("resource") instanceof Map<?, ?> resource
                ? shortId(resource.get("id"))
                : shortId(relation.get("id"));
    }

    /** The objects that stand inside a relation; none when it is only named. */
    List<ShopJson> embedded(String name) {
        Object value = json.get(name);
        Object inside = of(of(value).json.get("resource")).json.get("embedded");
        Object list = inside == null ? value : inside;
        return list instanceof List<?> items
                ? items.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> inside(item, name + "." + shown(((Map<?, ?>) item).get("id")) + "."))
                        .toList()
                : List.of();
    }

    /** What stands inside a relation to one object, or the object that stands in its place. */
    ShopJson single(String name) {
        ShopJson relation = object(name);
        return relation.json.containsKey("resource")
                ? relation.object("resource").object("embedded")
                : relation;
    }

    private static String shown(Object id) {
        String text = id(id);
        return text == null ? "?" : ColumnText.fit(text, LONGEST_ID);
    }

    private static String plain(Number number) {
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }
}
