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

class DocsPageTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @AutoClose
    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        door = new RunningApi(new EchoResource(Contract.read()));
    }

    @Test
    void theContractIsServedAsItIs() throws Exception {
        HttpResponse<String> answer = page("/openapi.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(answer.body()).startsWith("openapi: 3.0.3");
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        HttpResponse<String> answer = page("/docs");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(answer.body()).doesNotContain("http:", "https:", "<style", "onload");
    }

    @Test
    void everythingThePageNamesIsThere() throws Exception {
        Matcher links = LINK.matcher(page("/docs").body());

        while (links.find()) {
            assertThat(page(links.group(1)).statusCode()).as(links.group(1)).isEqualTo(200);
        }
    }

    @Test
    void aBrowserThatAsksForTheIconGetsIt() throws Exception {
        HttpResponse<String> answer = page("/favicon.ico");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/x-icon");
    }

    @Test
    void otherFilesOfTheBuildAreNotServed() throws Exception {
        assertThat(page("/docs/../db/migration/V1__hub.sql").statusCode()).isEqualTo(404);
        assertThat(page("/docs/index.html").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> page(String path) throws Exception {
        return door.send(HttpRequest.newBuilder(door.uri(path)));
    }
}
