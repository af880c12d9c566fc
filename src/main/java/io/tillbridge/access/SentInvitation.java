package io.tillbridge.access;

import io.tillbridge.mail.MailResult;

/**
 * An invitation as it went out; prints without its link.
 *
 * @param link for the inviter to hand over; null when a mail server is configured
 */
public record SentInvitation(Invitation invitation, String link, MailResult mail) {
    @Override
    public String toString() {
        return "Invited[invitation=" + invitation + ", mail=" + mail + "]";
    }
}
