package io.tillbridge.mail;

import io.tillbridge.mail.MailSettings.Security;
import io.tillbridge.network.BoundedSockets;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** One letter to the configured server. */
final class SmtpClient {
    private final MailSettings settings;
    private final MimeMessageFactory messages;
    private final BoundedSockets sockets;

    /** @param tls null for the certificates this Java trusts */
    SmtpClient(MailSettings settings, MimeMessageFactory messages, SSLSocketFactory tls) {
        this.settings = settings;
        this.messages = messages;
        SSLSocketFactory trusting = tls == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : tls;
        this.sockets = new BoundedSockets(trusting, settings.patience());
    }

    void send(MailMessage letter) throws MessagingException {
        Session session = Session.getInstance(properties(letter));
        MimeMessage message = messages.message(session, letter);
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

    private Properties properties(MailMessage letter) {
        String silence = Long.toString(settings.silence().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", silence);
        properties.setProperty("mail.smtp.timeout", silence);
        properties.setProperty("mail.smtp.writetimeout", silence);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.username().isBlank()));
        // Half a recipient is none: the letter is told as not sent.
        properties.setProperty("mail.smtp.sendpartial", "false");
        // Asked of the server only where it is needed.
        boolean ascii = letter.to().chars().allMatch(c -> c < 128);
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(!ascii));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        properties.put("mail.smtp.socketFactory", sockets.plain());
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        // Else a connection that fails is tried again by sockets without bounds.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
        return properties;
    }
}
