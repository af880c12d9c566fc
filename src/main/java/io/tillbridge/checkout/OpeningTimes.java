package io.tillbridge.checkout;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * When a place is open.
 *
 * @param week a day that is absent is closed
 * @param exceptions days on which the week does not count; none of a day: closed
 */
public record OpeningTimes(Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> exceptions) {
    private static final int LOOK_AHEAD = 60;

    public OpeningTimes {
        EnumMap<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        days.putAll(week);
        week = Collections.unmodifiableMap(days);
        exceptions = Collections.unmodifiableMap(new TreeMap<>(exceptions));
    }

    /** Of a day; a span ends at midnight at the latest. */
    public record Span(LocalTime from, LocalTime to) {
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("from", from.toString());
            map.put("to", to.toString());
            return map;
        }
    }

    List<Span> on(LocalDate day) {
        List<Span> exception = exceptions.get(day);
        return exception == null ? week.getOrDefault(day.getDayOfWeek(), List.of()) : exception;
    }

    /** The first day from this one on on which it is open; null when none is near. */
    LocalDate openOnOrAfter(LocalDate day) {
        for (int ahead = 0; ahead < LOOK_AHEAD; ahead++) {
            if (!on(day.plusDays(ahead)).isEmpty()) {
                return day.plusDays(ahead);
            }
        }
        return null;
    }

    /** {@code {monday: [{from, to}], …}}, open days only. */
    public Map<String, Object> weekMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        week.forEach((day, spans) -> map.put(word(day), spans.stream().map(Span::toMap).toList()));
        return map;
    }

    /** The exceptions from the first day on and before the last. */
    Map<LocalDate, List<Span>> exceptionsBetween(LocalDate first, LocalDate last) {
        Map<LocalDate, List<Span>> near = new TreeMap<>(exceptions);
        near.keySet().removeIf(day -> day.isBefore(first) || !day.isBefore(last));
        return near;
    }

    static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
