package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every place where an address that fails has to wait: each answer names what is left. */
class RateLimitApiTest {
    private static final int TRIES = 10;

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static Browser olga;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        olga = new Browser(hub.door);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET | /connections | | 401
                    POST | /session | {"email":"a@example.com","password":"wrong wrong"} | 401
                    POST | /one-time-secrets/none/open | | 404
                    POST | /password-resets | {"email":"a@example.com"} | 202
                    """)
    void eachFailureTellsHowManyAreLeft(String method, String path, String body, int status) throws Exception {
        for (int left = TRIES - 1; left >= 0; left--) {
            HttpResponse<String> answer = send(method, path, body);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"failures\";q=10;w=300");
            assertThat(answer.headers().firstValue("RateLimit")).contains("\"failures\";r=" + left);
        }
        HttpResponse<String> refused = send(method, path, body);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"failures\";q=10;w=300");
        String wait = refused.headers().firstValue("Retry-After").orElseThrow();
        assertThat(refused.headers().firstValue("RateLimit")).contains("\"failures\";r=0;t=" + wait);
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        if (!path.equals("/connections")) {
            return olga.send(method, path, body);
        }
        String pair = Base64.getEncoder().encodeToString("key-none:wrong".getBytes(StandardCharsets.UTF_8));
        return hub.door.send(HttpRequest.newBuilder(hub.door.uri("/api/v1" + path))
                .header("Authorization", "Basic " + pair)
                .method(method, BodyPublishers.noBody()));
    }
}
