package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests whose end a proxy in front may see elsewhere than the hub does. Each is followed by a second request, which
 * must never be answered: the first is refused and its connection closed. Both ports are tried.
 */
class SmugglingTest {
    private static final String SECOND = "GET /smuggled HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    private static final String HEAD = "Host: h\r\nAuthorization: " + RunningApi.basic(RunningApi.ALL, "secret")
            + "\r\nContent-Type: application/json\r\n";
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");

    private static RunningApi door;
    private static Main main;
    private static int management;

    @BeforeAll
    static void open() throws Exception {
        door = new RunningApi(new EchoResource(Contract.read()));
        main = new Main();
        main.addInitialProperty("camel.management.enabled", "true");
        main.addInitialProperty("camel.management.host", "127.0.0.1");
        main.addInitialProperty("camel.management.port", "0");
        main.addInitialProperty("camel.management.health-check-enabled", "true");
        main.start();
        management = main.getCamelContext()
                .hasService(ManagementHttpServer.class)
                .getRouter()
                .getServer()
                .getPort();
    }

    @AfterAll
    static void close() {
        main.stop();
        door.close();
    }

    /** What is tried: the version, the lines that tell the length, and the bytes after the head. */
    record Form(String name, String version, String lines, String body) {
        @Override
        public String toString() {
            return name;
        }

        String to(String methodAndPath) {
            return methodAndPath + " " + version + "\r\n" + HEAD + lines + "\r\n" + body + SECOND;
        }
    }

    static Stream<Form> forms() {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String none = "0\r\n\r\n";
        List<Form> lengths = List.of(
                form("both lengths", "Content-Length: 4\r\n" + chunked, none),
                form("both lengths, chunked first", chunked + "Content-Length: 5\r\n", none),
                form("both lengths, a length of nothing", chunked + "Content-Length: 0\r\n", none),
                new Form("HTTP/1.0 with both lengths", "HTTP/1.0", "Content-Length: 5\r\n" + chunked, none),
                new Form(
                        "HTTP/1.0 with both lengths, kept",
                        "HTTP/1.0",
                        "Connection: keep-alive\r\n" + chunked + "Content-Length: 5\r\n",
                        none),
                new Form("HTTP/1.0 in chunks", "HTTP/1.0", chunked, none),
                form("two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n", "{}\n"),
                form("two lengths in one line", "Content-Length: 2, 3\r\n", "{}\n"),
                form("the same length twice", "Content-Length: 2\r\nContent-Length: 2\r\n", "{}"),
                form("a length with a sign", "Content-Length: +2\r\n", "{}"),
                form("a length below nothing", "Content-Length: -2\r\n", "{}"),
                form("a length in hexadecimal", "Content-Length: 0x2\r\n", "{}"),
                form("a length with a point", "Content-Length: 2.0\r\n", "{}"),
                form("a length of two words", "Content-Length: 2 2\r\n", "{}"),
                form("no length at all", "Content-Length: \r\n", "{}"),
                form("a length no number holds", "Content-Length: 99999999999999999999\r\n", "{}"),
                form("a blank before the colon of the length", "Content-Length : 2\r\n", "{}"));
        List<Form> encodings = List.of(
                form("chunked twice", chunked + chunked, none),
                form("chunked twice in one line", "Transfer-Encoding: chunked, chunked\r\n", none),
                form("chunked is not the last", "Transfer-Encoding: chunked, identity\r\n", none),
                form("chunked and another in two lines", chunked + "Transfer-Encoding: identity\r\n", none),
                form("identity", "Transfer-Encoding: identity\r\n", none),
                form("an encoding nobody knows", "Transfer-Encoding: xchunked\r\n", none),
                form("chunked in quotes", "Transfer-Encoding: \"chunked\"\r\n", none),
                form("chunked with a parameter", "Transfer-Encoding: chunked;q=1\r\n", none),
                form("a blank before the colon", "Transfer-Encoding : chunked\r\n", none),
                form("a tab before the colon", "Transfer-Encoding\t: chunked\r\n", none),
                form("a vertical tab", "Transfer-Encoding:\u000bchunked\r\n", none),
                form("a NUL in it", "Transfer-Encoding: chun\0ked\r\n", none),
                form("no encoding at all", "Transfer-Encoding: \r\n", none));
        List<Form> lines = List.of(
                form("a line without a colon", "nonsense\r\n" + chunked, none),
                form("a bare line feed", "X-Bare: a\n" + chunked, none),
                form("a bare carriage return", "X-Bare: a\rTransfer-Encoding: chunked\r\n", none),
                new Form("a version nobody speaks", "HTTP/1.7", chunked, none),
                new Form("a version after the version", "HTTP/1.1 HTTP/1.1", chunked, none));
        List<Form> chunks = List.of(
                form("a size no number holds", chunked, "FFFFFFFFFFFFFFF2\r\n{}\r\n" + none),
                form("a size of nine digits", chunked, "100000002\r\n{}\r\n" + none),
                form("a size with a sign", chunked, "+2\r\n{}\r\n" + none),
                form("a size below nothing", chunked, "-2\r\n{}\r\n" + none),
                form("a size with a prefix", chunked, "0x2\r\n{}\r\n" + none),
                form("a size that is a word", chunked, "two\r\n{}\r\n" + none),
                form("a blank before the size", chunked, " 2\r\n{}\r\n" + none),
                form("no size", chunked, "\r\n{}\r\n" + none),
                form("a size ended by a bare line feed", chunked, "2\n{}\r\n" + none),
                form("a chunk ended by a bare line feed", chunked, "2\r\n{}\n" + none),
                form("a chunk longer than told", chunked, "2\r\n{}  \r\n" + none),
                form("an extension in quotes over two lines", chunked, "2;a=\"\r\n{}\r\n" + none + "\"\r\n" + none),
                form("an extension with a bare line feed", chunked, "2;a=b\nc\r\n{}\r\n" + none),
                form("an extension with a bare carriage return", chunked, "2;a=b\rc\r\n{}\r\n" + none),
                form("an extension in quotes with a bare line feed", chunked, "2;a=\"\n\"\r\n{}\r\n" + none));
        return Stream.of(lengths, encodings, lines, chunks).flatMap(List::stream);
    }

    /** What the library takes, in a way that another one may not. */
    static Stream<Form> stricter() {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String none = "0\r\n\r\n";
        return Stream.of(
                form("another encoding first", "Transfer-Encoding: gzip\r\n" + chunked, none),
                form("on a line of its own", "Transfer-Encoding:\r\n chunked\r\n", none),
                form("a folded line", "X-Fold: a\r\n b\r\n" + chunked, none),
                form("a blank before the first name", " X-Blank: a\r\n" + chunked, none),
                form("a line without a name", ": a\r\n" + chunked, none));
    }

    private static Form form(String name, String lines, String body) {
        return new Form(name, "HTTP/1.1", lines, body);
    }

    @ParameterizedTest
    @MethodSource({"forms", "stricter"})
    void noSecondRequestIsReadAfterOneWithoutAPlainEnd(Form form) throws Exception {
        String api = heard(door.server.port(), form.to("PATCH /api/v1/products/7"));

        assertThat(ANSWER.matcher(api).results().map(found -> found.group(1)))
                .as(api)
                .singleElement()
                .isIn("400", "501", "505");
        assertThat(api).contains("application/problem+json").containsIgnoringCase("connection: close");
    }

    /** Here is nothing to change and nobody signs in; the library alone answers. */
    @ParameterizedTest
    @MethodSource("forms")
    void norAtTheManagementPort(Form form) throws Exception {
        String observed = heard(management, form.to("POST /observe/health"));

        assertThat(ANSWER.matcher(observed).results().map(found -> found.group(1)))
                .as(observed)
                .allMatch(status -> status.startsWith("4") || status.equals("501") || status.equals("505"))
                .hasSizeLessThan(2);
    }

    static Stream<Form> plain() {
        String chunked = "Transfer-Encoding: chunked\r\n";
        return Stream.of(
                form("a length", "Content-Length: 2\r\n", "{}"),
                form("chunks", chunked, "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"),
                form("chunks with an extension", chunked, "2;a=b;c=\"d e\"\r\n{}\r\n0\r\n\r\n"),
                form("a size with zeros before it", chunked, "0".repeat(40) + "2\r\n{}\r\n0\r\n\r\n"),
                form("chunks with a trailer", chunked, "2\r\n{}\r\n0\r\nX-After: a\r\n\r\n"),
                form("chunked in capitals", "Transfer-Encoding: Chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void afterOneWithAPlainEndTheNextIsRead(Form form) throws Exception {
        String api = heard(door.server.port(), form.to("PATCH /api/v1/products/7"));

        assertThat(ANSWER.matcher(api).results().map(found -> found.group(1))).containsExactly("200", "404");
    }

    /** Everything that comes back until the other side closes. */
    private static String heard(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
