package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records as the API writes them: every value a text, a list of one without its brackets, an empty one in many ways. */
final class RecordJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final Set<String> COSTS = Set.of(
            "defaultCost",
            "avgCost",
            "fifoCost",
            "averageCost",
            "totalValueFifo",
            "totalValueAvgCost",
            "calcAvgCost",
            "calcFIFOCost",
            "costChange");

    private final TillData data;
    private final TillQuirks quirks;

    RecordJson(TillData data, TillQuirks quirks) {
        this.data = data;
        this.quirks = quirks;
    }

    /**
     * One record.
     *
     * @param relations dotted names
     * @param costs whether the caller may see them
     */
    Map<String, Object> record(TillEntity entity, TillRow row, List<String> relations, boolean costs) {
        Map<String, Object> json = fields(row, costs);
        for (TillRelation relation : TillRelations.of(entity)) {
            if (relations.stream().anyMatch(name -> first(name).equals(relation.name()))) {
                add(relation, entity, row, within(relation.name(), relations), costs, json);
            }
        }
        return json;
    }

    private void add(
            TillRelation relation,
            TillEntity entity,
            TillRow row,
            List<String> relations,
            boolean costs,
            Map<String, Object> json) {
        if (relation.many()) {
            String singular = relation.target() == null
                    ? relation.name().replaceFirst("s$", "")
                    : relation.target().title();
            List<Map<String, Object>> records = new ArrayList<>();
            if (relation.target() != null) {
                for (TillRow other : data.where(relation.target(), relation.key(), row.number(entity.id()))) {
                    records.add(record(relation.target(), other, relations, costs));
                }
            }
            put(json, relation.name(), singular, records);
        } else if (relation.target() != null) {
            TillRow other = data.table(relation.target()).find(row.number(relation.key()));
            if (other != null) {
                json.put(relation.name(), record(relation.target(), other, relations, costs));
            }
        }
    }

    private Map<String, Object> fields(TillRow row, boolean costs) {
        Map<String, Object> json = new LinkedHashMap<>();
        row.fields().forEach((name, value) -> {
            if (!costs && COSTS.contains(name)) {
                return;
            }
            if (value instanceof Nested nested) {
                nested(json, name, nested, costs);
            } else if (name.equals("shopID") && quirks.numericShopIds()) {
                json.put(name, value);
            } else {
                json.put(name.equals("updatetime") && quirks.updateTimeInCamelCase() ? "updateTime" : name, text(value));
            }
        });
        return json;
    }

    private void nested(Map<String, Object> json, String name, Nested nested, boolean costs) {
        List<Map<String, Object>> records =
                nested.rows().stream().map(row -> fields(row, costs)).toList();
        if (nested.singular() == null) {
            json.put(name, records.get(0));
        } else {
            put(json, name, nested.singular(), records);
        }
    }

    private void put(Map<String, Object> json, String plural, String singular, List<Map<String, Object>> records) {
        Object none = nothing(quirks::nextEmptyNested, records.isEmpty());
        if (!records.isEmpty()) {
            json.put(plural, Map.of(singular, collapsed(records)));
        } else if (none != null) {
            json.put(plural, none);
        }
    }

    /** The list of an answer under the name of its entity. */
    void list(Map<String, Object> json, TillEntity entity, List<Map<String, Object>> records) {
        Object none = nothing(quirks::nextEmptyList, records.isEmpty());
        if (!records.isEmpty()) {
            json.put(entity.title(), collapsed(records));
        } else if (none != null) {
            json.put(entity.title(), none);
        }
    }

    private static Object nothing(java.util.function.Supplier<TillQuirks.Nothing> how, boolean empty) {
        if (!empty) {
            return null;
        }
        return switch (how.get()) {
            case OBJECT -> Map.of();
            case TEXT -> "";
            case LIST -> List.of();
            case ABSENT, VARIED -> null;
        };
    }

    private static Object collapsed(List<Map<String, Object>> records) {
        return records.size() == 1 ? records.get(0) : records;
    }

    /** A value as text: without zeros behind the last decimal, and with an offset of zero hours. */
    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value instanceof Instant time ? TIME.format(time.atOffset(ZoneOffset.UTC)) : value.toString();
    }

    private static String first(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static List<String> within(String first, List<String> relations) {
        return relations.stream()
                .filter(name -> name.startsWith(first + "."))
                .map(name -> name.substring(first.length() + 1))
                .toList();
    }
}
