package io.tillbridge.mail;

import io.tillbridge.mail.MailSettings.Security;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** One letter to the configured server. */
final class Smtp {
    private final MailSettings settings;
    private final Letterbox letterbox;
    private final SSLSocketFactory tls;

    /** @param tls null for the certificates this Java trusts */
    Smtp(MailSettings settings, Letterbox letterbox, SSLSocketFactory tls) {
        this.settings = settings;
        this.letterbox = letterbox;
        this.tls = tls;
    }

    void send(Letter letter) throws MessagingException {
        Session session = Session.getInstance(properties());
        MimeMessage message = letterbox.message(session, letter);
        boolean signsIn = !settings.username().isBlank();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    settings.host(),
                    settings.port(),
                    signsIn ? settings.username() : null,
                    signsIn ? settings.password() : null);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Properties properties() {
        String silence = Long.toString(settings.silence().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", silence);
        properties.setProperty("mail.smtp.timeout", silence);
        properties.setProperty("mail.smtp.writetimeout", silence);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.username().isBlank()));
        // Half a recipient is none: the letter is told as not sent.
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        if (tls != null) {
            properties.put("mail.smtp.ssl.socketFactory", tls);
        }
        return properties;
    }
}
