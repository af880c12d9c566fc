package io.tillbridge.settings;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is notified of failures, and of which.
 *
 * @param mailTo mail addresses
 * @param webhookUrl where a web hook goes, or null; {@code {secret}} in it stands for its secret
 * @param kinds of failures, of {@link #KINDS}
 * @param quietHours when nothing is sent, or null
 * @param repeatAfterHours after which a cause that lasts is sent again; 0: never
 * @param recovered whether the end of a failure is sent, too
 */
public record AlertSettings(
        List<String> mailTo,
        String webhookUrl,
        List<String> kinds,
        QuietHours quietHours,
        int repeatAfterHours,
        boolean recovered) {
    /** What alerts are about, in the order in which they are shown. */
    public static final List<String> KINDS =
            List.of("connection-failing", "job-failed", "failure-kept", "events-deferred");

    /** When nothing is set: nobody is notified. */
    public static final AlertSettings NONE = new AlertSettings(List.of(), null, KINDS, null, 24, true);

    public AlertSettings {
        mailTo = List.copyOf(mailTo);
        kinds = List.copyOf(kinds);
    }

    /**
     * A part of each day.
     *
     * @param from the first minute; after {@code to}: they last over midnight
     * @param to the first minute after them
     * @param timeZone null: the company's
     */
    public record QuietHours(LocalTime from, LocalTime to, ZoneId timeZone) {
        /** @param company the company's time zone */
        public boolean at(Instant now, ZoneId company) {
            LocalTime time = now.atZone(timeZone == null ? company : timeZone).toLocalTime();
            boolean begun = !time.isBefore(from);
            boolean ended = !time.isBefore(to);
            return from.isBefore(to) ? begun && !ended : begun || !ended;
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("from", from.toString());
            map.put("to", to.toString());
            if (timeZone != null) {
                map.put("timeZone", timeZone.getId());
            }
            return map;
        }
    }

    /** Whether anybody is to be notified. */
    public boolean anyReceiver() {
        return !mailTo.isEmpty() || webhookUrl != null;
    }

    /** Normal form in stable order, without nulls. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mailTo", mailTo);
        if (webhookUrl != null) {
            map.put("webhook", Map.of("url", webhookUrl));
        }
        map.put("kinds", kinds);
        if (quietHours != null) {
            map.put("quietHours", quietHours.toMap());
        }
        map.put("repeatAfterHours", repeatAfterHours);
        map.put("recovered", recovered);
        return map;
    }
}
