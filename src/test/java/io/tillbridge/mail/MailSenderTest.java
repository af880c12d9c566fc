package io.tillbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillbridge.app.Until;
import io.tillbridge.mail.MailSettings.Security;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters to real mail servers: good ones, dead ones, silent ones, and those that refuse. */
class MailSenderTest {
    private static final String HERE = "127.0.0.1";
    private static final String PASSWORD = "hush-hush";
    private static final String LINK = "https://hub.example/welcome#i.token";
    private static final MailMessage LETTER = new MailMessage(
            "jane@example.com", "Grüße", List.of("Adam <admin> & \"friends\" invite you — ☂."), LINK, List.of("Bye."));

    @TempDir
    Path folder;

    private GreenMail server;
    private final Clock clock = Clock.systemUTC();

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aLetterArrivesAsTextAndAsHtml() throws Exception {
        int port = serve("smtp");

        MailResult posted = send(settings(port, "", Security.NONE), LETTER);

        assertThat(posted).isEqualTo(new MailResult("smtp", true, "The mail server at 127.0.0.1 took it"));
        MimeMessage message = server.getReceivedMessages()[0];
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getFrom()[0]).hasToString("Tillbridge <hub@example.com>");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Adam <admin> & \"friends\" invite you — ☂.", LINK);
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("Adam &lt;admin&gt; &amp; &quot;friends&quot;", "href=\"" + LINK + "\"")
                .doesNotContain("<admin>");
    }

    @Test
    void theServerIsSignedInTo() throws Exception {
        int port = serve("smtp");
        server.setUser("hub@example.com", "hub", PASSWORD);

        MailResult right = send(settings(port, "hub", Security.NONE), LETTER);
        server.setUser("hub@example.com", "hub", "another");
        MailResult wrong = send(settings(port, "hub", Security.NONE), LETTER);

        assertThat(right.sent()).isTrue();
        assertThat(wrong.sent()).isFalse();
        assertThat(wrong.detail())
                .isEqualTo("The mail server at 127.0.0.1:" + port
                        + " refused to sign us in: check mail.smtp.username and mail.smtp.password");
    }

    @Test
    void tlsFromTheFirstByte() throws Exception {
        TestCertificate certificate = new TestCertificate(folder);
        System.setProperty("greenmail.tls.keystore.file", certificate.file().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        int port = serve("smtps");

        assertThat(send(settings(port, "", Security.TLS), LETTER, certificate.trusting())
                        .sent())
                .isTrue();
        assertThat(send(settings(port, "", Security.TLS), LETTER).detail())
                .contains("could not agree with us on TLS, or its certificate is not trusted");
    }

    @Test
    void startTlsComesBeforeThePassword() throws Exception {
        TestCertificate certificate = new TestCertificate(folder);
        try (StartTlsServer tls = new StartTlsServer(certificate)) {
            MailResult posted = send(settings(tls.port(), "hub", Security.STARTTLS), LETTER, certificate.trusting());

            assertThat(posted.detail()).isEqualTo("The mail server at 127.0.0.1 took it");
            assertThat(tls.plain()).containsExactly("EHLO", "STARTTLS");
            assertThat(tls.covered()).startsWith("EHLO", "AUTH").contains("MAIL", "RCPT", "DATA");
        }
    }

    @Test
    void aServerWithoutStartTlsGetsNothing() throws Exception {
        try (StartTlsServer plain = new StartTlsServer(null)) {
            MailResult posted = send(settings(plain.port(), "hub", Security.STARTTLS), LETTER);

            assertThat(posted.detail())
                    .isEqualTo("The mail server at 127.0.0.1:" + plain.port()
                            + " offers no STARTTLS, so nothing was sent: check mail.smtp.security");
            assertThat(plain.plain()).doesNotContain("AUTH", "MAIL", "DATA");
        }
    }

    @Test
    void aDeadServerIsTold() throws Exception {
        int port = freePort();

        assertThat(send(settings(port, "", Security.NONE), LETTER).detail())
                .isEqualTo("The mail server at 127.0.0.1:" + port
                        + " cannot be reached: check mail.smtp.host and mail.smtp.port, or try again later");
    }

    @Test
    void aSilentServerIsLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(send(settings(silent.getLocalPort(), "", Security.NONE), LETTER)
                            .detail())
                    .isEqualTo("The mail server at 127.0.0.1:" + silent.getLocalPort()
                            + " was silent for 1 seconds: try again later");
        }
    }

    @Test
    void aServerThatTricklesIsLeft() throws Exception {
        try (TricklingServer slow = new TricklingServer()) {
            assertThat(send(settings(slow.port(), "", Security.NONE), LETTER).detail())
                    .isEqualTo("The mail server at 127.0.0.1:" + slow.port()
                            + " did not take the letter within 4 seconds: send it again later");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"250-more\r\n", "2"})
    void aServerThatAnswersWithoutEndIsLeft(String endless) throws Exception {
        try (EndlessServer server = new EndlessServer(endless)) {
            assertThat(send(settings(server.port(), "", Security.NONE), LETTER).detail())
                    .isEqualTo("The mail server at 127.0.0.1:" + server.port()
                            + " is no mail server, or out of order: it answered with more than 1048576 bytes; expected"
                            + " a few lines. Check mail.smtp.host and mail.smtp.port");
            // Nothing reads on behind the answer.
            Until.holds("the connection ends", server::left);
        }
    }

    @Test
    void aServerThatTricklesKeepsNoThread() throws Exception {
        try (TricklingServer slow = new TricklingServer()) {
            send(settings(slow.port(), "", Security.NONE), LETTER);

            Until.holds("the connection ends", slow::left);
        }
    }

    @Test
    void aServerThatRefusesTheRecipientIsQuotedWithoutOurPassword() throws Exception {
        try (StartTlsServer refusing = new StartTlsServer(null)) {
            refusing.refuseRecipients("550 5.1.1 no such user, hush-hush");

            assertThat(send(settings(refusing.port(), "hub", Security.NONE), LETTER)
                            .detail())
                    .isEqualTo("The mail server at 127.0.0.1:" + refusing.port()
                            + " refused the recipient: \"550 5.1.1 no such user, …\"");
        }
    }

    @Test
    void noHeaderHoldsALineBreak() throws Exception {
        int port = serve("smtp");
        MailSettings settings = settings(port, "", Security.NONE);

        MailResult to = send(settings, new MailMessage("a@x\r\nBcc: b@x", "s", List.of(), LINK, List.of()));
        MailResult subject = send(settings, new MailMessage("a@x", "s\r\nBcc: b@x", List.of(), LINK, List.of()));
        MailResult two = send(settings, new MailMessage("a@x, b@x", "s", List.of(), LINK, List.of()));

        assertThat(List.of(to, subject, two)).noneMatch(MailResult::sent);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void withoutAServerEveryLetterIsAFileOfItsOwn() throws Exception {
        MailSettings none = new MailSettings(
                "", 25, "", "", Security.NONE, "hub@example.com", Duration.ofSeconds(1), Duration.ofSeconds(4));

        List<MailResult> posted = List.of(send(none, LETTER), send(none, LETTER), send(none, LETTER));

        assertThat(posted).allMatch(one -> one.by().equals("outbox") && !one.sent());
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3).allMatch(file -> file.toString().endsWith(".eml"));
        }
    }

    @Test
    void nothingPrintsTheLinkOrThePassword() {
        assertThat(LETTER.toString() + settings(1, "hub", Security.TLS)).doesNotContain("token", PASSWORD);
    }

    private int serve(String protocol) throws IOException {
        ServerSetup setup = new ServerSetup(freePort(), HERE, protocol);
        server = new GreenMail(setup);
        server.start();
        return setup.getPort();
    }

    private MailResult send(MailSettings settings, MailMessage letter) {
        return send(settings, letter, null);
    }

    private MailResult send(MailSettings settings, MailMessage letter, SSLSocketFactory tls) {
        try (MailSender mail = new MailSender(settings, folder, clock, tls)) {
            return mail.send(letter);
        }
    }

    private static MailSettings settings(int port, String username, Security security) {
        return new MailSettings(
                HERE,
                port,
                username,
                PASSWORD,
                security,
                "Tillbridge <hub@example.com>",
                Duration.ofSeconds(1),
                Duration.ofSeconds(4));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
