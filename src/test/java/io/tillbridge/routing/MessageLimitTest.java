package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillbridge.app.Until;
import io.tillbridge.mail.EndlessServer;
import io.tillbridge.remotefiles.ScriptedFtpServer;
import io.tillbridge.routing.custom.MessageLimit;
import io.tillbridge.sandbox.SandboxFtpVendor;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way by which a route below custom/ reads bytes from outside, with as many as it may read and with more. */
class MessageLimitTest {
    private static final int LIMIT = 300_000;
    private static final long HUGE = 1L << 30;
    private static final String SECRET = "swordfish";
    private static final String TOO_LARGE = ": expected at most 300000 bytes, found more. Let the other system send"
            + " smaller parts, or set routes.max-message-size higher.";

    private static final String FAILURES =
            """
            - routeConfiguration:
                id: failures
                onException:
                  - onException:
                      id: failures.any
                      exception:
                        - java.lang.Throwable
                      handled:
                        constant:
                          expression: "true"
                      steps:
                        - setBody:
                            expression:
                              simple:
                                expression: "${exception.message}"
                        - bean:
                            ref: gate
                            method: note
            """;
    private static final String NOTE_LENGTH =
            """
            - bean:
                ref: gate
                method: length
            """;

    @TempDir
    private Path temp;

    private LiveHub hub;

    @BeforeEach
    void begin() {
        hub = new LiveHub(temp, Duration.ofMillis(50), new MessageLimit(LIMIT));
        hub.secret("server", SECRET);
        hub.write("shared/failures.camel.yaml", FAILURES);
    }

    @AfterEach
    void end() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, 200, 300000, read 300000",
        "chunked, 200, 300000, read 300000",
        "gzip, 200, 300000, read 300000",
        "plain, 200, 300001, too large",
        "chunked, 200, 300001, too large",
        "gzip, 200, 300001, too large",
        "plain, 200, 1073741824, too large",
        "chunked, 200, 1073741824, too large",
        "gzip, 200, 1073741824, too large",
        "chunked, 404, 1073741824, too large",
        "gzip, 500, 1073741824, too large"
    })
    void aResponseIsCountedAfterItIsUnpacked(String form, int status, long bytes, String outcome) throws Exception {
        try (HugeAnswers server = new HugeAnswers()) {
            calls(server, form + "/" + status + "/" + bytes);

            ask("custom-call", "?");

            String wanted = outcome.equals("too large") ? tooLarge("The response of " + server.url()) : outcome;
            assertThat(hub.gate().noted()).containsExactly(wanted);
            assertThat(server.sent()).isLessThan(HUGE / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-gzip", "gzip, gzip", "x-gzip"})
    void noNameOfAnEncodingUnpacksAfterTheCount(String encoding) throws Exception {
        try (HugeAnswers server = new HugeAnswers()) {
            calls(server, encoding.replace(" ", "%20") + "/200/" + HUGE);

            ask("custom-call", "?");

            // What is packed once more, or not known, is no text of the server: few bytes, or a failure.
            assertThat(hub.gate().noted()).hasSize(1).noneMatch(it -> it.contains("OutOfMemory"));
            assertThat(hub.gate().noted().get(0)).doesNotContain("read 1073741824");
        }
    }

    @Test
    void whatIsLongIsInATemporaryFileAndNotInMemory() throws Exception {
        try (HugeAnswers server = new HugeAnswers()) {
            hub.write("custom/keys.yaml", url(server, "chunked/200/" + LIMIT));
            hub.write("custom/custom-call.camel.yaml", direct("custom-call", CALL));
            hub.start();

            try (ProducerTemplate template = hub.context().createProducerTemplate()) {
                Exchange ended = template.send("direct:custom-call", exchange -> {});

                assertThat(ended.getMessage().getBody()).isInstanceOfSatisfying(StreamCache.class, body -> {
                    assertThat(body.inMemory()).isFalse();
                    assertThat(body.length()).isEqualTo(LIMIT);
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sftp, 300000",
        "sftp, 300001",
        "sftp, 1073741824",
        "ftp, 300000",
        "ftp, 300001",
        "ftp, 1073741824",
        "file, 300000",
        "file, 300001",
        "file, 1073741824"
    })
    void aFileIsReadUpToTheLimitAndTheNextOneAfterIt(String scheme, long bytes) throws Exception {
        Path remote =
                Files.createDirectories(scheme.equals("file") ? hub.files().resolve("in") : temp.resolve("far"));
        file(remote.resolve("a.csv"), bytes);
        file(remote.resolve("b.csv"), 5);
        try (FileWorld world = FileWorld.of(scheme, temp, remote)) {
            reads(scheme, world.port(), world.hostKey());

            hub.await(() -> assertThat(hub.gate().noted()).contains("read 5"));

            String first = bytes <= LIMIT ? "read " + bytes : tooLarge("The file a.csv of " + world.name());
            assertThat(hub.gate().noted()).contains(first);
            if (scheme.equals("file")) {
                // Its failure is handled, so it is done with.
                Until.holds("the file is moved", () -> Files.exists(remote.resolve("done/a.csv")));
            }
        }
    }

    @Test
    void aFileThatIsLongerThanItsServerListsIsCountedWhileItIsRead() throws Exception {
        try (ScriptedFtpServer server = new ScriptedFtpServer()) {
            server.data("LIST", "-rw-r--r-- 1 u u 5 Nov 30 10:00 a.csv\r\n").data("RETR", MessageLimitTest::withoutEnd);

            reads("ftp", server.port(), "none");

            String what = "The file a.csv of ftp://127.0.0.1:" + server.port();
            hub.await(() -> assertThat(hub.gate().noted()).contains(tooLarge(what)));
        }
    }

    @Test
    void aMailThatIsTooLargeFailsAloneAndTheOthersAreRead() throws Exception {
        GreenMail mail = new GreenMail(
                new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
        mail.start();
        try {
            mail.setUser("u@shop.example", "u", SECRET);
            for (int length : new int[] {LIMIT + 1, 12}) {
                GreenMailUtil.sendTextEmail(
                        "u@shop.example",
                        "w@shop.example",
                        "stock " + length,
                        "x".repeat(length),
                        mail.getSmtp().getServerSetup());
            }
            int port = mail.getImap().getPort();
            hub.write("custom/keys.yaml", LiveHub.serverKeys(port, "none"));
            hub.write(
                    "custom/custom-read.camel.yaml",
                    LiveHub.custom("custom-read", from("imap") + "  delay: \"50\"\n", AS_TEXT + NOTE_LENGTH));
            hub.start();
            assertThat(hub.reload().status().faults()).isEmpty();

            hub.await(() -> assertThat(hub.gate().noted())
                    .contains("read 12", tooLarge("A mail of imap://127.0.0.1:" + port + ", 'stock 300001'")));
        } finally {
            mail.stop();
        }
    }

    @Test
    void aMailServerThatAnswersWithoutEndIsLeft() throws Exception {
        try (EndlessServer server = new EndlessServer("250-more\r\n")) {
            String mail = "custom.mail:\n  type: text\n  default: a@shop.example\n  description: Who gets it\n";
            hub.write("custom/keys.yaml", LiveHub.serverKeys(server.port(), "none") + mail);
            String send = "- to:\n    id: custom-send.send\n    uri: smtp\n    parameters:\n"
                    + "      host: \"{{custom.host}}\"\n      port: \"{{custom.port}}\"\n"
                    + "      from: \"{{custom.mail}}\"\n      to: \"{{custom.mail}}\"\n      subject: Stock\n";
            hub.write("custom/custom-send.camel.yaml", direct("custom-send", send));
            hub.start();
            assertThat(hub.reload().status().faults()).isEmpty();

            ask("custom-send", "Stock is low");

            assertThat(hub.gate().noted())
                    .singleElement()
                    .asString()
                    .contains("it answered with more than 1048576 bytes; expected a few lines");
            Until.holds("the connection ends", server::left);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gzipDeflater, 300000",
        "gzipDeflater, 1073741824",
        "zipDeflater, 300000",
        "zipDeflater, 1073741824",
        "zipFile, 300000",
        "zipFile, 1073741824",
        "zipFile each, 300000",
        "zipFile each, 1073741824"
    })
    void whatIsUnpackedIsCounted(String format, long bytes) throws Exception {
        boolean each = format.endsWith("each");
        String name = format.split(" ", -1)[0];
        String unpack = "- unmarshal:\n    " + name + ": " + (each ? "{usingIterator: \"true\"}" : "{}") + "\n";
        String split = "- split:\n    id: custom-unpack.each\n    streaming: true\n    expression:\n      simple:\n"
                + "        expression: \"${body}\"\n    steps:\n" + (AS_TEXT + NOTE_LENGTH).indent(6);
        hub.write(
                "custom/custom-unpack.camel.yaml",
                direct("custom-unpack", unpack + (each ? split : AS_TEXT + NOTE_LENGTH)));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        ask("custom-unpack", packed(name, bytes));

        assertThat(hub.gate().noted()).singleElement().satisfies(noted -> {
            if (bytes <= LIMIT) {
                assertThat(noted).isEqualTo("read " + bytes);
            } else {
                assertThat(noted).endsWith(TOO_LARGE);
            }
        });
    }

    private static final String CALL =
            """
            - setHeader:
                name: CamelHttpMethod
                expression:
                  constant:
                    expression: GET
            - to:
                id: custom-call.call
                uri: http
                parameters:
                  httpUri: "{{custom.url}}"
            """;
    private static final String AS_TEXT = "- convertBodyTo:\n    type: String\n";

    private void calls(HugeAnswers server, String path) {
        hub.write("custom/keys.yaml", url(server, path));
        hub.write("custom/custom-call.camel.yaml", direct("custom-call", CALL + AS_TEXT + NOTE_LENGTH));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();
    }

    private static String url(HugeAnswers server, String path) {
        return "custom.url:\n  type: url\n  default: " + server.url() + "/" + path + "\n  description: A server\n";
    }

    private void reads(String scheme, int port, String hostKey) {
        hub.write("custom/keys.yaml", LiveHub.serverKeys(port, hostKey));
        String after = scheme.equals("file")
                ? "  move: done/${file:name}\n  moveFailed: failed/${file:name}\n"
                : "  noop: true\n";
        String options = after + "  initialDelay: \"0\"\n  delay: \"50\"\n";
        hub.write(
                "custom/custom-read.camel.yaml",
                LiveHub.custom("custom-read", from(scheme) + options, AS_TEXT + NOTE_LENGTH));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();
    }

    private static String from(String scheme) {
        if (scheme.equals("file")) {
            return "uri: file\nparameters:\n  directoryName: in\n";
        }
        return "uri: " + scheme + "\nparameters:\n  host: \"{{custom.host}}\"\n  port: \"{{custom.port}}\"\n"
                + "  username: \"{{custom.user}}\"\n  password: \"{{secret:server}}\"\n"
                + (scheme.equals("sftp") ? "  knownHosts: \"{{custom.known-hosts}}\"\n" : "")
                + (scheme.equals("ftp") ? "  passiveMode: true\n" : "");
    }

    private static String direct(String id, String steps) {
        return LiveHub.custom(id, "uri: direct\nparameters:\n  name: " + id + "\n", steps);
    }

    private void ask(String route, Object body) throws IOException {
        try (ProducerTemplate template = hub.context().createProducerTemplate()) {
            template.send("direct:" + route, exchange -> exchange.getMessage().setBody(body));
        }
    }

    private static String tooLarge(String what) {
        return what + TOO_LARGE;
    }

    /** As long as it says, and takes no room on the disk. */
    private static void file(Path path, long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    private static void withoutEnd(Socket to) throws IOException {
        byte[] part = new byte[1 << 16];
        while (!to.isClosed()) {
            to.getOutputStream().write(part);
        }
    }

    private static byte[] packed(String format, long bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream to = packing(format, packed)) {
            byte[] part = new byte[1 << 16];
            for (long left = bytes; left > 0; left -= part.length) {
                to.write(part, 0, (int) Math.min(left, part.length));
            }
        }
        return packed.toByteArray();
    }

    private static OutputStream packing(String format, OutputStream to) throws IOException {
        return switch (format) {
            case "gzipDeflater" -> new GZIPOutputStream(to);
            case "zipDeflater" -> new DeflaterOutputStream(to);
            default -> {
                ZipOutputStream zip = new ZipOutputStream(to);
                zip.putNextEntry(new ZipEntry("stock.csv"));
                yield zip;
            }
        };
    }

    /** A server with the files of a folder. */
    private record FileWorld(String name, int port, String hostKey, Closeable server) implements Closeable {
        static FileWorld of(String scheme, Path temp, Path remote) throws IOException {
            List<SandboxUser> users = List.of(SandboxUser.withPassword("u", SECRET, remote));
            return switch (scheme) {
                case "sftp" -> {
                    SandboxVendor sftp = SandboxVendor.start(temp.resolve("ssh"), 0, users);
                    String key = "[" + sftp.host() + "]:" + sftp.port() + " " + sftp.hostKey();
                    yield new FileWorld("sftp://127.0.0.1:" + sftp.port(), sftp.port(), key, sftp::close);
                }
                case "ftp" -> {
                    SandboxFtpVendor ftp = SandboxFtpVendor.start(temp.resolve("ftp"), 0, "none", users);
                    yield new FileWorld("ftp://127.0.0.1:" + ftp.port(), ftp.port(), "none", ftp::close);
                }
                default -> new FileWorld("routes.files", 1, "none", () -> {});
            };
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
