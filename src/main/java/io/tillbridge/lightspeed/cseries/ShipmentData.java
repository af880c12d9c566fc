package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.storage.ColumnText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code shipmentData} of an order: an object, an array, or a text that may itself be JSON. Names are found at any depth. */
record ShipmentData(Object value) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TEXT = 1_000;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_LOOKED_AT = 2_000;

    static ShipmentData of(Object value) {
        Object clean = clean(value, 0);
        if (clean instanceof String text && (text.startsWith("{") || text.startsWith("["))) {
            try {
                return new ShipmentData(clean(JSON.readValue(text, Object.class), 0));
            } catch (JsonProcessingException noJson) {
                return new ShipmentData(text);
            }
        }
        return new ShipmentData(clean);
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
                if (inside || !text(found).isEmpty()) {
                    return new ShipmentData(found);
                }
            }
        }
        return new ShipmentData(Map.of());
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
                map.values().stream().filter(inner -> inner != null).forEach(open::add);
            } else if (next instanceof Collection<?> list) {
                list.stream().filter(inner -> inner != null).forEach(open::add);
            }
        }
        return maps;
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
