package io.tillbridge.audit;

/**
 * What came of a deed.
 *
 * @param status the HTTP status it was answered with; 200 for what the hub did by itself
 * @param subject when it is known only now, such as {@code connections/9} for a new one; else null
 * @param detail why it was refused; null when it was not
 * @param before JSON of the members that changed, as they were; null when there is nothing to tell
 * @param after the same as they are now
 */
public record AuditOutcome(int status, String subject, String detail, String before, String after) {}
