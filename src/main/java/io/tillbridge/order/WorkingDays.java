package io.tillbridge.order;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days on which parcels leave.
 *
 * @param weekdays at least one
 * @param holidays days on which nothing leaves although their weekday would allow it
 * @param yearly the same for days of every year
 */
public record WorkingDays(Set<DayOfWeek> weekdays, Set<LocalDate> holidays, Set<MonthDay> yearly) {
    private static final int FAR_AHEAD = 3_660;

    public WorkingDays {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException(
                    "Working days: expected at least one weekday on which parcels leave, found none. Name one.");
        }
        weekdays = Set.copyOf(weekdays);
        holidays = Set.copyOf(holidays);
        yearly = Set.copyOf(yearly);
    }

    public WorkingDays(Set<DayOfWeek> weekdays, Set<LocalDate> holidays) {
        this(weekdays, holidays, Set.of());
    }

    /** Monday to Friday, no holidays. */
    public static WorkingDays mondayToFriday() {
        return new WorkingDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
    }

    public boolean contains(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek()) && !isHoliday(day);
    }

    /** Whether the company rests that day, whatever the weekday. */
    public boolean isHoliday(LocalDate day) {
        return holidays.contains(day) || yearly.contains(MonthDay.from(day));
    }

    /**
     * The given day when parcels leave on it, else the next one on which they do.
     *
     * @throws IllegalStateException ten years ahead hold none, for all are holidays
     */
    public LocalDate onOrAfter(LocalDate day) {
        for (int ahead = 0; ahead < FAR_AHEAD; ahead++) {
            LocalDate candidate = day.plusDays(ahead);
            if (contains(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("Working days: expected one in the ten years after " + day
                + ", found holidays only. Take some of them out.");
    }
}
