package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.access.Role;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself asks of a server, byte by byte; the clients wait an hour, so nothing here is answered by a timeout. */
class PlainHttpTest {
    private static final String UPLOADS = "/api/v1/connections/7/uploads";
    private static final String KEY = "Authorization: " + RunningApi.basic(RunningApi.ALL, "secret") + "\r\n";
    private static final ClientTimeouts ENDLESS = new ClientTimeouts(3_600_000, 3_600_000, 3_600_000);

    @TempDir
    static Path folder;

    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "sku\n".repeat(100_000));
        door = new RunningApi(
                new ApiSettings("127.0.0.1", 0, RunningApi.MAX_FILE, Set.of(), ENDLESS),
                StandInRoutes.of(
                        Contract.read(),
                        new EchoResource(Contract.read())
                                .with("getUploadFile", request -> new ApiResponse.Download(file, "text/csv", "a.csv"))
                                .with("listJobs", request -> ApiResponse.ok("x".repeat(200_000)))),
                new People(),
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                RunningApi.NO_AUDIT,
                false);
    }

    static Stream<String> paths() {
        return Stream.concat(
                Contract.read().operations().stream()
                        .filter(operation -> operation.method().equals("GET"))
                        .map(operation -> "/api/v1/" + String.join("/", operation.path()))
                        .map(path -> path.replaceAll("\\{[^}]*}", "7")),
                Stream.of("/", "/docs", "/docs/docs.js", "/openapi.yaml", "/signin", "/console.css", "/nowhere"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aHeadIsAnsweredAsAGetWithoutItsBody(String path) throws Exception {
        RawHttp.Answer get = RawHttp.send(door.server.port(), "GET " + path, "");
        RawHttp.Answer head = RawHttp.send(door.server.port(), "HEAD " + path, "");

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        for (String name : List.of("content-type", "content-length", "etag", "location", "cache-control")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    @Test
    void whereNothingIsReadAHeadIsRefusedLikeAGet() throws Exception {
        RawHttp.Answer head = RawHttp.send(door.server.port(), "HEAD /api/v1/runs/7/cancel", "");
        RawHttp.Answer listed = RawHttp.send(door.server.port(), "PUT /api/v1/jobs", "");

        assertThat(head.status()).isEqualTo(405);
        assertThat(listed.header("allow")).isEqualTo("get, head");
    }

    @Test
    void aHookNobodyHearsNamesWhatIsLeft() throws Exception {
        RawHttp.Answer answer = RawHttp.send(door.server.port(), "POST /hooks/x", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("ratelimit-policy")).isEqualTo("\"failures\";q=10;w=300");
        assertThat(answer.header("ratelimit")).isEqualTo("\"failures\";r=9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/v1/jobs", "GET /docs", "HEAD /docs", "GET /nowhere", "POST /hooks/x", "GET /bad path"})
    void everyAnswerHasADate(String request) throws Exception {
        String date = RawHttp.send(door.server.port(), request, "").header("date");

        assertThat(ZonedDateTime.parse(capitals(date), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
    }

    /** {@link RawHttp} makes all letters small. */
    private static String capitals(String date) {
        StringBuilder capitals = new StringBuilder();
        for (int i = 0; i < date.length(); i++) {
            boolean first = i == 0 || date.charAt(i - 1) == ' ';
            capitals.append(first ? Character.toUpperCase(date.charAt(i)) : date.charAt(i));
        }
        return capitals.toString().replace("Gmt", "GMT");
    }

    static Stream<byte[]> noUtf8() {
        String body = "{\"name\":\"é\"}";
        return Stream.of(
                body.getBytes(StandardCharsets.ISO_8859_1),
                body.getBytes(StandardCharsets.UTF_16),
                body.getBytes(StandardCharsets.UTF_16LE),
                body.getBytes(StandardCharsets.UTF_16BE),
                body.getBytes(Charset.forName("UTF-32LE")),
                bytes("{\"name\":\"", 0xC0, 0xAF, "\"}"),
                bytes("{\"name\":\"", 0xC1, 0x81, "\"}"),
                bytes("{\"name\":\"", 0xE0, 0x80, 0xAF, "\"}"),
                bytes("{\"name\":\"", 0xF0, 0x80, 0x80, 0xAF, "\"}"),
                bytes("{\"name\":\"", 0xC0, 0x80, "\"}"),
                bytes("{\"name\":\"", 0xED, 0xA0, 0x80, "\"}"),
                bytes("{\"name\":\"", 0xF4, 0x90, 0x80, 0x80, "\"}"),
                bytes("{\"name\":\"", 0xC3, "\"}"),
                bytes("{\"name\":\"x\"", 0, "}"),
                bytes("{\"name\":\"", 0, "\"}"),
                bytes("{\"name\":\"x\"}", 0));
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void aBodyIsUtf8OrRefused(byte[] body) throws Exception {
        RawHttp.Answer answer = RawHttp.exchange(door.server.port(), request("PATCH /api/v1/products/7", body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The body cannot be read: ", "UTF-8");
    }

    @Test
    void aMarkBeforeUtf8IsPassedOver() throws Exception {
        byte[] body = bytes(0xEF, 0xBB, 0xBF, "{\"name\":\"x\"}");

        assertThat(RawHttp.exchange(door.server.port(), request("PATCH /api/v1/products/7", body))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anEscapedNulIsAFaultOfItsField() throws Exception {
        RawHttp.Answer answer = RawHttp.exchange(
                door.server.port(),
                request("PATCH /api/v1/products/7", "{\"name\":\"a\\u0000b\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/name\"", "The text holds a NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "q=%C0%AF", "q=%ED%A0%80", "q=%E9", "q=a%00b", "%00=q"})
    void anAddressIsUtf8OrRefused(String query) throws Exception {
        assertThat(RawHttp.send(door.server.port(), "GET /api/v1/products?" + query, "")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Basic eDp5\r\nAuthorization: ",
                "Idempotency-Key: a\r\nIdempotency-Key: b\r\nAuthorization: ",
                "Content-Type: application/json\r\nContent-Type: text/csv\r\nAuthorization: ",
                "Cookie: tillbridge=a; tillbridge=b\r\nAuthorization: ",
                "Cookie: tillbridge=a\r\nCookie: tillbridge=b\r\nAuthorization: ",
                "Origin: http://h\r\nOrigin: http://i\r\nAuthorization: "
            })
    void whatCountsOnceIsNotSentTwice(String twice) throws Exception {
        RawHttp.Answer answer = RawHttp.sendBare(
                door.server.port(), "GET /api/v1/jobs", twice + RunningApi.basic(RunningApi.ALL, "secret") + "\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The request has more than one ");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080,tillbridge,200",
        "localhost,tillbridge,200",
        "[::1]:8080,tillbridge,200",
        "localhost,__Host-tillbridge,200",
        "hub.example.com,tillbridge,401",
        "192.168.1.7:8080,tillbridge,401",
        "localhost.example.com,tillbridge,401",
        "127.0.0.1.example.com,tillbridge,401",
        "hub.example.com,__Host-tillbridge,200"
    })
    void theCookieWithoutItsPrefixCountsOnThisMachineOnly(String host, String cookie, int status) throws Exception {
        String request = "GET /api/v1/jobs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nCookie: " + cookie
                + "=viewer\r\n\r\n";

        assertThat(RawHttp.exchange(door.server.port(), request.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nsku\r\n1\r\n",
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nsku\r\n1\r\n--edge\r\n",
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nsku\r\n1\r\n--edge",
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n",
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n",
                "--edge\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n",
                "--edge\r\n",
                "--edge",
                ""
            })
    void aFormWithoutItsLastBoundaryIsAnsweredAtOnce(String form) throws Exception {
        RawHttp.Answer answer = sendForm(form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The form ends without its last boundary \\\"--edge--\\\"");
    }

    @Test
    void aLongFormWithoutItsLastBoundaryIsAnsweredWhenItsBytesAreRead() throws Exception {
        String form = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "sku\r\n".repeat(400_000);
        RawHttp.Answer answer = sendForm(form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The form ends without its last boundary");
    }

    @Test
    void aFormThatNamesNoBoundaryIsRefused() throws Exception {
        RawHttp.Answer answer = RawHttp.send(
                door.server.port(),
                "POST " + UPLOADS,
                "Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("names no boundary");
    }

    /** The client still sends: it is told at the bad chunk, before its request has an end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /api/v1/products/7 HTTP/1.1\r\nContent-Type: application/json\r\n",
                "POST " + UPLOADS + "?filename=a.csv HTTP/1.1\r\nContent-Type: text/csv\r\n",
                "POST " + UPLOADS + " HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=edge\r\n"
            })
    void aBadChunkIsToldAtOnceAndEndsTheConnection(String begun) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.server.port())) {
            socket.setSoTimeout(10_000);
            String request = begun + "Host: h\r\n" + KEY + "Transfer-Encoding: chunked\r\n\r\n6\r\n--edge\r\nzz\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));

            RawHttp.Answer answer = RawHttp.read(socket.getInputStream());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.body()).contains("its chunks are not formed by the rules of HTTP");
        }
    }

    /** Knows the keys of {@link RunningApi}, and a session for each role. */
    private static final class People implements Authentication {
        @Override
        public SignInResult signIn(String clientId, String secret, String address) {
            return RunningApi.signIn(clientId, secret, address);
        }

        @Override
        public Optional<AuthenticatedSession> visit(String sessionToken) {
            return Role.named(sessionToken)
                    .map(role -> new AuthenticatedSession(Caller.person(1, sessionToken, role), RunningApi.WORD));
        }
    }

    private static byte[] request(String methodAndPath, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write((methodAndPath + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + KEY
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        all.write(body);
        return all.toByteArray();
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer one) {
                all.write(one);
            } else {
                all.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return all.toByteArray();
    }

    private static RawHttp.Answer sendForm(String form) throws Exception {
        return RawHttp.send(
                door.server.port(),
                "POST " + UPLOADS,
                "Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: " + form.length() + "\r\n\r\n"
                        + form);
    }
}
