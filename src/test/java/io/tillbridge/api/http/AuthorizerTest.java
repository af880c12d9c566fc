package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerTest {
    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        door = new RunningApi(new EchoResource(Contract.read()).with("listJobs", request -> {
            throw new IllegalStateException("SELECT secret FROM api_key");
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v1/", "/api/v1/runs", "/api/v1/nowhere", "/api/../api/v1/runs"})
    void nobodyGetsAnywhereUnderApi(String path) throws Exception {
        HttpResponse<String> answer = door.send(HttpRequest.newBuilder(door.uri(path)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"Tillbridge\", charset=\"UTF-8\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningApi.json(answer).path("detail").asText())
                .isEqualTo("Send the client id and the client secret of an API key by HTTP Basic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic YWxs", "Bearer secret", "basic YWxsOndyb25n"})
    void aWrongKeyIsNobody(String authorization) throws Exception {
        HttpResponse<String> answer =
                door.send(HttpRequest.newBuilder(door.uri("/api/v1/runs")).header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void whoGuessesIsToldToWait() throws Exception {
        HttpResponse<String> answer = door.send(HttpRequest.newBuilder(door.uri("/api/v1/runs"))
                .header("Authorization", RunningApi.basic("all", "guess")));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("300");
    }

    @Test
    void theMissingPermissionIsNamed() throws Exception {
        HttpResponse<String> answer = door.send(HttpRequest.newBuilder(door.uri("/api/v1/connections/7"))
                .header("Authorization", RunningApi.basic("connections.read", "secret"))
                .DELETE());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(answer).path("permission").asText()).isEqualTo("connections:write");
        assertThat(RunningApi.json(answer).path("detail").asText())
                .isEqualTo("This API key lacks the permission connections:write");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/nowhere,404",
        "GET,/api/v1/runs/,404",
        "GET,/api/v1/runs/abc,404",
        "GET,/api/v1/runs/0,404",
        "GET,/api/v1/runs/1%2F2,404",
        "GET,/api/v1/runs/%zz,400",
        "PUT,/api/v1/runs/7,405",
        "HEAD,/api/v1/runs/7/cancel,405",
        "POST,/openapi.yaml,405",
        "GET,/nowhere,404"
    })
    void whatIsNotThereIsAProblem(String method, String path, int status) throws Exception {
        RawHttp.Answer answer = RawHttp.send(door.server.port(), method + " " + path, "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.head()).contains("content-type: application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"X-Odd: a\u0001b,400", "Content-Length: x,400", "X-Long: {20000},431"})
    void whatIsNoRequestIsAProblemToo(String header, int status) throws Exception {
        String line = header.replace("{20000}", "x".repeat(20_000));

        RawHttp.Answer answer = RawHttp.send(door.server.port(), "GET /api/v1/runs", line + "\r\n");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void anAddressMayBeLongButNotAnyLength() throws Exception {
        String letters = "%F0%9F%98%80".repeat(255);

        RawHttp.Answer full = RawHttp.send(
                door.server.port(), "GET /api/v1/products?q=" + letters + "&sku=" + letters + "&brand=" + letters, "");
        RawHttp.Answer tooLong = RawHttp.send(door.server.port(), "GET /api/v1/products?q=" + "x".repeat(20_000), "");

        assertThat(full.status()).isEqualTo(200);
        assertThat(tooLong.status()).isEqualTo(414);
        assertThat(tooLong.body()).contains("The first line of the request holds more than 16384 bytes");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws Exception {
        HttpResponse<String> answer =
                door.send(door.request("/api/v1/connections/7").PUT(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, PATCH");
    }

    @Test
    void allFaultyParametersAreToldAtOnce() throws Exception {
        HttpResponse<String> answer = door.get("/api/v1/runs?limit=0&state=dead&conection=7&job=a&job=b");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(answer).path("errors"))
                .extracting(error -> error.path("message").asText())
                .containsExactlyInAnyOrder(
                        "limit is \"0\", expected a whole number from 1 to 500",
                        "state is \"dead\", expected one of queued, running, succeeded, failed, cancelled",
                        "There is no parameter \"conection\"; known are connection, job, state, createdSince, updatedSince, sort, limit, after",
                        "job is given twice");
    }

    @Test
    void aPageOfAnotherSiteMayNotChangeAnything() throws Exception {
        HttpResponse<String> answer = door.send(door.request("/api/v1/runs/7/cancel")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void noFaultOfOursIsShown() throws Exception {
        HttpResponse<String> answer = door.get("/api/v1/jobs");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("SELECT", "secret", "Exception");
        assertThat(RunningApi.json(answer).path("requestId").asText())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void everyAnswerCarriesTheSecurityHeadersAndARequestId() throws Exception {
        HttpResponse<String> answer = door.send(door.request("/api/v1/runs").header("X-Request-Id", "mine-1"));

        assertThat(answer.headers().firstValue("X-Request-Id")).contains("mine-1");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
    }
}
