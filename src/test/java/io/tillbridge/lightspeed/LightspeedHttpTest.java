package io.tillbridge.lightspeed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightspeedHttpTest {
    /** A byte comes often enough to keep the call going, before the headers are whole as well as after. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX-Long: ", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"})
    void anAnswerThatDripsEndsWithTheTimeOfTheWholeCall(String beginning) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LightspeedHttp http = new LightspeedHttp(new LightspeedHttp.Limits(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(400), 1_000_000, 2))) {
            Thread drips = new Thread(() -> drip(server, beginning, over), "drips");
            drips.start();
            try {
                URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
                assertThatThrownBy(() -> http.answer("GET", address, Map.of(), null))
                        .isInstanceOf(LightspeedHttp.Late.class)
                        .hasMessageContaining("not whole after");
            } finally {
                over.countDown();
                drips.join();
            }
        }
    }

    private static void drip(ServerSocket server, String beginning, CountDownLatch over) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                client.getOutputStream().write('a');
            }
        } catch (IOException gone) {
            // The client has left, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
