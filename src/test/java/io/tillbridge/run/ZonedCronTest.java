package io.tillbridge.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.triggers.CronTriggerImpl;

class ZonedCronTest {
    private static final Instant FROM = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant TO = Instant.parse("2028-01-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Africa/Cairo",
                "America/Santiago",
                "Asia/Beirut",
                "America/Havana",
                "America/Asuncion",
                "Asia/Gaza",
                "Europe/Amsterdam",
                "America/New_York",
                "Australia/Lord_Howe",
                "Atlantic/Azores",
                "Africa/Casablanca",
                "Antarctica/Troll",
                "Asia/Kolkata",
                "UTC"
            })
    void everyClockOfADayFiresOnceEachDayAtItsTimeOrTheFirstInstantAfter(String name) throws Exception {
        ZoneId zone = ZoneId.of(name);
        for (int minutes = 0; minutes < 24 * 60; minutes += 15) {
            LocalTime time = LocalTime.ofSecondOfDay(minutes * 60L);
            ZonedCron cron = new ZonedCron("0 " + time.getMinute() + " " + time.getHour() + " * * ?", zone);
            List<Instant> expected = new ArrayList<>();
            LocalDate last = LocalDateTime.ofInstant(TO, zone).toLocalDate();
            for (LocalDate day = LocalDateTime.ofInstant(FROM, zone).toLocalDate();
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                expected.add(firstInstant(day.atTime(time), zone));
            }
            expected.removeIf(instant -> !instant.isAfter(FROM) || instant.isAfter(TO));

            assertThat(firings(cron)).as("%s at %s", name, time).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Africa/Cairo", "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Gaza"})
    void aClockOfMinutesGoesOnEvenlyThroughEveryChange(String name) throws Exception {
        ZonedCron cron = new ZonedCron("0 0/5 * * * ?", ZoneId.of(name));

        List<Instant> firings = firings(cron);

        for (int i = 1; i < firings.size(); i++) {
            assertThat(Duration.between(firings.get(i - 1), firings.get(i)))
                    .as("before %s", firings.get(i))
                    .isEqualTo(Duration.ofMinutes(5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Africa/Cairo, 2027-04-29T00:00:00, 2027-04-30T01:00:00",
        "America/Santiago, 2026-09-05T00:00:00, 2026-09-06T01:00:00",
        "Asia/Beirut, 2026-03-28T00:00:00, 2026-03-29T01:00:00"
    })
    void aMidnightThatDoesNotExistFiresWhenTheNightBegins(String zone, LocalDateTime last, LocalDateTime next)
            throws Exception {
        ZoneId id = ZoneId.of(zone);

        assertThat(new ZonedCron("0 0 0 * * ?", id).after(last.atZone(id).toInstant()))
                .contains(next.atZone(id).toInstant());
    }

    /** What the routes hand to Quartz is what fires. */
    @Test
    void theTriggersOfASchedulerFireSo() throws Exception {
        StdSchedulerFactory quartz = new StdSchedulerFactory();
        java.util.Properties properties = new java.util.Properties();
        properties.put("org.quartz.scheduler.instanceName", "zoned-cron-test");
        properties.put("org.quartz.threadPool.class", "org.quartz.simpl.ZeroSizeThreadPool");
        quartz.initialize(properties);
        Scheduler scheduler = new ZonedSchedulers(quartz).getScheduler();
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        Instant before =
                LocalDateTime.parse("2027-04-29T00:00:00").atZone(cairo).toInstant();

        scheduler.scheduleJob(
                JobBuilder.newJob(org.quartz.Job.class).withIdentity("job").build(),
                TriggerBuilder.newTrigger()
                        .withIdentity("trigger", "group")
                        .withSchedule(
                                CronScheduleBuilder.cronSchedule("0 0 0 * * ?").inTimeZone(TimeZone.getTimeZone(cairo)))
                        .build());
        CronTriggerImpl kept =
                (CronTriggerImpl) scheduler.getTrigger(org.quartz.TriggerKey.triggerKey("trigger", "group"));
        scheduler.shutdown();

        assertThat(kept.getFireTimeAfter(java.util.Date.from(before)).toInstant())
                .isEqualTo(
                        LocalDateTime.parse("2027-04-30T01:00:00").atZone(cairo).toInstant());
    }

    private static Instant firstInstant(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        if (transition == null) {
            return time.atZone(zone).toInstant();
        }
        return transition.isGap() ? transition.getInstant() : time.toInstant(transition.getOffsetBefore());
    }

    /** An instant that came again would go on for ever: each is later than the one before. */
    private static List<Instant> firings(ZonedCron cron) {
        List<Instant> firings = new ArrayList<>();
        Optional<Instant> next = cron.after(FROM);
        while (next.isPresent() && !next.get().isAfter(TO)) {
            firings.add(next.get());
            Instant before = next.get();
            next = cron.after(before);
            assertThat(next).hasValueSatisfying(after -> assertThat(after).isAfter(before));
        }
        return firings;
    }
}
