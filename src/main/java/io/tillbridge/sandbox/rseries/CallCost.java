package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a call costs, by the rules of 2026-03-17: a base, and something for relations, nested records and {@code or}. */
final class CallCost {
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal COUNT = BigDecimal.TEN;

    private CallCost() {}

    /**
     * Of a call on an entity.
     *
     * @param body empty for none
     */
    static BigDecimal of(TillRequest request, TillEntity entity, Map<String, Object> body) {
        if (request.parameter("count") != null) {
            return COUNT;
        }
        BigDecimal cost = base(request.method(), entity, body);
        boolean list = request.method().equals("GET") && !request.resource().contains("/");
        for (String name : TillRelations.asked(entity, request.parameter("load_relations"))) {
            cost = cost.add(relation(TillRelations.path(entity, name), list));
        }
        if (request.parameter("or") != null) {
            cost = cost.add(BigDecimal.valueOf(or(request.parameter("or"))));
        }
        return cost.add(HALF.multiply(BigDecimal.valueOf(nested(body))));
    }

    private static BigDecimal base(String method, TillEntity entity, Map<String, Object> body) {
        boolean write = !method.equals("GET");
        if (write && entity == TillEntity.INVENTORY_COUNT_RECONCILE) {
            return BigDecimal.TEN;
        }
        if (write && entity == TillEntity.SALE) {
            boolean completes = "true".equals(String.valueOf(body.get("completed")));
            return BigDecimal.valueOf(completes ? 5 : 2);
        }
        return BigDecimal.valueOf(write && entity == TillEntity.SALE_LINE ? 2 : 1);
    }

    /** A relation to many, and one of a list or below one to many, costs twice as much. */
    private static BigDecimal relation(List<TillRelation> path, boolean list) {
        boolean many = path.get(path.size() - 1).many();
        boolean below = path.subList(0, path.size() - 1).stream().anyMatch(TillRelation::many);
        return TENTH.multiply(BigDecimal.valueOf((many ? 2L : 1L) * (list || below ? 2 : 1)));
    }

    private static long or(String text) {
        String[] terms = text.split("\\|", -1);
        List<String> fields = Arrays.stream(terms)
                .map(term -> term.split("=", 2)[0])
                .distinct()
                .toList();
        if (fields.size() == 1) {
            return 0;
        }
        long entities = fields.stream()
                .map(field -> field.contains(".") ? field.substring(0, field.indexOf('.')) : "")
                .distinct()
                .count();
        long ranges = Arrays.stream(terms)
                .filter(term -> term.contains("="))
                .filter(term -> FieldTerm.of("", term.substring(term.indexOf('=') + 1)).isRange())
                .count();
        return entities == 1 && ranges <= 1 ? terms.length : 10 * entities + (terms.length - entities);
    }

    /** Records inside the body, at any depth: what stands in a list, or alone below its plural. */
    private static long nested(Map<?, ?> body) {
        return body.values().stream().mapToLong(CallCost::records).sum();
    }

    private static long records(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value instanceof List<?> list ? list.stream().mapToLong(CallCost::one).sum() : 0;
        }
        boolean wraps = map.size() == 1 && map.values().stream().allMatch(inner -> inner instanceof Map || inner instanceof List);
        return wraps ? map.values().stream().flatMap(CallCost::each).mapToLong(CallCost::one).sum() : one(map);
    }

    private static Stream<?> each(Object value) {
        return value instanceof List<?> list ? list.stream() : Stream.of(value);
    }

    private static long one(Object value) {
        return value instanceof Map<?, ?> record ? 1 + nested(record) : 0;
    }
}
