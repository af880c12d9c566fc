package io.tillbridge.sandbox.rseries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.server.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One page of a walk. Its cursors are keysets (the key that it is sorted by, and the id), so that a record that changes
 * during a walk by time is seen again instead of another being skipped.
 *
 * @param next cursor of the next page; null: there is none
 * @param previous likewise
 */
record RecordPage(List<TillRow> rows, String next, String previous) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws Refused 400 when a cursor is none of this API */
    static RecordPage of(RecordQuery query, List<TillRow> found, Map<String, String> parameters) {
        Comparator<TillRow> order = order(query);
        List<TillRow> sorted = found.stream().sorted(order).toList();
        int from = 0;
        if (parameters.containsKey("after")) {
            TillRow cursor = cursor(query, parameters.get("after"));
            while (from < sorted.size() && order.compare(sorted.get(from), cursor) <= 0) {
                from++;
            }
        } else if (parameters.containsKey("before")) {
            TillRow cursor = cursor(query, parameters.get("before"));
            int end = 0;
            while (end < sorted.size() && order.compare(sorted.get(end), cursor) < 0) {
                end++;
            }
            from = Math.max(0, end - query.limit());
        }
        int to = Math.min(sorted.size(), from + query.limit());
        List<TillRow> rows = sorted.subList(from, to);
        boolean any = !rows.isEmpty();
        return new RecordPage(
                rows,
                any && to < sorted.size() ? text(query, rows.get(rows.size() - 1)) : null,
                any && from > 0 ? text(query, rows.get(0)) : null);
    }

    /** The address of another page of the same walk; "" for none. */
    static String address(String base, Map<String, String> parameters, String name, String cursor) {
        if (cursor == null) {
            return "";
        }
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.remove("after");
        all.remove("before");
        all.put(name, cursor);
        StringBuilder address = new StringBuilder(base);
        char mark = '?';
        for (Map.Entry<String, String> one : all.entrySet()) {
            address.append(mark)
                    .append(one.getKey())
                    .append('=')
                    .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
            mark = '&';
        }
        return address.toString();
    }

    @SuppressWarnings("unchecked")
    private static Comparator<TillRow> order(RecordQuery query) {
        Comparator<TillRow> byKey = Comparator.comparing(
                row -> (Comparable<Object>) row.get(query.sort()), Comparator.nullsFirst(Comparator.naturalOrder()));
        Comparator<TillRow> order =
                byKey.thenComparingLong(row -> row.number(query.entity().id()));
        return query.descending() ? order.reversed() : order;
    }

    private static String text(RecordQuery query, TillRow row) {
        Object key = row.get(query.sort());
        long id = row.number(query.entity().id());
        Object[] cursor = query.sort().equals(query.entity().id())
                ? new Object[] {id}
                : new Object[] {key == null || key instanceof Long ? key : RecordJson.text(key), id};
        try {
            return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(cursor));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A cursor of the sandbox till cannot be written", e);
        }
    }

    private static TillRow cursor(RecordQuery query, String text) {
        try {
            Object[] parts = JSON.readValue(Base64.getDecoder().decode(text), Object[].class);
            long id = ((Number) parts[parts.length - 1]).longValue();
            TillRow row = TillRow.of(query.entity().id(), id);
            return parts.length == 1 ? row : row.put(query.sort(), key(query, parts[0]));
        } catch (IOException | IllegalArgumentException | ClassCastException | DateTimeException e) {
            throw new Refused(400, "The cursor is not one of this list");
        }
    }

    private static Object key(RecordQuery query, Object value) {
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue()).longValueExact();
        }
        boolean time = query.sort().toLowerCase(Locale.ROOT).contains("time");
        return value == null || !time ? value : FieldTerm.time(value.toString());
    }
}
