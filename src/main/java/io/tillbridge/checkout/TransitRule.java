package io.tillbridge.checkout;

import io.tillbridge.order.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How long a parcel travels.
 *
 * @param minDays days of delivery after the day on which it leaves
 * @param weekdays on which parcels are delivered
 */
public record TransitRule(ServiceArea area, int minDays, int maxDays, Set<DayOfWeek> weekdays) {
    public TransitRule {
        weekdays = EnumSet.copyOf(weekdays);
    }

    /** The so many-th day of delivery after this one; 0: the day itself or the first one after it. */
    LocalDate after(LocalDate day, int days, WorkingDays company) {
        WorkingDays deliveries = new WorkingDays(weekdays, company.holidays(), company.yearly());
        LocalDate at = day;
        for (int left = days; left > 0; left--) {
            at = deliveries.onOrAfter(at.plusDays(1));
        }
        return deliveries.onOrAfter(at);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(area.toMap());
        map.put("minDays", minDays);
        map.put("maxDays", maxDays);
        map.put("weekdays", WindowRule.words(weekdays));
        return map;
    }
}
