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
    private static final Pattern INPUT = Pattern.compile("<input id=\"([^\"]+)\" type=\"([^\"]+)\"");

    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        door = new RunningApi(new EchoResource(Contract.read()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/welcome", "/signin"})
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
    @ValueSource(strings = {"/welcome", "/signin"})
    void everythingAPageNamesIsThere(String path) throws Exception {
        Matcher links = LINK.matcher(page(path).body());

        while (links.find()) {
            assertThat(page("/" + links.group(1)).statusCode())
                    .as(links.group(1))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/welcome", "/signin"})
    void everyFieldHasALabelAndAPlaceForItsFault(String path) throws Exception {
        String page = page(path).body();
        Matcher inputs = INPUT.matcher(page);

        while (inputs.find()) {
            String id = inputs.group(1);
            if (inputs.group(2).equals("checkbox")) {
                assertThat(page).contains("<label><input id=\"" + id + "\"");
            } else {
                assertThat(page).contains("<label for=\"" + id + "\">", "<p id=\"" + id + "-fault\" class=\"fault\">");
                assertThat(page).containsPattern("id=\"" + id + "\"[^>]*aria-describedby=\"[^\"]*" + id + "-fault\"");
            }
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
    @ValueSource(strings = {"/welcome.html", "/console/welcome.html", "/../welcome.js", "/welcome/", "/nothing"})
    void whatIsNotInTheListIsNotServed(String path) throws Exception {
        assertThat(page(path).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> page(String path) throws Exception {
        return door.send(HttpRequest.newBuilder(door.uri(path)));
    }
}
