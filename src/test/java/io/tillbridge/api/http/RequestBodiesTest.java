package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Contract;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {
    private static final String UPLOADS = "/api/v1/connections/7/uploads";

    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        door = new RunningApi(new EchoResource(Contract.read()));
    }

    @Test
    void allFaultsOfABodyAreToldAtOnce() throws Exception {
        HttpResponse<String> answer = door.send(door.json(
                "PATCH", "/api/v1/products/7", "{\"nmae\":\"x\",\"msrp\":12.5,\"brand\":\"\",\"name\":null}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(answer).path("errors"))
                .extracting(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText() + ": "
                        + error.path("message").asText())
                .containsExactlyInAnyOrder(
                        "/nmae unknown-field: There is no field \"nmae\"; known are state, name, brand, msrp,"
                                + " defaultCost, isVisible, description",
                        "/msrp wrong-type: msrp is \"12.5\", expected text that matches ^[0-9]{1,12}(\\.[0-9]{1,4})?$",
                        "/brand wrong-length: brand is \"\", expected text of 1 to 255 characters",
                        "/name wrong-type: name is null, expected text of 1 to 255 characters");
    }

    @Test
    void aNameThatIsHalfALetterIsToldAsText() throws Exception {
        HttpResponse<String> answer =
                door.send(door.json("PATCH", "/api/v1/products/7", "{\"half \\ud83d\":1,\"name\":\"x\"}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(answer).at("/errors/0/pointer").asText()).isEqualTo("/half \uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"job\":\"a\",\"job\":\"b\"}", "{} {}", "{\"job\":NaN}", "nonsense"})
    void whatIsNoJsonIsUnreadable(String body) throws Exception {
        HttpResponse<String> answer = door.send(door.json("POST", "/api/v1/connections/7/runs", body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(answer).path("detail").asText()).startsWith("The body ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/json; charset=latin1", "application/jsonp", ";"})
    void onlyTheContractsContentTypesAreTaken(String type) throws Exception {
        HttpResponse<String> answer = door.send(door.request("/api/v1/connections/7/runs")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"job\":\"catalog-pull\"}")));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aMergePatchMayCallItselfSo() throws Exception {
        HttpResponse<String> answer = door.send(door.request("/api/v1/products/7")
                .header("Content-Type", "application/merge-patch+json; charset=utf-8")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"Bicycle\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(answer).path("body").path("name").asText()).isEqualTo("Bicycle");
    }

    @Test
    void aCallWithoutABodyTakesNone() throws Exception {
        HttpResponse<String> posted = door.send(door.json("POST", "/api/v1/runs/7/cancel", "{}"));
        HttpResponse<String> read = door.send(door.json("GET", "/api/v1/runs/7", "{}"));

        assertThat(posted.statusCode()).isEqualTo(415);
        assertThat(read.statusCode()).isEqualTo(400);
    }

    @Test
    void aJsonBodyOverOneMebibyteIsRefused() throws Exception {
        String big = "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}";

        HttpResponse<String> told = door.send(door.json("PATCH", "/api/v1/products/7", big));
        HttpResponse<String> chunked = door.send(door.request("/api/v1/products/7")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofInputStream(() -> bytes(big))));

        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void rawBytesArriveAsTheyCome() throws Exception {
        HttpResponse<String> answer = door.send(door.request(UPLOADS + "?filename=caf%C3%A9%20%2B.csv")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(new byte[9_000_000])));

        JsonNode seen = RunningApi.json(answer);
        assertThat(seen.path("filename").asText()).isEqualTo("café +.csv");
        assertThat(seen.path("bytes").asLong()).isEqualTo(9_000_000);
    }

    @Test
    void theFileOfAFormArrivesAsItComes() throws Exception {
        HttpResponse<String> answer = door.send(form(part("file", "../my \"file\".csv", "x".repeat(3_000_000))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(answer).path("bytes").asLong()).isEqualTo(3_000_000);
        assertThat(RunningApi.json(answer).path("filename").asText()).startsWith("../my ");
    }

    /** The last bytes stand in the queue of the form's part when the request as a whole has ended. */
    @RepeatedTest(40)
    void theLastBytesOfAFormAreNeverLost(RepetitionInfo info) throws Exception {
        int size = 255_000 + 5_000 * info.getCurrentRepetition();

        HttpResponse<String> answer = door.send(form(part("file", "a.csv", "x".repeat(size))));

        assertThat(RunningApi.json(answer).path("bytes").asInt()).isEqualTo(size);
    }

    @Test
    void aFormWithoutAFileOrWithTwoIsFaulty() throws Exception {
        HttpResponse<String> without = door.send(form(part("other", "a.csv", "x")));
        HttpResponse<String> two = door.send(form(part("file", "a.csv", "x") + part("file", "b.csv", "x")));

        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("The form has no file in the field file");
        assertThat(two.statusCode()).isEqualTo(422);
        assertThat(two.body()).contains("The form holds a second file: send one file per call");
    }

    @Test
    void aFileOverTheLimitIsRefused() throws Exception {
        byte[] big = new byte[(int) RunningApi.MAX_FILE + 1];

        HttpResponse<String> told = door.send(raw(BodyPublishers.ofByteArray(big)));
        HttpResponse<String> chunked =
                door.send(raw(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big))));

        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(told.body()).contains("The body holds more than 10485760 bytes");
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void anUploadThatIsNotAllowedIsNotRead() throws Exception {
        RawHttp.Answer answer = RawHttp.sendBare(
                door.server.port(),
                "POST " + UPLOADS + "?filename=a.csv",
                "Content-Type: text/csv\r\nContent-Length: 4000000000\r\nExpect: 100-continue\r\n\r\n");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        HttpResponse<String> answer =
                door.send(raw(BodyPublishers.ofByteArray(new byte[100])).expectContinue(true));

        assertThat(RunningApi.json(answer).path("bytes").asLong()).isEqualTo(100);
    }

    @Test
    void aCutUploadIsNeverAShortFile() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.server.port())) {
            String head = "POST " + UPLOADS + "?filename=a.csv HTTP/1.1\r\nHost: x\r\nAuthorization: "
                    + RunningApi.basic("all", "secret")
                    + "\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\nhalf";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    private static HttpRequest.Builder raw(HttpRequest.BodyPublisher body) {
        return door.request(UPLOADS + "?filename=a.csv")
                .header("Content-Type", "application/octet-stream")
                .POST(body);
    }

    private static HttpRequest.Builder form(String parts) {
        return door.request(UPLOADS)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(parts + "--edge--\r\n"));
    }

    private static String part(String name, String filename, String content) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                + filename.replace("\"", "\\\"") + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n";
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
