package io.tillbridge.routing;

import io.tillbridge.run.Job;
import io.tillbridge.run.JobClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a job of {@code jobs.yaml} fires: {@code schedule} with {@code time-zone}, or {@code every}, or never by itself.
 *
 * @param cron null for none
 * @param every null for none
 */
record JobSchedule(String cron, ZoneId zone, Duration every) {
    private static final Pattern STEP = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
    private static final Duration LONGEST_STEP = Duration.ofDays(366);

    boolean isThere() {
        return cron != null || every != null;
    }

    Optional<JobClock> of(Job job) {
        if (every != null) {
            return Optional.of(JobClock.every(job, every));
        }
        return cron == null ? Optional.empty() : Optional.of(new JobClock(job, cron, zone));
    }

    static JobSchedule read(EntryValues values) {
        String cron = values.text("schedule");
        String zone = values.text("time-zone");
        String step = values.text("every");
        if (cron != null && step != null) {
            values.fault("every", "Expected schedule or every, found both.", "Take one of them away.");
        }
        if (cron != null) {
            JobClock.cronFault(cron)
                    .ifPresent(why -> values.fault(
                            "schedule",
                            "Expected a Quartz cron text, found '" + cron + "': " + why.replaceFirst("[.]?$", "."),
                            "Write seconds, minutes, hours, day of month, month, day of week: `0 30 2 * * ?`."));
        }
        if (cron != null && zone == null && values.at("time-zone") == null) {
            String hint = "Write the zone of the schedule beside it: `time-zone: Europe/Amsterdam`.";
            values.fault("schedule", "Expected time-zone: beside schedule:, found none.", hint);
        } else if (values.at("schedule") == null && zone != null) {
            values.fault("time-zone", "Expected schedule: beside time-zone:, found none.", "Take time-zone away.");
        }
        return new JobSchedule(
                cron, zone == null ? null : zone(zone, values), step == null ? null : step(step, values));
    }

    private static ZoneId zone(String word, EntryValues values) {
        if (ZoneId.getAvailableZoneIds().contains(word)) {
            return ZoneId.of(word);
        }
        String message = "Expected a time zone such as Europe/Amsterdam, found '" + word + "'.";
        String hint = "Correct it." + LintContext.nearest(word, ZoneId.getAvailableZoneIds());
        values.fault("time-zone", message, hint);
        return null;
    }

    private static Duration step(String word, EntryValues values) {
        Matcher step = STEP.matcher(word);
        Duration duration = step.matches() ? duration(step.group(1), step.group(2)) : null;
        if (duration == null || duration.compareTo(LONGEST_STEP) > 0) {
            String message = "Expected a time from 1s to 366d, found '" + word + "'.";
            values.fault("every", message, "Write a number and s, m, h or d: `every: 10m`.");
        }
        return duration;
    }

    private static Duration duration(String number, String unit) {
        return unit.equals("d")
                ? Duration.ofDays(Long.parseLong(number))
                : Duration.parse("PT" + number + unit.toUpperCase(Locale.ROOT));
    }
}
