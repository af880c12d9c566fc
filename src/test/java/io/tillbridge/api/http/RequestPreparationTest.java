package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.api.contract.Contract;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, which hosts are understood, and what pages of other sites may do. */
class RequestPreparationTest {
    private static final String SHOP = "https://shop.example.com";
    private static final String ASKS = "Access-Control-Request-Method: PATCH\r\n";
    private static RunningApi closed;
    private static RunningApi open;

    @BeforeAll
    static void openBoth() throws Exception {
        closed = door(Set.of());
        open = door(Set.of(SHOP));
    }

    @AfterAll
    static void closeBoth() {
        closed.close();
        open.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/runs",
                "GET /api/v1/nowhere",
                "DELETE /api/v1/runs",
                "GET /docs",
                "GET /docs/docs.js",
                "GET /openapi.yaml",
                "GET /",
                "GET /nowhere",
                "POST /docs",
                "POST /hooks/x",
                "OPTIONS /api/v1/runs",
                "GET /api/v1/runs?limit=x",
                "GET /api/v1/runs?q=%zz"
            })
    void everyAnswerIsGuarded(String request) throws Exception {
        RawHttp.Answer answer = RawHttp.send(closed.server.port(), request, "");

        boolean api = request.contains("/api/");
        assertThat(answer.header("x-request-id")).isNotEmpty();
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("x-frame-options")).isEqualTo("deny");
        assertThat(answer.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("cache-control")).isIn(api ? Set.of("no-store") : Set.of("no-store", "no-cache"));
        assertThat(answer.head()).doesNotContain("\nserver:", "access-control-", "x-powered-by");
    }

    @ParameterizedTest
    @CsvSource({
        "Host: a,200",
        "Host: 127.0.0.1:80,200",
        "Host: [::1]:8080,200",
        "X-No: host,400",
        "Host: ,400",
        "Host: a b,400",
        "Host: a/../b,400",
        "Host: a@b,400"
    })
    void aRequestNamesItsHost(String line, int status) throws Exception {
        String request = "GET /api/v1/runs HTTP/1.1\r\n" + line + "\r\nConnection: close\r\nAuthorization: "
                + RunningApi.basic(RunningApi.ALL, "secret") + "\r\n\r\n";

        assertThat(RawHttp.exchange(closed.server.port(), request.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void twoHostsAreNone() throws Exception {
        assertThat(RawHttp.send(closed.server.port(), "GET /api/v1/runs", "Host: other\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, "null", "https://shop.example.com.evil.example", "http://shop.example.com"})
    void noPageOfAnotherSiteMayCallByDefault(String origin) throws Exception {
        RawHttp.Answer asked = RawHttp.sendBare(
                closed.server.port(), "OPTIONS /api/v1/products/7", "Origin: " + origin + "\r\n" + ASKS);
        RawHttp.Answer read =
                RawHttp.send(closed.server.port(), "GET /api/v1/products/7", "Origin: " + origin + "\r\n");

        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.head()).doesNotContain("access-control-");
        assertThat(read.head()).doesNotContain("access-control-");
    }

    @Test
    void aListedOriginMayWithAKeyButNeverWithCookies() throws Exception {
        String origin = "Origin: " + SHOP + "\r\n";

        RawHttp.Answer asked = RawHttp.sendBare(open.server.port(), "OPTIONS /api/v1/products/7", origin + ASKS);
        RawHttp.Answer changed = RawHttp.send(
                open.server.port(), "POST /api/v1/runs/7/cancel", origin + "Sec-Fetch-Site: cross-site\r\n");

        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("access-control-allow-origin")).isEqualTo(SHOP);
        assertThat(asked.header("access-control-allow-methods")).isEqualTo("get, head, post, put, patch, delete");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("access-control-expose-headers")).contains("etag");
        assertThat(asked.head() + changed.head()).doesNotContain("allow-credentials", "origin: *");
        assertThat(changed.header("vary")).isEqualTo("origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://shop.example.com.evil.example", "https://SHOP.example.com", SHOP + ":443"})
    void anOriginIsListedLetterByLetter(String origin) throws Exception {
        RawHttp.Answer asked =
                RawHttp.sendBare(open.server.port(), "OPTIONS /api/v1/products/7", "Origin: " + origin + "\r\n" + ASKS);

        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.head()).doesNotContain("access-control-");
    }

    private static RunningApi door(Set<String> origins) throws Exception {
        return new RunningApi(
                new ApiSettings("127.0.0.1", 0, RunningApi.MAX_FILE, origins),
                StandInRoutes.of(Contract.read(), new EchoResource(Contract.read())),
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                RunningApi.NO_AUDIT,
                false);
    }
}
