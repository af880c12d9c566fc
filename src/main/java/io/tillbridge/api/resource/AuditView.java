package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Json;
import io.tillbridge.audit.AuditEntry;
import io.tillbridge.audit.AuditOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the audit as the API shows it.
 *
 * @param state {@code done}, {@code refused}, or {@code unknown} while it is under way or when the hub died in it
 */
record AuditView(
        String id,
        Instant at,
        String who,
        String name,
        String address,
        String requestId,
        String action,
        String subject,
        String state,
        Integer status,
        String detail,
        JsonNode asked,
        JsonNode before,
        JsonNode after) {

    static AuditView of(AuditEntry entry) {
        Optional<AuditOutcome> outcome = Optional.ofNullable(entry.outcome());
        return new AuditView(
                Long.toString(entry.id()),
                entry.at(),
                entry.deed().who(),
                entry.deed().name(),
                entry.deed().address(),
                entry.deed().requestId(),
                entry.deed().action(),
                entry.subject(),
                state(entry),
                outcome.map(AuditOutcome::status).orElse(null),
                outcome.map(AuditOutcome::detail).orElse(null),
                json(entry.deed().asked()),
                json(outcome.map(AuditOutcome::before).orElse(null)),
                json(outcome.map(AuditOutcome::after).orElse(null)));
    }

    static String state(AuditEntry entry) {
        return entry.outcome() == null ? "unknown" : entry.outcome().status() < 400 ? "done" : "refused";
    }

    private static JsonNode json(String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
