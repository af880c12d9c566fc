package io.tillbridge.mail;

import java.time.Duration;

/**
 * Where letters go out; prints without the password.
 *
 * @param host of the SMTP server, {@code mail.smtp.host}; blank for none
 * @param username blank to send without signing in
 * @param from such as {@code Tillbridge <hub@example.com>}
 * @param silence how long the server may be silent at one step
 * @param patience how long a whole letter may take
 */
public record MailSettings(
        String host,
        int port,
        String username,
        String password,
        Security security,
        String from,
        Duration silence,
        Duration patience) {

    /** How the way to the server is protected. */
    public enum Security {
        /** Plain at first, then TLS; a server that offers none gets nothing. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** None: for a server on this machine. */
        NONE
    }

    boolean configured() {
        return !host.isBlank();
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", security=" + security + "]";
    }
}
