package io.tillbridge.audit;

import java.time.Instant;

/**
 * A deed and its outcome.
 *
 * @param outcome null while the work is under way, and for ever when the hub died in it
 * @param finishedAt null likewise
 */
public record AuditEntry(long id, Instant at, AuditedAction deed, AuditOutcome outcome, Instant finishedAt) {
    /** What it was done to. */
    public String subject() {
        return outcome != null && outcome.subject() != null ? outcome.subject() : deed.subject();
    }
}
