package io.tillbridge.app.config;

import java.util.List;

/** The keys of letters: invitations, links to a new password. */
final class MailKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "mail.smtp.host",
                    ValueType.HOST_OR_BLANK,
                    "",
                    "SMTP server that letters go out by; blank: they stand in data.dir/outbox and their links are shown."),
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
                    "starttls: nothing is sent before TLS; tls: from the first byte; none: only for a server on this machine."),
            ConfigurationKey.of(
                    "mail.from",
                    ValueType.MAIL_ADDRESS,
                    "Tillbridge <tillbridge@localhost>",
                    "Whom letters are from; most servers take them from their own domain only."));

    private MailKeys() {}
}
