package io.tillbridge.audit;

/**
 * What somebody is about to do.
 *
 * @param who {@code person:3}, {@code key:7}, {@code flow:custom-stock}, {@code nobody} or {@code hub}
 * @param address remote IP address as text; null when it is the hub itself
 * @param requestId also in the log lines of the request; null when there is none
 * @param action the operation's id, such as {@code changeConnection}
 * @param subject what it is done to, such as {@code connections/7}; null when it is not known yet
 * @param asked JSON of what was asked for, secrets masked; null when nothing was
 */
public record AuditedAction(
        String who, String name, String address, String requestId, String action, String subject, String asked) {}
