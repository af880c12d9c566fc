package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.mail.MailEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret in a route reaches the other system and nothing else: no address, no log line, no failure. */
class CustomSecretsTest {
    /** All that an address could trip over. */
    private static final String SECRET = "sw%rd&fi+sh=1#)?";

    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @TempDir
    private Path temp;

    private LiveHub hub;
    private LogCapture log;

    @BeforeEach
    void start() {
        hub = new LiveHub(temp, Duration.ofMillis(50));
        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
        hub.secret("server", SECRET);
        log = LogCapture.begin();
    }

    @AfterEach
    void stop() {
        hub.close();
        log.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sftp, knownHosts: \"{{custom.known-hosts}}\"",
        "ftp, passiveMode: true",
        "ftps, passiveMode: true",
        "smtp, to: orders@shop",
        "smtps, to: orders@shop"
    })
    void theServerGetsTheSecretAndNothingShowsIt(String scheme, String option) {
        hub.write("custom/keys.yaml", LiveHub.serverKeys(1, "127.0.0.1 " + OTHER_KEY));
        hub.write("custom/custom-send.camel.yaml", direct("custom-send", to(scheme, option)));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        Throwable failure = failure("custom-send");

        Endpoint endpoint = endpoint(scheme);
        assertThat(password(endpoint)).isEqualTo(SECRET);
        assertThat(failure).isNotNull();
        assertHidden("the failure", stack(failure));
        assertHidden("the log", log.text());
        for (Endpoint each : hub.context().getEndpoints()) {
            assertHidden("an endpoint", each.getEndpointUri() + " " + each + " " + each.getEndpointKey());
        }
    }

    @ParameterizedTest
    @CsvSource({"imap", "imaps"})
    void aConsumerHidesItToo(String scheme) {
        hub.write("custom/keys.yaml", LiveHub.serverKeys(1, "x"));
        String from = "uri: " + scheme + "\nparameters:\n  host: \"{{custom.host}}\"\n  port: \"{{custom.port}}\"\n"
                + "  username: \"{{custom.user}}\"\n  password: \"{{secret:server}}\"\n  initialDelay: \"0\"\n";
        hub.write("custom/custom-read.camel.yaml", LiveHub.custom("custom-read", from, "- log:\n    message: read\n"));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        hub.await(() -> assertThat(log.text()).contains("Failed polling endpoint"));

        assertThat(password(endpoint(scheme))).isEqualTo(SECRET);
        assertHidden("the log", log.text());
        assertHidden("the endpoint", endpoint(scheme).getEndpointUri());
    }

    @Test
    void aFileThatWaitsForItsSecretGoesLiveWhenThatIsSet() {
        log.levelOfHub();
        String steps = "- setHeader:\n    name: Authorization\n    expression:\n      constant:\n"
                + "        expression: \"{{secret:later}}\"\n- setBody:\n    expression:\n      constant:\n"
                + "        expression: live\n";
        hub.write("custom/custom-later.camel.yaml", direct("custom-later", steps));
        hub.start();
        hub.await(() -> assertThat(log.text()).contains("Route files refused"));
        assertThat(log.text()).contains("  custom/custom-later.camel.yaml:").doesNotContain("\\n");

        hub.secret("later", "now");

        hub.await(() -> assertThat(hub.reload().status().faults()).isEmpty());
        assertThat(hub.ask("custom-later")).isEqualTo("live");
    }

    @Test
    void logStepsPrintNoSecretWhereverItIs() {
        log.levelOfHub();
        String steps =
                """
                - setHeader:
                    name: Authorization
                    expression:
                      simple:
                        expression: "Bearer {{secret:server}}"
                - setBody:
                    expression:
                      simple:
                        expression: "token=${header.Authorization}"
                - log:
                    message: "It is ${header.Authorization} and ${body}"
                - to:
                    id: custom-log.all
                    uri: log
                    parameters:
                      loggerName: custom
                      showAll: true
                """;
        hub.write("custom/custom-log.camel.yaml", direct("custom-log", steps));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        hub.ask("custom-log");

        assertThat(log.text()).contains("It is Bearer {{secret:server}} and token=Bearer {{secret:server}}");
        assertHidden("the log", log.text());
    }

    @Test
    void aServerIsReadWithItsKnownKeyOnly() throws Exception {
        Path remote = Files.createDirectories(temp.resolve("remote"));
        Files.writeString(remote.resolve("stock.csv"), "A-1;5");
        try (SandboxVendor server =
                SandboxVendor.start(temp.resolve("ssh"), 0, List.of(SandboxUser.withPassword("u", SECRET, remote)))) {
            String host = "[" + server.host() + "]:" + server.port() + " ";
            hub.write("custom/keys.yaml", LiveHub.serverKeys(server.port(), host + OTHER_KEY));
            String from = "uri: sftp\nparameters:\n  host: \"{{custom.host}}\"\n  port: \"{{custom.port}}\"\n"
                    + "  username: \"{{custom.user}}\"\n  password: \"{{secret:server}}\"\n"
                    + "  knownHosts: \"{{custom.known-hosts}}\"\n  noop: true\n  initialDelay: \"0\"\n  delay: \"50\"\n";
            String note = "- convertBodyTo:\n    type: String\n- bean:\n    ref: gate\n    method: note\n";
            hub.write("custom/custom-read.camel.yaml", LiveHub.custom("custom-read", from, note));
            hub.start();
            assertThat(hub.reload().status().faults()).isEmpty();
            hub.await(() -> assertThat(log.text()).containsIgnoringCase("reject HostKey"));
            assertThat(hub.gate().noted()).isEmpty();

            hub.write("custom/keys.yaml", LiveHub.serverKeys(server.port(), host + server.hostKey()));

            hub.await(() -> assertThat(hub.gate().noted()).containsExactly("A-1;5"));
        }
    }

    private Throwable failure(String route) {
        try (var template = hub.context().createProducerTemplate()) {
            return template.send(
                            "direct:" + route, exchange -> exchange.getMessage().setBody("?"))
                    .getException();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Endpoint endpoint(String scheme) {
        return hub.context().getEndpoints().stream()
                .filter(each -> each.getEndpointUri().startsWith(scheme + ":"))
                .findFirst()
                .orElseThrow();
    }

    private static String password(Endpoint endpoint) {
        return endpoint instanceof RemoteFileEndpoint<?> files
                ? files.getConfiguration().getPassword()
                : ((MailEndpoint) endpoint).getConfiguration().getPassword();
    }

    private static void assertHidden(String where, String text) {
        assertThat(text).as(where).doesNotContain(SECRET, "sw%rd", "fi+sh", "sw%25rd", "fi%2Bsh");
    }

    private static String stack(Throwable failure) {
        var text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static String to(String scheme, String option) {
        return "- to:\n    id: custom-send.to\n    uri: " + scheme + "\n    parameters:\n"
                + "      host: \"{{custom.host}}\"\n      port: \"{{custom.port}}\"\n"
                + "      username: \"{{custom.user}}\"\n      password: \"{{secret:server}}\"\n      " + option + "\n";
    }

    private static String direct(String id, String steps) {
        return LiveHub.custom(id, "uri: direct\nparameters:\n  name: " + id + "\n", steps);
    }
}
