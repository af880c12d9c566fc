package io.tillbridge.checkout;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A time of day at which the company delivers somewhere.
 *
 * @param weekdays on which it is delivered
 * @param leadDays days from the day on which an order leaves to the first day of delivery; 0: the same day
 * @param cutOff before this time it leaves the same day, when that is earlier than the shop's; may be null
 * @param price may be null
 */
public record WindowRule(
        DeliveryKind kind,
        ServiceArea area,
        Set<DayOfWeek> weekdays,
        LocalTime from,
        LocalTime to,
        int leadDays,
        LocalTime cutOff,
        BigDecimal price) {
    public WindowRule {
        weekdays = weekdays.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(weekdays);
    }

    boolean deliversOn(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek());
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.text());
        map.putAll(area.toMap());
        map.put("weekdays", words(weekdays));
        map.put("from", from.toString());
        map.put("to", to.toString());
        map.put("leadDays", leadDays);
        map.put("cutOff", cutOff == null ? null : cutOff.toString());
        map.put("price", price == null ? null : price.toPlainString());
        map.values().removeIf(value -> value == null);
        return map;
    }

    static List<String> words(Set<DayOfWeek> days) {
        return days.stream().sorted().map(OpeningTimes::word).toList();
    }
}
