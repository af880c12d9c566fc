package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints of a site's own that take and give other bodies than JSON, by HTTP. */
class CustomTextEndpointsTest {
    private static final String ROOT = "/api/v1/custom/sheets";

    @AutoClose
    private static SiteHub site;

    private static String clerk;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start(@TempDir Path temp) throws Exception {
        String echo =
                """
                - setBody:
                    expression:
                      simple:
                        expression: "got: ${body}"
                """;
        String sheet =
                """
                - rest:
                    path: /custom/sheets
                    consumes: text/csv, application/xml
                    produces: text/csv
                    post:
                      - id: custom-sheet-post
                        security:
                          - key: permission
                            scopes: custom:sheets
                        to: direct:custom-sheet
                    put:
                      - id: custom-sheet-put
                        consumes: application/json, text/plain
                        produces: text/plain
                        security:
                          - key: permission
                            scopes: custom:sheets
                        to: direct:custom-sheet
                    get:
                      - id: custom-sheet-get
                        security:
                          - key: permission
                            scopes: custom:sheets
                        to: direct:custom-sheet-map
                """
                        + SiteHub.route("custom-sheet", "failures", echo)
                        + SiteHub.route(
                                "custom-sheet-map",
                                "failures",
                                """
                                - setVariable:
                                    name: status
                                    expression:
                                      constant:
                                        expression: "409"
                                - setBody:
                                    expression:
                                      constant:
                                        expression: No sheet today
                                """);
        site = SiteHub.start(temp, Map.of("custom-sheet.camel.yaml", sheet), Map.of());
        clerk = site.key("custom:sheets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | text/csv                     | UTF-8        | sku;naam§A-1;€ 5 één",
                "POST | text/csv; charset=utf-8      | UTF-8        | sku;naam§A-1;€ 5 één",
                "POST | Text/CSV; Charset=\"windows-1252\" | windows-1252 | sku;naam§A-1;€ 5 één",
                "POST | text/csv; header=present; charset=ISO-8859-15 | ISO-8859-15 | A-1;€ 5 één",
                "POST | text/csv; charset=UTF-16     | UTF-16       | A-1;€ 5 één",
                "POST | application/xml              | UTF-8        | <?xml version='1.0'?><a>é</a>",
                "POST | application/xml              | ISO-8859-1   | <?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>",
                "POST | application/xml              | UTF-8        | <a><b/></a>",
                "PUT  | text/plain                   | UTF-8        | {\"no\": json",
                "PUT  | application/json             | UTF-8        | \"json text\""
            })
    void aTextComesToTheRouteInItsCharsetAndGoesOutAsUtf8(String method, String type, String charset, String text)
            throws Exception {
        String sent = text.replace('§', '\n');

        HttpResponse<String> answer = call(method, type, sent.getBytes(Charset.forName(charset)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("got: " + (type.contains("json") ? "json text" : sent));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue((method.equals("POST") ? "text/csv" : "text/plain") + "; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | application/json           | {}   | 415 | expected text/csv or application/xml",
                "POST | text/html                  | a    | 415 | expected text/csv or application/xml",
                "PUT  | text/csv                   | a    | 415 | expected application/json or text/plain",
                "POST | text/csv; charset=klingon  | a    | 415 | expected one of utf-8, us-ascii, iso-8859-1",
                "POST | application/xml            | <?xml version='1.0' encoding='EBCDIC'?><a/> | 415 | expected one of utf-8",
                "POST | text/csv; charset=us-ascii | é    | 400 | The body is no text in us-ascii",
                "PUT  | application/json           | {    | 400 | The body cannot be read"
            })
    void whatIsNotTakenIsRefusedWithWhatIs(String method, String type, String text, int status, String part)
            throws Exception {
        HttpResponse<String> answer = call(method, type, text.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("detail").asText()).contains(part);
    }

    @Test
    void aTextHasFiveMebibytes() throws Exception {
        byte[] most = "x".repeat(5 * 1024 * 1024).getBytes(StandardCharsets.UTF_8);
        byte[] more = "x".repeat(5 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);

        assertThat(call("POST", "text/csv", most).statusCode()).isEqualTo(200);
        assertThat(call("POST", "text/csv", more).statusCode()).isEqualTo(413);
        assertThat(call("PUT", "text/plain", "a\0b".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aProblemIsJsonAndARepeatedRequestGetsTheSameText() throws Exception {
        SiteHub.Answer refused = site.call(clerk, "GET", ROOT, null);
        HttpResponse<String> first = call("POST", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8), "one");
        HttpResponse<String> again = call("POST", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8), "one");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).isEqualTo("No sheet today");
        assertThat(again.body()).isEqualTo("got: a;b").isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(again.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    }

    @Test
    void theContractNamesTheTypes() throws Exception {
        JsonNode contract = new YAMLMapper()
                .readTree(site.call(null, "GET", "/openapi.yaml", null).whole().body());

        JsonNode post = contract.path("paths").path("/custom/sheets").path("post");
        assertThat(post.at("/requestBody/content").fieldNames())
                .toIterable()
                .containsExactly("text/csv", "application/xml");
        assertThat(post.at("/responses/200/content").fieldNames()).toIterable().containsExactly("text/csv");
    }

    private HttpResponse<String> call(String method, String type, byte[] body, String... key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.hub.apiAddress() + ROOT))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(clerk.getBytes(StandardCharsets.UTF_8)));
        if (key.length > 0) {
            request.header("Idempotency-Key", key[0]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
