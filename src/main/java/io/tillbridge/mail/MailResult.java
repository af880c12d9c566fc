package io.tillbridge.mail;

/**
 * What became of a letter.
 *
 * @param by {@code smtp} or {@code outbox}
 * @param sent whether the mail server took it; false for a file in the outbox, which somebody has to carry on
 * @param detail for a person: where it is, or what went wrong and what to do; no secrets
 */
public record MailResult(String by, boolean sent, String detail) {}
