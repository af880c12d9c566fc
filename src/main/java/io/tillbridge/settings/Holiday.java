package io.tillbridge.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;

/** A day on which the company rests: one date, or the same day of every year. */
public sealed interface Holiday {
    /** {@code 2026-12-25}. */
    record Once(LocalDate date) implements Holiday {
        @Override
        public String text() {
            return date.toString();
        }
    }

    /** {@code --12-25}, as ISO 8601 and iCalendar write a day without a year. */
    record Yearly(MonthDay day) implements Holiday {
        @Override
        public String text() {
            return day.toString();
        }
    }

    String text();

    /** Empty when it is neither, or no such day is in the calendar. */
    static Optional<Holiday> of(String text) {
        try {
            if (DateForm.ONCE.matcher(text).matches()) {
                return Optional.of(new Once(LocalDate.parse(text)));
            }
            if (DateForm.YEARLY.matcher(text).matches()) {
                return Optional.of(new Yearly(MonthDay.parse(text)));
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** How the two are written; years that shops live in. */
    final class DateForm {
        private static final Pattern ONCE = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
        private static final Pattern YEARLY = Pattern.compile("--[0-9]{2}-[0-9]{2}");

        private DateForm() {}
    }
}
