package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPagesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        door = new RunningApi(new EchoResource(Contract.read()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/welcome", "/signin", "/secret"})
    void aPageRunsNoScriptButItsOwnFilesAndIsKeptByNobody(String path) throws Exception {
        HttpResponse<String> page = page(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "http");
        assertThat(page.body())
                .doesNotContain("<style", "style=", "http:", "https:")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/welcome", "/signin", "/secret"})
    void everythingAPageNamesIsThere(String path) throws Exception {
        Matcher links = LINK.matcher(page(path).body());

        while (links.find()) {
            assertThat(door.send(HttpRequest.newBuilder(door.uri(path).resolve(links.group(1))))
                            .statusCode())
                    .as(links.group(1))
                    .isEqualTo(200);
        }
    }

    @Test
    void aFileThatIsTheSameIsNotSentAgain() throws Exception {
        HttpResponse<String> first = page("/console.css");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again =
                door.send(HttpRequest.newBuilder(door.uri("/console.css")).header("If-None-Match", tag));

        assertThat(first.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/welcome.html", "/signin.js", "/../welcome.js", "/welcome/", "/nothing"})
    void whatIsNotInTheListIsNotServed(String path) throws Exception {
        assertThat(page(path).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> page(String path) throws Exception {
        return door.send(HttpRequest.newBuilder(door.uri(path)));
    }
}
