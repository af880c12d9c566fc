package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.JsonScalars;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reads an object of R-Series' JSON, where every value is a text, a list of one stands without its brackets, and an empty
 * list is absent, an empty text, an empty object or an empty list. A field that is not there or of another type reads as
 * nothing, never as a fault.
 */
public record RSeriesJson(Map<?, ?> json) {

    public static RSeriesJson of(Object json) {
        return new RSeriesJson(json instanceof Map<?, ?> map ? map : Map.of());
    }

    /**
     * The records of an answer, of a list as well as of a single record.
     *
     * @param answer with {@code @attributes} and the records below the name of the entity
     */
    public static List<RSeriesJson> records(Object answer, String entity) {
        return of(answer).list(entity);
    }

    /** Text without blanks around it and without control characters, however long; "" for nothing. */
    public String text(String name) {
        return JsonScalars.text(json.get(name));
    }

    /** An id; null for nothing and for "0". */
    public String id(String name) {
        return JsonScalars.id(json.get(name));
    }

    /** Null for nothing and for what no column holds. */
    public BigDecimal amount(String name) {
        return JsonScalars.amount(json.get(name));
    }

    /** Null for nothing. */
    public Long whole(String name) {
        return JsonScalars.whole(json.get(name));
    }

    public boolean flag(String name) {
        return JsonScalars.flag(json.get(name));
    }

    /** Null for nothing. */
    public Instant instant(String name) {
        return JsonScalars.instant(json.get(name));
    }

    /** An object inside; an empty one for nothing. */
    public RSeriesJson object(String name) {
        return of(json.get(name));
    }

    /** The records below a plural and a singular name, such as {@code SaleLines} and {@code SaleLine}. */
    public List<RSeriesJson> list(String plural, String singular) {
        return object(plural).list(singular);
    }

    private List<RSeriesJson> list(String name) {
        Object value = json.get(name);
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(item -> item instanceof Map<?, ?> map && !map.isEmpty())
                    .map(RSeriesJson::of)
                    .toList();
        }
        return value instanceof Map<?, ?> map && !map.isEmpty() ? List.of(of(map)) : List.of();
    }

    public boolean isEmpty() {
        return json.isEmpty();
    }
}
