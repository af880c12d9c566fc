package io.tillbridge.flow.stock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stock levels that an answer of the shop shows, whatever its shape. */
final class StockLevelsInAnswer {
    private StockLevelsInAnswer() {}

    /** @param changedAt when the variant was changed last, by the shop's clock; null when the answer does not say */
    record Level(long number, Instant changedAt) {}

    /** @param answer one variant, a list of them, or either in an envelope */
    static Map<String, Level> levels(Object answer) {
        Map<String, Level> levels = new HashMap<>();
        collect(answer, levels, 0);
        return levels;
    }

    private static void collect(Object part, Map<String, Level> levels, int depth) {
        if (part instanceof Map<?, ?> map) {
            Long level = whole(map.get("stockLevel"));
            if (map.get("id") != null && level != null) {
                levels.put(map.get("id").toString(), new Level(level, instant(map.get("updatedAt"))));
            } else if (depth < 2) {
                List.copyOf(map.values()).forEach(value -> collect(value, levels, depth + 1));
            }
        } else if (part instanceof Collection<?> items) {
            items.forEach(item -> collect(item, levels, depth));
        }
    }

    private static Long whole(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value instanceof String text && text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    private static Instant instant(Object value) {
        try {
            return value instanceof String text ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeException none) {
            return null;
        }
    }
}
