package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.SandboxCatalogs;
import io.tillbridge.storage.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, as a person runs it: twice on one folder, ended by Ctrl-C. */
@Tag("long")
class SandboxCommandTest {
    private static final Pattern ROW =
            Pattern.compile("^(\\S+) {2,}(\\S+) {2,}(loaded|unchanged|refused|failed)\\b(.*)$", Pattern.MULTILINE);
    private static final Pattern ERROR_FILE = Pattern.compile("^\\S+ +(/.+/error-file\\.csv)$", Pattern.MULTILINE);
    private static final Pattern PAGE = Pattern.compile("Open +(http://\\S+)/console");
    private static final Pattern KEY = Pattern.compile("(?m)^\\s+user (\\S+), password (\\S+)");
    private static final Pattern MANAGEMENT = Pattern.compile("(http://\\S+/observe)/health and /observe/metrics");

    private static final Pattern ARRIVED =
            Pattern.compile("(?m)^custom-warehouse-orders +(\\d+) orders so far.* (http://\\S+/)$");
    private static final Pattern WRITTEN =
            Pattern.compile("(?m)^custom-stock-csv +(stock-[0-9-]+\\.csv),.* (/.+/inbox/stock)$");

    @TempDir
    private Path temp;

    private final HttpClient http = HttpClient.newHttpClient();
    private InstalledHub installed;
    private Process hub;
    private Path binaries;

    @BeforeEach
    void anInstalledHub() throws IOException {
        installed = InstalledHub.below(temp);
        Files.createDirectories(temp.resolve("data/mariadb"));
        binaries = Files.createSymbolicLink(temp.resolve("data/mariadb/base"), TestDatabase.binaries());
    }

    @AfterEach
    void end() throws Exception {
        if (hub != null) {
            hub.destroyForcibly().waitFor();
        }
        Files.delete(binaries);
    }

    @Test
    void aSecondStartFindsWhatTheFirstOneMade() throws Exception {
        String first = shown();
        assertThat(files(first))
                .containsEntry(SandboxCatalogs.CLEAN + " catalog.csv", "loaded")
                .containsEntry(SandboxCatalogs.FAULTY + " refused/empty.csv", "refused");
        assertThat(first).containsPattern("(?m)^Sandbox shop +order-poll +succeeded ");
        theErrorFilesHaveContent(first);
        theAddressesAnswer(first);
        int orders = ordersAtTheWarehouse(first);
        assertThat(orders).isGreaterThan(20);
        theStockHasArrived(first);
        List<String> products = products(first);
        assertThat(products).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        ends(ctrlC());

        String second = shown();
        assertThat(files(second).keySet()).isEqualTo(files(first).keySet());
        assertThat(new TreeSet<>(files(second).values())).containsExactly("refused", "unchanged");
        assertThat(products(second)).containsExactlyElementsOf(products);
        assertThat(ordersAtTheWarehouse(second))
                .as("none of the first start is lost or sent again under another id")
                .isBetween(orders, orders + 10);
        theStockHasArrived(second);
        theAddressesAnswer(second);
        ends("TERM");
    }

    /** All that is printed up to the last line of the closing table. */
    private String shown() throws IOException {
        hub = installed.start(
                installed.launcher(),
                "sandbox",
                "-Ddata.dir=" + temp.resolve("data"),
                "-Dhttp.port=0",
                "-Dmanagement.port=0",
                "-Dsandbox.rows=300",
                "-Dsandbox.shop-variants=120",
                "-Dvendor.stable-wait=50ms");
        BufferedReader out = hub.inputReader(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        String line;
        do {
            line = out.readLine();
            assertThat(line).as(text + Files.readString(installed.err())).isNotNull();
            text.append(line).append('\n');
        } while (!line.startsWith("End "));
        return text.toString();
    }

    /** Signals of the keyboard and of a service manager; in order, and with the code for it. */
    private void ends(String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(hub.pid()))
                .start()
                .waitFor();

        assertThat(hub.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(hub.exitValue()).isZero();
        assertThat(temp.resolve("data/mariadb/port"))
                .as("of a server that runs")
                .doesNotExist();
    }

    /** A shell that started the tests in the background may have taken Ctrl-C away from all that it starts. */
    private static String ctrlC() throws IOException {
        Path status = Path.of("/proc/self/status");
        String ignored = Files.exists(status)
                ? Files.readString(status).replaceFirst("(?s).*SigIgn:\\s*([0-9a-f]+).*", "$1")
                : "0";
        return (Long.parseUnsignedLong(ignored, 16) & 2) == 0 ? "INT" : "TERM";
    }

    /** States by connection and file. */
    private static Map<String, String> files(String text) {
        Map<String, String> files = new TreeMap<>();
        ROW.matcher(text).results().forEach(row -> files.put(row.group(1) + " " + row.group(2), row.group(3)));
        return files;
    }

    private static void theErrorFilesHaveContent(String text) {
        List<Path> errorFiles = ERROR_FILE
                .matcher(text)
                .results()
                .map(found -> Path.of(found.group(1)))
                .toList();

        assertThat(errorFiles).hasSizeGreaterThan(5);
        assertThat(errorFiles)
                .allSatisfy(file ->
                        assertThat(file).content().startsWith("line,vendorSku,").contains("\n"));
    }

    /** As the page shows them; each is there once. */
    private int ordersAtTheWarehouse(String text) throws Exception {
        Matcher row = ARRIVED.matcher(text);
        assertThat(row.find()).as(text).isTrue();
        String page = get(row.group(2), text).body();
        List<String> numbers = Pattern.compile("<a href=\"/orders/[^\"]+\">([^<]+)</a>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(numbers)
                .hasSizeGreaterThanOrEqualTo(Integer.parseInt(row.group(1)))
                .doesNotHaveDuplicates();
        return numbers.size();
    }

    private static void theStockHasArrived(String text) throws IOException {
        Matcher row = WRITTEN.matcher(text);
        assertThat(row.find()).as(text).isTrue();
        assertThat(Files.readAllLines(Path.of(row.group(2), row.group(1))))
                .startsWith("warehouse;sku;gtin;name;onHand;reserved;available")
                .hasSizeGreaterThan(100);
    }

    private void theAddressesAnswer(String text) throws Exception {
        assertThat(get(group(PAGE, text, 1) + "/docs", text).statusCode()).isLessThan(400);
        assertThat(get(group(PAGE, text, 1) + "/console", text).statusCode()).isLessThan(400);
        assertThat(get(group(MANAGEMENT, text, 1) + "/health", text).body()).contains("UP");
        assertThat(get(group(MANAGEMENT, text, 1) + "/metrics", text).body()).contains("tillbridge_");
        Matcher tries = Pattern.compile("curl -u \\S+ (http://\\S+)").matcher(text);
        while (tries.find()) {
            assertThat(get(tries.group(1), text).statusCode())
                    .as(tries.group(1))
                    .isEqualTo(200);
        }
    }

    /** Their ids and SKUs, sorted. */
    private List<String> products(String text) throws Exception {
        List<String> products = new ArrayList<>();
        String start = group(PAGE, text, 1) + "/api/v1/products?limit=500";
        String page = start;
        while (page != null) {
            JsonNode answer = new ObjectMapper().readTree(get(page, text).body());
            answer.path("items")
                    .forEach(product -> products.add(product.path("id").asText() + " "
                            + product.path("vendorSku").asText()));
            page = answer.hasNonNull("next")
                    ? start + "&after=" + URLEncoder.encode(answer.path("next").asText(), StandardCharsets.UTF_8)
                    : null;
        }
        return products.stream().sorted().toList();
    }

    private HttpResponse<String> get(String address, String text) throws Exception {
        String key = group(KEY, text, 1) + ":" + group(KEY, text, 2);
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String group(Pattern pattern, String text, int group) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(group);
    }
}
