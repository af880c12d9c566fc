package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What every list understands: {@code limit} (50, at most 250: more is taken as 250), {@code page}, {@code since_id},
 * the four date filters, both ends included, and {@code fields}.
 */
final class ListQuery {
    private static final int USUAL = 50;
    private static final int MOST = 250;
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final IncomingCall call;
    private final ShopQuirks quirks;

    ListQuery(IncomingCall call, ShopQuirks quirks) {
        this.call = call;
        this.quirks = quirks;
    }

    <T extends Entity> List<Map<String, Object>> page(
            NavigableMap<Long, T> all, Predicate<T> filter, Function<T, Map<String, Object>> json) {
        int limit = Math.min(MOST, number("limit", USUAL));
        int page = number("page", 1);
        if (limit > quirks.heaviestLimit) {
            throw new Refused(504, "Gateway time-out");
        }
        if (page > quirks.deepestPage) {
            return List.of();
        }
        List<Map<String, Object>> items = new ArrayList<>(limit);
        stream(all, filter)
                .skip((page - 1L) * limit)
                .limit(limit)
                .map(json)
                .map(this::chosen)
                .forEach(items::add);
        return items;
    }

    <T extends Entity> DoubleAnswer count(NavigableMap<Long, T> all, Predicate<T> filter) {
        return DoubleAnswer.ok("count", stream(all, filter).count());
    }

    /** Only the fields that were asked for. */
    Map<String, Object> chosen(Map<String, Object> json) {
        String fields = call.parameter("fields");
        if (fields == null || fields.isEmpty()) {
            return json;
        }
        Map<String, Object> few = new LinkedHashMap<>();
        for (String field : List.of(fields.split(",", -1))) {
            if (json.containsKey(field.strip())) {
                few.put(field.strip(), json.get(field.strip()));
            }
        }
        return few;
    }

    private <T extends Entity> Stream<T> stream(NavigableMap<Long, T> all, Predicate<T> filter) {
        NavigableMap<Long, T> rest = all;
        if (call.parameter("since_id") != null) {
            rest = all.tailMap((long) number("since_id", 0), false);
        } else if (quirks.newestFirst) {
            rest = all.descendingMap();
        }
        long createdMin = date("created_at_min", Long.MIN_VALUE);
        long createdMax = date("created_at_max", Long.MAX_VALUE);
        long updatedMin = date("updated_at_min", Long.MIN_VALUE);
        long updatedMax = date("updated_at_max", Long.MAX_VALUE);
        return rest.values().stream()
                .filter(item -> item.createdAt >= createdMin
                        && item.createdAt <= createdMax
                        && item.updatedAt >= updatedMin
                        && item.updatedAt <= updatedMax)
                .filter(filter);
    }

    private int number(String name, int usual) {
        String text = call.parameter(name);
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            return number < 0 || (number == 0 && !name.equals("since_id")) ? usual : number;
        } catch (NumberFormatException e) {
            throw new Refused(400, "Invalid value for '" + name + "', expected a number");
        }
    }

    private long date(String name, long usual) {
        String text = call.parameter(name);
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            return seconds(text, quirks.filterZone);
        } catch (DateTimeException e) {
            throw new Refused(400, "Invalid value for '" + name + "', expected a date");
        }
    }

    private static long seconds(String text, ZoneId zone) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(zone).toEpochSecond();
        }
        if (text.length() == 19) {
            return LocalDateTime.parse(text.replace('T', ' '), PLAIN)
                    .atZone(zone)
                    .toEpochSecond();
        }
        return OffsetDateTime.parse(text.replace(' ', 'T')).toEpochSecond();
    }
}
