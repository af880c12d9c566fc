package io.tillbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
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

    /** The reader takes nothing until the client was held back: what is under way in between stays small. */
    @Test
    void aFasterClientIsHeldBack() throws Exception {
        AtomicLong sent = new AtomicLong();
        AtomicLong most = new AtomicLong();
        try (Door door = new Door(new EchoResource(Contract.read()).with("uploadCatalog", request -> {
            long read = 0;
            byte[] piece = new byte[1000];
            for (int n = request.file().bytes().read(piece);
                    n >= 0;
                    n = request.file().bytes().read(piece)) {
                read += n;
                most.accumulateAndGet(sent.get() - read, Math::max);
            }
            return Answer.ok(read);
        }))) {
            HttpResponse<String> answer = door.send(door.request("/api/v1/connections/7/uploads?filename=a")
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofInputStream(() -> zeros(9_000_000, sent))));

            assertThat(answer.body()).isEqualTo("9000000");
            assertThat(most.get()).isLessThan(8_500_000);
        }
    }

    private static InputStream zeros(long count, AtomicLong sent) {
        return new InputStream() {
            @Override
            public int read() {
                return sent.incrementAndGet() <= count ? 0 : -1;
            }
        };
    }
}
