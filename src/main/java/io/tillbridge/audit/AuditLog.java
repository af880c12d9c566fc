package io.tillbridge.audit;

/** Where deeds and their outcomes are written. */
public interface AuditLog {
    /** Writes down what is about to be done; the id of the entry. Without it the work must not be done. */
    long begin(AuditedAction deed);

    /** Writes down what came of it, once. */
    void end(long id, AuditOutcome outcome);

    /** A deed that is over. */
    void told(AuditedAction deed, AuditOutcome outcome);
}
