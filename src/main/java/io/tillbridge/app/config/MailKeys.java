package io.tillbridge.app.config;

import java.util.List;

/** The keys of letters: invitations, links to a new password. */
final class MailKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "mail.smtp.host",
                    ValueType.HOST_OR_BLANK,
                    "",
                    "SMTP server for mails; blank: mails are written to data.dir/outbox and their links are shown."),
            ConfigurationKey.of("mail.smtp.port", ValueType.number(1, 65535), "587", "Port of that server."),
            ConfigurationKey.of(
                    "mail.smtp.username",
                    ValueType.TEXT,
                    "",
                    "Account on that server; blank sends without signing in."),
            ConfigurationKey.secret("mail.smtp.password", "Password of that account."),
            ConfigurationKey.of(
                    "mail.smtp.security",
                    ValueType.oneOf("starttls", "tls", "none"),
                    "starttls",
                    "starttls: nothing is sent before TLS; tls: TLS from the first byte; none: only for a local server."),
            ConfigurationKey.of(
                    "mail.from",
                    ValueType.MAIL_ADDRESS,
                    "Tillbridge <tillbridge@localhost>",
                    "Sender of mails; most servers accept only addresses of their own domain."));

    private MailKeys() {}
}
