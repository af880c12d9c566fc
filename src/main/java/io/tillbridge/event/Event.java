package io.tillbridge.event;

import io.tillbridge.document.JsonText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened, with its number.
 *
 * @param number grows from event to event; numbers may be missing
 * @param subject the resource below {@code /api/v1} it is about, such as {@code orders/17}
 * @param connectionId the connection the subject belongs to, or null
 * @param time when it happened
 * @param changes what changed, by name: mostly {@code before} and {@code after}
 * @param data the subject as the API showed it when the event got its number; null when it was gone by then
 */
public record Event(
        long number,
        EventType type,
        String subject,
        Long connectionId,
        Instant time,
        Map<String, Object> changes,
        Map<String, Object> data) {

    /** The event as it is public everywhere: in the API, in routes and in web hooks. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("number", number);
        body.put("type", type.text());
        body.put("subject", subject);
        if (connectionId != null) {
            body.put("connectionId", connectionId.toString());
        }
        body.put("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("changes", changes);
        if (data != null) {
            body.put("data", data);
        }
        return body;
    }

    /** {@link #body} as JSON text. */
    public String json() {
        return JsonText.of(body());
    }

    /** Without its data: a customer's name belongs in no log. */
    @Override
    public String toString() {
        return "event " + number + " (" + type.text() + ", " + subject + ")";
    }
}
