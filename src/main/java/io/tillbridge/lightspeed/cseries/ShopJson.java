package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.JsonScalars;
import io.tillbridge.storage.ColumnText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reads an object of the shop's JSON. The shop writes {@code false}, an empty text or null for nothing, numbers as texts
 * and ids as either; a field that is not there or of another type reads as nothing, never as a fault.
 */
record ShopJson(Map<?, ?> json, String path, TruncatedFields cut) {
    private static final int LONGEST_ID = 64;

    static ShopJson of(Object json) {
        return new ShopJson(json instanceof Map<?, ?> map ? map : Map.of(), "", new TruncatedFields());
    }

    /** The object itself, or what stands in the one envelope that the shop puts around single objects. */
    static ShopJson of(Map<?, ?> json, String envelope) {
        return of(json.get(envelope) instanceof Map<?, ?> inner && !json.containsKey("id") ? inner : json);
    }

    /** Text without blanks around it and without control characters, however long; "" for nothing. */
    String text(String name) {
        return JsonScalars.text(json.get(name));
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
        return JsonScalars.id(json.get(name));
    }

    /** An id that a column holds: one of more than 64 characters is none of the shop's. */
    private static String shortId(Object value) {
        String id = JsonScalars.id(value);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    /** An amount of money, null for nothing and for what no column holds. */
    BigDecimal amount(String name) {
        return JsonScalars.amount(json.get(name));
    }

    /** A number with decimals, null for nothing. */
    BigDecimal number(String name) {
        return JsonScalars.number(json.get(name));
    }

    /** A whole number, null for nothing; what stands behind the point is dropped. */
    Long whole(String name) {
        return JsonScalars.whole(json.get(name));
    }

    long wholeOr0(String name) {
        Long whole = whole(name);
        return whole == null ? 0 : whole;
    }

    boolean flag(String name) {
        return JsonScalars.flag(json.get(name));
    }

    /** A time with its offset; one without is read as UTC. Null for nothing. */
    Instant instant(String name) {
        return JsonScalars.instant(json.get(name));
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
        String text = JsonScalars.id(id);
        return text == null ? "?" : ColumnText.fit(text, LONGEST_ID);
    }
}
