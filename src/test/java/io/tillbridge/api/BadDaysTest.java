package io.tillbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            assertThat(Door.json(answer).path("detail").asText())
                    .isEqualTo("The database does not answer now: try again soon");
        }
    }

    /** Three times the heap of the tests: had it to stand in memory anywhere, this would end badly. */
    @Test
    @Tag("long")
    void aFileLargerThanTheMemoryPassesThrough() throws Exception {
        long size = 3L * 1024 * 1024 * 1024;
        try (Door door = new Door(0, 4 * size, new EchoResource(Contract.read()))) {
            HttpResponse<String> answer = door.send(door.request("/api/v1/connections/7/uploads?filename=a")
                    .timeout(Duration.ofMinutes(10))
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofInputStream(() -> new Zeros(size))));

            assertThat(Door.json(answer).path("bytes").asLong()).isEqualTo(size);
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
