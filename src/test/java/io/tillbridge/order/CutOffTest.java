package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutOffTest {
    private static final WorkingDays WEEK = WorkingDays.mondayToFriday();
    private static final WorkingDays EVERY_DAY = new WorkingDays(EnumSet.allOf(DayOfWeek.class), Set.of());

    @ParameterizedTest
    @CsvSource({
        // 11 March 2026 is a Wednesday, Amsterdam is one hour ahead
        "2026-03-11T10:59:59.999999Z, 2026-03-11, just before the minute",
        "2026-03-11T11:00:00Z,        2026-03-12, at the minute itself",
        "2026-03-11T23:30:00Z,        2026-03-12, past midnight at the shop and still Wednesday in UTC",
        "2026-03-13T10:00:00Z,        2026-03-13, Friday morning",
        "2026-03-13T12:00:00Z,        2026-03-16, Friday afternoon",
        "2026-03-14T08:00:00Z,        2026-03-16, Saturday morning",
        "2026-03-15T22:59:00Z,        2026-03-16, Sunday night",
        "2026-03-15T23:01:00Z,        2026-03-16, Monday by the clock of the shop",
        "2026-07-01T09:59:59Z,        2026-07-01, summer before the minute",
        "2026-07-01T10:00:00Z,        2026-07-02, summer at the minute",
    })
    void anOrderBeforeTheCutOffOfAWorkingDayLeavesThatDay(Instant ordered, LocalDate leaves, String when) {
        assertThat(CutOff.shipsOn(ordered, LocalTime.NOON, Given.AMSTERDAM, WEEK))
                .as(when)
                .isEqualTo(leaves);
    }

    @Test
    void holidaysPushItToTheNextWorkingDay() {
        // Good Friday to Easter Monday 2026
        WorkingDays easter =
                new WorkingDays(WEEK.weekdays(), Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)));

        assertThat(noon("2026-04-02T09:00:00Z", easter)).isEqualTo("2026-04-02");
        assertThat(noon("2026-04-02T10:00:00Z", easter)).isEqualTo("2026-04-07");
        assertThat(noon("2026-04-03T06:00:00Z", easter)).isEqualTo("2026-04-07");
        assertThat(noon("2026-04-07T06:00:00Z", easter)).isEqualTo("2026-04-07");
    }

    @Test
    void aDayOfEveryYearIsAHolidayInEachOfThem() {
        WorkingDays christmas =
                new WorkingDays(WEEK.weekdays(), Set.of(), Set.of(MonthDay.of(12, 25), MonthDay.of(2, 29)));

        assertThat(noon("2026-12-25T06:00:00Z", christmas)).isEqualTo("2026-12-28");
        assertThat(noon("2029-12-25T06:00:00Z", christmas)).isEqualTo("2029-12-26");
        assertThat(noon("2028-02-29T06:00:00Z", christmas)).isEqualTo("2028-03-01");
        assertThat(noon("2029-03-01T06:00:00Z", christmas)).isEqualTo("2029-03-01");
    }

    @ParameterizedTest
    @CsvSource({
        // On 29 March 2026 the clock leaps from 02:00 to 03:00: 02:30 never comes, the leap is the cut-off.
        "02:30, 2026-03-29T00:59:59Z, 2026-03-29",
        "02:30, 2026-03-29T01:00:00Z, 2026-03-30",
        "02:30, 2026-03-29T01:15:00Z, 2026-03-30",
        "03:00, 2026-03-29T00:59:59Z, 2026-03-29",
        "03:00, 2026-03-29T01:00:00Z, 2026-03-30",
        "12:00, 2026-03-29T09:59:59Z, 2026-03-29",
        "12:00, 2026-03-29T10:00:00Z, 2026-03-30",
        // On 25 October 2026 the hour from 02:00 comes twice: the first pass counts.
        "02:30, 2026-10-25T00:29:59Z, 2026-10-25",
        "02:30, 2026-10-25T00:30:00Z, 2026-10-26",
        "02:30, 2026-10-25T01:15:00Z, 2026-10-26",
        "03:00, 2026-10-25T01:59:59Z, 2026-10-25",
        "03:00, 2026-10-25T02:00:00Z, 2026-10-26",
        "12:00, 2026-10-25T10:59:59Z, 2026-10-25",
        "12:00, 2026-10-25T11:00:00Z, 2026-10-26",
    })
    void onDaysTheClockIsChangedTheCutOffIsOneMoment(LocalTime cutOff, Instant ordered, LocalDate leaves) {
        assertThat(CutOff.shipsOn(ordered, cutOff, Given.AMSTERDAM, EVERY_DAY)).isEqualTo(leaves);
    }

    @Test
    void noOrderLeavesBeforeAnEarlierOne() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] zones = {"Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"};
        for (int i = 0; i < 5_000; i++) {
            ZoneId zone = ZoneId.of(zones[random.nextInt(zones.length)]);
            Instant first = Instant.parse("2016-01-01T00:00:00Z").plus(random.nextInt(5_000_000), ChronoUnit.MINUTES);
            Instant second = first.plus(random.nextInt(180), ChronoUnit.MINUTES);
            LocalTime cutOff = LocalTime.of(random.nextInt(24), random.nextInt(60));

            LocalDate before = CutOff.shipsOn(first, cutOff, zone, EVERY_DAY);
            LocalDate after = CutOff.shipsOn(second, cutOff, zone, EVERY_DAY);

            assertThat(after)
                    .as("seed %s: %s, %s, %s, %s", seed, zone, cutOff, first, second)
                    .isAfterOrEqualTo(before);
        }
    }

    @Test
    void workingDaysNeedAWeekdayAndADayThatIsNoHoliday() {
        assertThatThrownBy(() -> new WorkingDays(Set.of(), Set.of()))
                .hasMessage(
                        "Working days: expected at least one weekday on which parcels leave, found none. Name one.");
        Set<LocalDate> always = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2037, 1, 1))
                .collect(java.util.stream.Collectors.toSet());
        assertThatThrownBy(() -> new WorkingDays(WEEK.weekdays(), always).onOrAfter(LocalDate.of(2026, 1, 5)))
                .hasMessage("Working days: expected one in the ten years after 2026-01-05, found holidays only."
                        + " Take some of them out.");
    }

    private static String noon(String ordered, WorkingDays days) {
        return CutOff.shipsOn(Instant.parse(ordered), LocalTime.NOON, Given.AMSTERDAM, days)
                .toString();
    }
}
