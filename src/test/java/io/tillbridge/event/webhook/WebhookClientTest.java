package io.tillbridge.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.event.subscription.NewSubscription;
import io.tillbridge.event.subscription.SignedMessage;
import io.tillbridge.event.subscription.TryResult;
import io.tillbridge.event.webhook.EventReceiver.Answer;
import io.tillbridge.mail.TestCertificate;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.network.ReceiverRules;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One try against real servers that misbehave. */
class WebhookClientTest {
    private static final SignedMessage MESSAGE =
            new SignedMessage("evt_1_2", 1_614_265_330L, "v1,abc", "{\"number\":1}");
    private static final ReceiverRules PUBLIC = new ReceiverRules(OutboundRules.none(), List.of());
    private static final Duration SHORT = Duration.ofMillis(300);
    /** More than any buffer on the way holds. */
    private static final int ENDLESS = 1_000_000;

    private static final WebhookClient.Limits PATIENT = SubscriptionWorld.LIMITS;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void everyStatusOfSuccessIsOne(int status) throws Exception {
        try (EventReceiver receiver = new EventReceiver()) {
            receiver.answers(status);

            TryResult result = post(receiver.address()).result();

            assertThat(result.error()).isNull();
            assertThat(result.status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        try (EventReceiver target = new EventReceiver();
                EventReceiver receiver = new EventReceiver()) {
            receiver.answers(message -> new Answer(status, Map.of("Location", target.address()), ""));

            TryResult result = post(receiver.address()).result();

            assertThat(result.error())
                    .isEqualTo("HTTP " + status
                            + ": redirects are not followed; enter the final address in the subscription");
            assertThat(target.received()).isEmpty();
        }
    }

    /** At the connect, whatever was checked before: a name may lead elsewhere by then. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1"})
    void aHostThatLeadsToThisMachineIsNotConnectedTo(String host) throws Exception {
        try (EventReceiver receiver = new EventReceiver();
                WebhookClient client = new WebhookClient(PUBLIC, PATIENT, Clock.systemUTC())) {
            TryResult result = client.post("http://" + host + ":" + receiver.port() + "/?token=hush", MESSAGE)
                    .result();

            assertThat(result.status()).isNull();
            assertThat(result.error()).doesNotContain("hush");
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void aNameThatLeadsToThisMachineIsRefusedByTheRules() throws Exception {
        try (WebhookClient client = new WebhookClient(PUBLIC, PATIENT, Clock.systemUTC())) {
            assertThat(client.post("https://localhost/", MESSAGE).result().error())
                    .startsWith("The host localhost leads to an address of an internal network");
        }
    }

    @Test
    void aReceiverThatSaysNothingCostsTheTimeOfTheLimitAndNoMore() throws Exception {
        try (ServerSocket silent = listening();
                WebhookClient client = client(new WebhookClient.Limits(SHORT, SHORT, Duration.ofHours(1), 4))) {
            TryResult result = client.post(address(silent), MESSAGE).result();

            assertThat(result.status()).isNull();
            assertThat(result.error()).isEqualTo("The receiver did not respond within 0 seconds");
        }
    }

    @Test
    void aReceiverThatDoesNotCompleteItsHeadIsCutOff() throws Exception {
        try (ServerSocket dripping = listening();
                WebhookClient client =
                        client(new WebhookClient.Limits(Duration.ofHours(1), Duration.ofHours(1), SHORT, 4))) {
            answer(dripping, out -> {
                out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                new CountDownLatch(1).await();
            });

            TryResult result = client.post(address(dripping), MESSAGE).result();

            assertThat(result.status()).isNull();
            assertThat(result.error()).isEqualTo("The receiver did not complete its response within 0 seconds");
        }
    }

    @Test
    void aHeadWithoutAnEndFillsNoMemory() throws Exception {
        try (ServerSocket endless = listening();
                WebhookClient client = client(PATIENT)) {
            answer(endless, out -> {
                out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                for (int part = 0; part < ENDLESS; part++) {
                    out.write("x".repeat(8_192).getBytes(StandardCharsets.US_ASCII));
                }
            });

            TryResult result = client.post(address(endless), MESSAGE).result();

            assertThat(result.error()).isEqualTo("The connection to the receiver broke, or its response is not HTTP");
        }
    }

    @Test
    void aResponseWithoutAnEndIsReadAtItsBeginningOnly() throws Exception {
        AtomicLong written = new AtomicLong();
        try (ServerSocket endless = listening();
                WebhookClient client = client(PATIENT)) {
            answer(endless, out -> {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = ("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                for (int part = 0; part < ENDLESS; part++) {
                    out.write(chunk);
                    written.addAndGet(chunk.length);
                }
            });

            WebhookAnswer answer = client.post(address(endless), MESSAGE);

            assertThat(answer.result().status()).isEqualTo(200);
            assertThat(answer.text()).hasSize(4096);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1", "SSH-2.0-here\r\n", "GET / HTTP/1.1\r\n\r\n"})
    void whatIsNoHttpIsAFaultOfTheReceiver(String said) throws Exception {
        try (ServerSocket other = listening();
                WebhookClient client = client(PATIENT)) {
            answer(other, out -> out.write(said.getBytes(StandardCharsets.US_ASCII)));

            TryResult result = client.post(address(other), MESSAGE).result();

            assertThat(result.status()).isNull();
            assertThat(result.error()).startsWith("The ").doesNotContain("127.0.0.1");
        }
    }

    @Test
    void aTrustedCertificateIsTakenAndAnotherIsNot() throws Exception {
        SSLContext tls = new TestCertificate(folder).context();
        try (EventReceiver receiver = new EventReceiver(tls);
                WebhookClient trusting = new WebhookClient(
                        new ReceiverResolver(SubscriptionWorld.RULES), PATIENT, tls, Clock.systemUTC());
                WebhookClient other = client(PATIENT)) {
            assertThat(trusting.post(receiver.address(), MESSAGE).result().status())
                    .isEqualTo(200);
            assertThat(other.post(receiver.address(), MESSAGE).result().error())
                    .isEqualTo("The certificate of the receiver is not trusted, or both have no TLS version in common");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        SSLContext tls = new TestCertificate(folder).context();
        ReceiverRules named = new ReceiverRules(OutboundRules.none(), List.of("localhost"));
        try (EventReceiver receiver = new EventReceiver(tls);
                WebhookClient trusting =
                        new WebhookClient(new ReceiverResolver(named), PATIENT, tls, Clock.systemUTC())) {
            TryResult result = trusting.post("https://localhost:" + receiver.port() + "/", MESSAGE)
                    .result();

            assertThat(result.status()).isNull();
            assertThat(result.error()).startsWith("The certificate of the receiver");
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void aTestMessageIsSignedAndTellsWhatTheReceiverSaid() throws Exception {
        try (SubscriptionWorld world = new SubscriptionWorld(folder.resolve("test"));
                EventReceiver receiver = new EventReceiver()) {
            NewSubscription made = world.subscribe(receiver.address());
            receiver.answers(message -> new Answer(418, Map.of(), "I am\n a \u0001teapot"));

            TestMessageSender.Report report = new TestMessageSender(world.subscriptions, world.client, world.clock)
                    .of(made.subscription().id());

            assertThat(report.ok()).isFalse();
            assertThat(report.status()).isEqualTo(418);
            assertThat(report.detail()).isEqualTo("HTTP 418. It answered: I am a teapot");
            EventReceiver.Received message = receiver.received().get(0);
            assertThat(message.id()).startsWith("msg_test_");
            assertThat(message.json().path("type").asText()).isEqualTo("test.ping");
            assertThat(message.signedBy(made.secret())).isEqualTo(1);
            assertThat(world.deliveries(made.subscription().id(), null)).isEmpty();
        }
    }

    private static WebhookAnswer post(String address) throws IOException {
        try (WebhookClient client = client(PATIENT)) {
            return client.post(address, MESSAGE);
        }
    }

    private static WebhookClient client(WebhookClient.Limits limits) {
        return new WebhookClient(SubscriptionWorld.RULES, limits, Clock.systemUTC());
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String address(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private interface Saying {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    /** Reads the head of a request, says something, and hangs up. */
    private static void answer(ServerSocket server, Saying saying) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[8_192]);
                saying.to(socket.getOutputStream());
            } catch (IOException | InterruptedException hungUp) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
