package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Contract;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as Maven has bundled it. */
class ConsoleFilesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*\"\\./([\\w-]+\\.js)\"");
    private static final int SCRIPT = 60_000;
    private static final int STYLE = 12_000;

    @AutoClose
    private static RunningApi hub;

    @BeforeAll
    static void open() throws Exception {
        assertThat(ConsoleFilesTest.class.getResource("/console/app/index.html"))
                .as("the console, which Maven bundles (process-resources)")
                .isNotNull();
        hub = new RunningApi(new EchoResource(Contract.read()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/orders", "/console/routes/orders/poll.camel.yaml"})
    void everyAddressOfTheConsoleIsThePageAndFindsItsFiles(String path) throws Exception {
        HttpResponse<byte[]> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "data:");
        assertThat(links(page)).hasSize(2).allSatisfy(link -> {
            assertThat(link).doesNotStartWith("/");
            String at = hub.uri(path).resolve(link).getPath();
            assertThat(get(at).statusCode()).as(at).isEqualTo(200);
        });
    }

    @Test
    void aFileNeverChangesAndComesPackedToWhoTakesIt() throws Exception {
        for (String link : links(get("/console"))) {
            HttpResponse<byte[]> plain = get("/" + link);
            HttpResponse<byte[]> packed = get("/" + link, "Accept-Encoding", "gzip");

            assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.body());
        }
    }

    /** Budgets of the first screen: what the page names, and what that script needs before it runs. */
    @Test
    void theFirstScreenIsSmall() throws Exception {
        int script = 0;
        int style = 0;
        for (String link : links(get("/console"))) {
            int size = get("/" + link, "Accept-Encoding", "gzip").body().length;
            if (link.endsWith(".css")) {
                style += size;
            } else {
                script += size + imported("/" + link);
            }
        }

        assertThat(script).isBetween(1, SCRIPT);
        assertThat(style).isBetween(1, STYLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/assets/nothing.js", "/console/assets/", "/consoles"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void theAddressOfTheHubLeadsToTheConsole() throws Exception {
        HttpResponse<byte[]> first = get("/");

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().firstValue("Location")).contains("/console");
    }

    /** The statically imported files of a script, packed; a part that is loaded on demand is called as a function. */
    private static int imported(String script) throws Exception {
        String text = new String(get(script).body(), StandardCharsets.UTF_8);
        int size = 0;
        Matcher imports = IMPORT.matcher(text);
        while (imports.find()) {
            if (!imports.group().contains("(")) {
                size += get("/console/assets/" + imports.group(1), "Accept-Encoding", "gzip")
                        .body()
                        .length;
            }
        }
        return size;
    }

    private static List<String> links(HttpResponse<byte[]> page) {
        return LINK.matcher(new String(page.body(), StandardCharsets.UTF_8))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return hub.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
