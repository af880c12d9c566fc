package io.tillbridge.audit;

import java.time.Instant;

/**
 * Which entries; null members let everything through.
 *
 * @param who as in {@link AuditedAction}
 * @param subject exactly
 * @param q a part of name, action, subject, or of what was asked or changed
 * @param from the first instant
 * @param to the first instant that is too late
 */
public record AuditEntryFilter(String who, String action, String subject, String q, Instant from, Instant to) {}
