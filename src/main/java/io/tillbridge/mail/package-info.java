/**
 * Letters to people: an invitation, a link to a new password. They go out by SMTP when a server is configured, and else
 * stand as readable files in the outbox below the data folder. Sending never fails its caller: what became of a letter is
 * told as {@link io.tillbridge.mail.MailResult}, without secrets.
 */
package io.tillbridge.mail;
