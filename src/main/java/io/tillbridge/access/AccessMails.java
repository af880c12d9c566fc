package io.tillbridge.access;

import io.tillbridge.mail.MailMessage;
import java.util.List;

/** What the hub writes to people. */
final class AccessMails {
    private AccessMails() {}

    static MailMessage invitation(String to, String inviter, Role role, String link) {
        return new MailMessage(
                to,
                "You are invited to Tillbridge",
                List.of(
                        inviter + " invites you to Tillbridge as " + role.text() + ".",
                        "Open this link, type your name and choose a password. It holds once and for 72 hours:"),
                link,
                List.of("If you expect no such invitation, do nothing: without a password nobody comes in."));
    }

    static MailMessage reset(String to, String name, String link) {
        return new MailMessage(
                to,
                "A new password for Tillbridge",
                List.of(
                        "Hello " + name + ",",
                        "Somebody, you we hope, asked for a new password. Open this link and choose one. It holds once"
                                + " and for 2 hours:"),
                link,
                List.of("If it was not you, do nothing: your password stays as it is."));
    }
}
