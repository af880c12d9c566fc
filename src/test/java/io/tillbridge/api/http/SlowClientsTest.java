package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.api.contract.Contract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take their time, at a door that has less of it than usual. */
class SlowClientsTest {
    private static final String KEY = "Host: h\r\nAuthorization: Basic YWxsOnNlY3JldA==\r\n";
    private static final String UPLOAD = "POST /api/v1/connections/7/uploads?filename=a.csv HTTP/1.1\r\n" + KEY
            + "Content-Type: text/csv\r\nContent-Length: 1000\r\n\r\nvendorSku";
    private static final String JSON = "PATCH /api/v1/products/7 HTTP/1.1\r\n" + KEY
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        door = door(new ClientTimeouts(1_000, 1_000, 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /api/v1/runs HTTP/1.1\r\nX-Slow: a", UPLOAD, JSON})
    void whoDoesNotComeToAnEndIsCut(String begun) throws Exception {
        try (Socket slow = begin(door, begun)) {
            RawHttp.Answer answer = RawHttp.read(slow.getInputStream());

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("urn:tillbridge:problem:too-slow");
        }
    }

    @Test
    void aLetterNowAndThenIsNoHead() throws Exception {
        try (Socket slow = begin(door, "GET /api/v1/runs HTTP/1.1\r\nX-Slow: ")) {
            slow.setSoTimeout(200);
            int letters = 0;
            while (letters < 100 && !answered(slow)) {
                slow.getOutputStream().write('a');
                letters++;
            }

            assertThat(letters).as("a letter each 200 ms").isLessThan(20);
        }
    }

    @Test
    void aConnectionThatIsKeptServesAgainAndIsClosedWhenItIdles() throws Exception {
        String request = "GET /api/v1/runs HTTP/1.1\r\n" + KEY + "\r\n";
        try (Socket socket = begin(door, request)) {
            socket.getInputStream().readNBytes(20);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));

            String both = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(both).containsOnlyOnce("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/runs HTTP/1.1\r\nX-Slow: a", UPLOAD, JSON})
    void twoHundredOfThemKeepNobodyOut(String begun) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (RunningApi patient = door(new ClientTimeouts(60_000, 60_000, 60_000))) {
            for (int i = 0; i < 200; i++) {
                slow.add(begin(patient, begun));
            }

            HttpResponse<String> read = patient.get("/api/v1/runs");
            HttpResponse<String> sent =
                    patient.send(patient.json("POST", "/api/v1/connections/7/uploads?filename=a", "[]"));

            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(sent.statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean answered(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() != 0;
        } catch (java.net.SocketTimeoutException notYet) {
            return false;
        }
    }

    private static Socket begin(RunningApi door, String begun) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static RunningApi door(ClientTimeouts timeouts) throws Exception {
        return new RunningApi(
                new ApiSettings("127.0.0.1", 0, RunningApi.MAX_FILE, Set.of(), timeouts),
                StandInRoutes.of(Contract.read(), new EchoResource(Contract.read())),
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                RunningApi.NO_AUDIT,
                false);
    }
}
