package io.tillbridge.sandbox.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxWarehouseTest {
    private static final String ORDER = "{\"number\": \"ORD<1>\", \"state\": \"accepted\", \"total\": \"12.50\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private SandboxWarehouse warehouse;

    @BeforeEach
    void open() throws IOException {
        warehouse = SandboxWarehouse.start(folder, 0, "t0ken");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void anOrderIsTakenOnceForItsId() throws Exception {
        assertThat(post("Bearer t0ken", "order-7", ORDER).statusCode()).isEqualTo(201);
        assertThat(post("Bearer t0ken", "order-7", ORDER).statusCode()).isEqualTo(200);

        assertThat(warehouse.received()).isEqualTo(1);
        assertThat(get("orders/order-7").body()).isEqualTo(ORDER);
        assertThat(get("").body()).contains("Orders received: 1.", "ORD&lt;1&gt;", "12.50");
    }

    @Test
    void ordersStayOverARestart() throws Exception {
        var unused = post("Bearer t0ken", "order-7", ORDER);
        warehouse.close();

        open();

        assertThat(post("Bearer t0ken", "order-7", ORDER).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer other, a, '{}', 401",
        "Basic t0ken, a, '{}', 401",
        "Bearer t0ken, ../a, '{}', 400",
        "Bearer t0ken, .a, '{}', 400",
        "Bearer t0ken, a/b, '{}', 400",
        "Bearer t0ken, a, '[]', 400",
        "Bearer t0ken, a, 'no order', 400",
        "Bearer t0ken, a, '', 400"
    })
    void whatIsNoOrderIsRefused(String authorization, String id, String body, int status) throws Exception {
        assertThat(post(authorization, id, body).statusCode()).isEqualTo(status);

        assertThat(warehouse.received()).isZero();
        assertThat(folder.getParent().resolve("a.json")).doesNotExist();
    }

    @Test
    void anOrderThatIsTooLargeIsRefused() throws Exception {
        String large = "{\"note\": \"" + "x".repeat(1 << 20) + "\"}";

        assertThat(post("Bearer t0ken", "a", large).statusCode()).isEqualTo(413);
    }

    @Test
    void itIsAwayWhileTheFileIsThere() throws Exception {
        Path away = Files.createFile(folder.resolve("away"));
        assertThat(post("Bearer t0ken", "a", ORDER).statusCode()).isEqualTo(503);

        Files.delete(away);

        assertThat(post("Bearer t0ken", "a", ORDER).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> post(String authorization, String id, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(warehouse.ordersUrl()))
                .header("Authorization", authorization)
                .header("webhook-id", id)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(warehouse.address() + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
