package io.tillbridge.run;

import java.time.Instant;
import java.util.Map;

/**
 * A kept message.
 *
 * @param kind {@code passing}, {@code bad-data}, {@code refused} or {@code internal}
 * @param state {@code kept}, {@code replayed} or {@code discarded}
 * @param routeId the route that failed, {@code stepId} the step in it (or null)
 * @param endpoint where a replay sends the body again
 * @param body the message as text, or null when it had none
 * @param attempts how often this message has failed, the replays before it counted
 * @param replayOf the failure whose replay failed with this one, or null
 * @param event what brought the message when no job did, or null
 */
public record KeptFailure(
        long id,
        Long connectionId,
        Long runId,
        String job,
        String kind,
        String state,
        String routeId,
        String stepId,
        String endpoint,
        String message,
        String bodyType,
        String body,
        Map<String, String> variables,
        int attempts,
        Long replayOf,
        EventOrigin event,
        Instant firstAt,
        Instant lastAt) {
    public KeptFailure {
        variables = Map.copyOf(variables);
    }
}
