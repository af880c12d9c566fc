package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.resource.ApiHub;
import io.tillbridge.app.Until;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadDaysTest {
    @TempDir
    Path folder;

    @Test
    void aDatabaseThatIsAwayIsToldAsPassing() throws Exception {
        try (ApiHub hub = new ApiHub(folder)) {
            hub.database.close();

            HttpResponse<String> answer = hub.door.get("/api/v1/runs");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(RunningApi.json(answer).path("detail").asText())
                    .isEqualTo("The database does not answer now: try again soon");
        }
    }

    /** Eight at once: had they to stand in memory anywhere, or to be read to their end, this would end badly. */
    @ParameterizedTest
    @CsvSource({
        "PATCH,/products/7,application/json,Content-Length: 1073741824,20",
        "PATCH,/products/7,application/json,Transfer-Encoding: chunked,20",
        "POST,/connections/7/uploads?filename=a,text/csv,Content-Length: 1073741824,20",
        "POST,/connections/7/uploads?filename=a,text/csv,Transfer-Encoding: chunked,40"
    })
    void aGigabyteIsRefusedBeforeItIsHere(String method, String path, String type, String length, int megabytes)
            throws Exception {
        String head = method + " /api/v1" + path + " HTTP/1.1\r\nHost: h\r\nAuthorization: "
                + RunningApi.basic(RunningApi.ALL, "secret") + "\r\nContent-Type: " + type + "\r\n" + length
                + "\r\n\r\n";
        try (RunningApi door = new RunningApi(new EchoResource(Contract.read()))) {
            List<CompletableFuture<Flood>> floods = IntStream.range(0, 8)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> Flood.of(door.server.port(), head)))
                    .toList();

            for (CompletableFuture<Flood> flood : floods) {
                assertThat(flood.get().answer()).contains("HTTP/1.1 413", "The body holds more than");
                assertThat(flood.get().sent()).isLessThan(megabytes * 1024L * 1024);
            }
        }
    }

    @Test
    void aThousandRequestsAtOnceAreAllAnswered() throws Exception {
        try (RunningApi door = new RunningApi(new EchoResource(Contract.read()))) {
            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 1000)
                    .mapToObj(n -> door.client()
                            .sendAsync(
                                    door.request("/api/v1/products/" + (n + 1)).build(),
                                    HttpResponse.BodyHandlers.ofString()))
                    .toList();

            for (int n = 0; n < 1000; n++) {
                HttpResponse<String> answer = calls.get(n).get(Until.STOP.toSeconds(), TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("\"id\":\"" + (n + 1) + "\"");
            }
        }
    }

    /** Three times the heap of the tests: had it to stand in memory anywhere, this would end badly. */
    @Test
    @Tag("long")
    void aFileLargerThanTheMemoryPassesThrough() throws Exception {
        long size = 3L * 1024 * 1024 * 1024;
        try (RunningApi door = new RunningApi(0, 4 * size, new EchoResource(Contract.read()))) {
            HttpResponse<String> answer = door.send(door.request("/api/v1/connections/7/uploads?filename=a")
                    .timeout(Duration.ofMinutes(10))
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofInputStream(() -> new Zeros(size))));

            assertThat(RunningApi.json(answer).path("bytes").asLong()).isEqualTo(size);
        }
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
