package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.storage.ColumnText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code shipmentData} of an order: an object, an array, or a text that may itself be JSON. Names are found at any depth, in
 * texts that are JSON, and in pairs such as {@code {"name": "location", "value": 7}}.
 */
record ShipmentData(Object value) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TEXT = 1_000;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_LOOKED_AT = 2_000;
    private static final int MOST_OF_A_PAIR = 4;

    static ShipmentData of(Object value) {
        Object clean = clean(value, 0);
        return new ShipmentData(clean instanceof String text ? json(text).orElse(text) : clean);
    }

    /** Whether it says anything. */
    boolean isThere() {
        return value instanceof Map<?, ?> map
                ? !map.isEmpty()
                : value instanceof Collection<?> list
                        ? !list.isEmpty()
                        : !text(value).isEmpty();
    }

    /** The value itself when it is a text or a number, else "". */
    String itself() {
        return text(value);
    }

    /** The first of these names that has a text, the outermost first; "" for none. */
    String first(String... names) {
        for (String name : names) {
            for (Map<?, ?> map : maps()) {
                String text = text(map.get(name));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    /** What stands at the first of these names that is there. */
    ShipmentData object(String... names) {
        for (String name : names) {
            for (Map<?, ?> map : maps()) {
                Object found = map.get(name);
                boolean inside = found instanceof Map<?, ?> inner && !inner.isEmpty();
                if (inside) {
                    return new ShipmentData(found);
                }
                if (!text(found).isEmpty()) {
                    return of(found);
                }
            }
        }
        return new ShipmentData(Map.of());
    }

    /** Everything but what stands at these names, at any depth. */
    ShipmentData without(String... names) {
        return new ShipmentData(without(value, Set.of(names), 0));
    }

    private static Object without(Object value, Set<String> names, int depth) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> rest = new LinkedHashMap<>();
            map.forEach((name, inner) -> {
                if (!names.contains(String.valueOf(name))) {
                    rest.put(name, without(inner, names, depth + 1));
                }
            });
            return rest;
        }
        if (value instanceof Collection<?> list) {
            return list.stream()
                    .map(inner -> without(inner, names, depth + 1))
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        return value instanceof String text && depth <= MOST_DEPTH
                ? json(text).map(inner -> without(inner, names, depth + 1)).orElse(text)
                : value;
    }

    /** The first of these words that stands at one of these names, alone or in a list, in small letters; "" for none. */
    String word(String[] names, Set<String> words) {
        for (Map<?, ?> map : maps()) {
            for (String name : names) {
                Object found = map.get(name);
                for (Object each : found instanceof Collection<?> list ? list : Collections.singletonList(found)) {
                    String word = text(each).toLowerCase(Locale.ROOT);
                    if (words.contains(word)) {
                        return word;
                    }
                }
            }
        }
        return "";
    }

    /** The whole of it as it is handed on; one that is too long as a cut text. */
    Object shown(int bytes, Runnable cut) {
        try {
            String json = JSON.writeValueAsString(value);
            if (json.getBytes(StandardCharsets.UTF_8).length <= bytes) {
                return value;
            }
            cut.run();
            return ColumnText.fit(json, bytes / 4);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON is JSON", e);
        }
    }

    /** All objects inside, the outermost first. */
    private List<Map<?, ?>> maps() {
        List<Map<?, ?>> maps = new ArrayList<>();
        Deque<Object> open = new ArrayDeque<>();
        open.add(value == null ? "" : value);
        for (int seen = 0; !open.isEmpty() && seen < MOST_LOOKED_AT; seen++) {
            Object next = open.poll();
            if (next instanceof Map<?, ?> map) {
                maps.add(map);
                pair(map).ifPresent(maps::add);
                map.values().stream().filter(inner -> inner != null).forEach(open::add);
            } else if (next instanceof Collection<?> list) {
                list.stream().filter(inner -> inner != null).forEach(open::add);
            } else if (next instanceof String text) {
                json(text).ifPresent(open::add);
            }
        }
        return maps;
    }

    /** {@code {name, value}} as an object with that one name. */
    private static Optional<Map<?, ?>> pair(Map<?, ?> map) {
        for (String name : List.of("name", "key", "field")) {
            if (map.size() <= MOST_OF_A_PAIR && map.get(name) instanceof String text && map.get("value") != null) {
                return Optional.of(Map.of(text, map.get("value")));
            }
        }
        return Optional.empty();
    }

    /** The object or array that a text is. */
    private static Optional<Object> json(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(clean(JSON.readValue(text, Object.class), 0));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static String text(Object value) {
        if (value instanceof Number number) {
            return number.toString();
        }
        return value instanceof String text ? ColumnText.fit(text.strip(), TEXT) : "";
    }

    private static Object clean(Object value, int depth) {
        if (depth > MOST_DEPTH) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> clean = new LinkedHashMap<>();
            map.forEach((name, inner) -> clean.put(ColumnText.clean(String.valueOf(name)), clean(inner, depth + 1)));
            return clean;
        }
        if (value instanceof Collection<?> list) {
            List<Object> clean = new ArrayList<>();
            list.forEach(inner -> clean.add(clean(inner, depth + 1)));
            return clean;
        }
        if (value instanceof String text) {
            return ColumnText.clean(text).strip();
        }
        return value instanceof Boolean flag && !flag && depth == 0 ? "" : value;
    }
}
