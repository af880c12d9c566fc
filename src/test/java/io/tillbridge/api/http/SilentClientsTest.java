package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.rest.ApiRoutes;
import io.tillbridge.network.IpNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many clients that ask for much and read nothing, or say nothing at all: the others are served as if they were not there. */
@Tag("long")
class SilentClientsTest {
    private static final String KEY = "Host: h\r\nAuthorization: Basic YWxsOnNlY3JldA==\r\n";
    private static final String ASKS = "GET /api/v1/jobs HTTP/1.1\r\n" + KEY + "\r\n";
    private static final String PAGE = "x".repeat(1_400_000);
    private static final Duration NEVER = Duration.ofHours(1);

    private final List<Socket> silent = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asks for a page", "says nothing", "begins a head", "begins a body", "asks many times"})
    void sevenHundredAndFiftyOfThemKeepNobodyOut(String kind) throws Exception {
        try (RunningApi door = door(new ClientLimits(1000, 300, 64L * 1024 * 1024, NEVER))) {
            for (int i = 0; i < 750; i++) {
                begin(door, request(kind));
            }

            HttpResponse<String> read = door.get("/api/v1/jobs");
            HttpResponse<String> changed = door.send(door.json("PATCH", "/api/v1/products/7", "{\"name\":\"x\"}"));

            assertThat(read.body()).hasSize(PAGE.length() + 2);
            assertThat(changed.statusCode()).isEqualTo(200);
        }
    }

    private static String request(String kind) {
        return switch (kind) {
            case "asks for a page" -> ASKS;
            case "asks many times" -> ASKS.repeat(20);
            case "begins a head" -> "GET /api/v1/jobs HTTP/1.1\r\nX-Slow: a";
            case "begins a body" ->
                "PATCH /api/v1/products/7 HTTP/1.1\r\n" + KEY
                        + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{";
            default -> "";
        };
    }

    @Test
    void theirNumberIsBoundedByClosingTheLongestSilent() throws Exception {
        try (RunningApi door = door(new ClientLimits(400, 20, 16L * 1024 * 1024, NEVER))) {
            Socket first = begin(door, "");
            first.setSoTimeout(100);
            Socket last = begin(door, "");
            for (int i = 0; i < 300 && !closed(first); i++) {
                last = begin(door, "");
            }

            assertThat(closed(first)).isTrue();
            last.getOutputStream().write(ASKS.getBytes(StandardCharsets.UTF_8));
            assertThat(new String(last.getInputStream().readNBytes(15), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aTrustedProxyHasNoShareOfItsOwn() throws Exception {
        ProxySettings proxy = new ProxySettings("", List.of(IpNetwork.of("127.0.0.1")));
        try (RunningApi door = door(new ClientLimits(400, 20, 16L * 1024 * 1024, NEVER), proxy)) {
            Socket first = begin(door, "");
            first.setSoTimeout(100);
            for (int i = 0; i < 60; i++) {
                begin(door, "");
                assertThat(closed(first)).isFalse();
            }
        }
    }

    /** Three pages have room; each further one costs the client that has been silent the longest its own. */
    @Test
    void theMemoryForTheirAnswersIsBounded() throws Exception {
        try (RunningApi door = door(new ClientLimits(400, 300, 3L * PAGE.length() + 100, NEVER))) {
            List<Socket> asked = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Socket socket = begin(door, ASKS);
                socket.getInputStream().read();
                asked.add(socket);
            }

            assertThat(asked.subList(0, 9)).allMatch(SilentClientsTest::isCut);
        }
    }

    @Test
    void whoReadsNextToNothingIsCut() throws Exception {
        try (RunningApi door = door(new ClientLimits(400, 300, 16L * 1024 * 1024, Duration.ofSeconds(1)))) {
            Socket dripping = begin(door, ASKS);
            Socket quiet = begin(door, "");
            quiet.setSoTimeout(50);
            for (int read = 0; read < 80; read++) {
                closed(dripping);
                closed(quiet);
            }

            assertThat(isCut(dripping)).isTrue();
        }
    }

    @Test
    void aClientThatSendsHundredsOfRequestsAheadIsCut() throws Exception {
        try (RunningApi door = door(ClientLimits.USUAL)) {
            Socket ahead = begin(door, ASKS.repeat(500));

            assertThat(isCut(ahead)).isTrue();
        }
    }

    /** What comes is all of it, however large, when the client does read. */
    @Test
    void aSlowReaderGetsItsWholePage() throws Exception {
        try (RunningApi door = door(new ClientLimits(400, 300, 16L * 1024 * 1024, Duration.ofSeconds(1)))) {
            Socket slow = begin(door, "GET /api/v1/jobs HTTP/1.1\r\nConnection: close\r\n" + KEY + "\r\n");
            int read = 0;
            byte[] piece = new byte[16 * 1024];
            for (int n = slow.getInputStream().read(piece);
                    n >= 0;
                    n = slow.getInputStream().read(piece)) {
                read += n;
            }

            assertThat(read).isGreaterThan(PAGE.length());
        }
    }

    /** Whether the rest of the answer is missing: the connection was reset or ended before it. */
    private static boolean isCut(Socket socket) {
        try {
            socket.setSoTimeout(20_000);
            return socket.getInputStream().readAllBytes().length < PAGE.length();
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static boolean closed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** A client with next to no buffer of its own, so that what it does not read stays with the hub. */
    private Socket begin(RunningApi door, String begun) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.server.port()));
        socket.setSoTimeout(20_000);
        silent.add(socket);
        try {
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closedAlready) {
            // It made room for another one.
        }
        return socket;
    }

    private static RunningApi door(ClientLimits limits) throws Exception {
        return door(limits, ProxySettings.NONE);
    }

    private static RunningApi door(ClientLimits limits, ProxySettings proxies) throws Exception {
        return new RunningApi(
                new ApiSettings("127.0.0.1", 0, RunningApi.MAX_FILE, Set.of(), limits, proxies),
                new ApiRoutes(new EchoResource(Contract.read()).with("listJobs", request -> ApiResponse.ok(PAGE))),
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                RunningApi.NO_AUDIT,
                false);

}
}
