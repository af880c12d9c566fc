package io.tillbridge.mail;

import io.tillbridge.network.EndlessAnswer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.SocketConnectException;

/** Why a letter was not sent, for a person. Of the server's own words the first line is told, without our password. */
final class MailFaults {
    private static final int LONGEST_QUOTE = 200;

    private final MailSettings settings;

    MailFaults(MailSettings settings) {
        this.settings = settings;
    }

    String of(Throwable thrown) {
        String server = "The mail server at " + settings.host() + ":" + settings.port();
        for (Throwable at = thrown; at != null; at = next(at)) {
            if (at instanceof AuthenticationFailedException) {
                return server + " refused to sign us in: check mail.smtp.username and mail.smtp.password";
            }
            if (at instanceof SMTPAddressFailedException refused) {
                return server + " refused the recipient: " + quoted(refused.getMessage());
            }
            if (at instanceof SMTPSenderFailedException refused) {
                return server + " refused the sender: check mail.from; it said " + quoted(refused.getMessage());
            }
            if (at instanceof EndlessAnswer) {
                return server + " is no mail server, or out of order: " + at.getMessage()
                        + ". Check mail.smtp.host and mail.smtp.port";
            }
            if (at instanceof SocketTimeoutException) {
                return server + " was silent for " + settings.silence().toSeconds() + " seconds: try again later";
            }
            if (at instanceof UnknownHostException) {
                return server + " is not known: check mail.smtp.host";
            }
            if (at instanceof ConnectException || at instanceof SocketConnectException) {
                return server + " cannot be reached: check mail.smtp.host and mail.smtp.port, or try again later";
            }
            if (at instanceof SSLException) {
                return server + " could not agree with us on TLS, or its certificate is not trusted: check "
                        + "mail.smtp.security and the certificate; it said " + quoted(at.getMessage());
            }
            if (at instanceof SMTPSendFailedException refused) {
                return server + " refused the letter: " + quoted(refused.getMessage());
            }
        }
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        if (message.contains("STARTTLS")) {
            return server + " offers no STARTTLS, so nothing was sent: check mail.smtp.security";
        }
        return server + " did not take the letter: " + quoted(message);
    }

    /** Mail exceptions hang on one another beside their causes. */
    private static Throwable next(Throwable at) {
        if (at instanceof MessagingException mail && mail.getNextException() != null) {
            return mail.getNextException();
        }
        return at.getCause();
    }

    private String quoted(String text) {
        String line = text == null ? "" : text.strip().lines().findFirst().orElse("");
        String secret = settings.password();
        String masked = secret.isEmpty() ? line : line.replace(secret, "…");
        String plain = masked.replaceAll("\\p{Cntrl}", " ");
        return "\"" + (plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "…" : plain) + "\"";
    }
}
