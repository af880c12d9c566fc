package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.EndedRun;
import io.tillbridge.app.shell.HubOperations.Pulled;
import io.tillbridge.app.shell.RunningSandbox;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./tillbridge sandbox} shows: two vendors' catalogs, and a shop that sells them. */
@Tag("long")
class HubSandboxTest {
    /** A guard needs two pulls, and a file larger than the limit more room than a sandbox should take. */
    private static final EnumSet<FindingCode> NOT_SHOWN =
            EnumSet.of(FindingCode.FILE_DROP_GUARD, FindingCode.FILE_TOO_LARGE);

    @TempDir
    private Path temp;

    @Test
    void theShopHasListingsOfEveryState() throws Exception {
        try (HubInProcess hub = new HubInProcess(Hub.start(configuration()))) {
            RunningSandbox sandbox = hub.sandbox().orElseThrow();
            Pulled pulled = sandbox.pullAll();

            assertThat(pulled.runs()).extracting(EndedRun::error).containsOnlyNulls();
            assertThat(codes(pulled)).isEqualTo(EnumSet.complementOf(NOT_SHOWN));
            List<EndedRun> runs = sandbox.runShop();

            assertThat(runs).extracting(EndedRun::error).containsOnlyNulls();
            assertThat(runs.get(0).counters()).containsEntry("ambiguous", 3L);
            assertThat(runs.get(0).counters().keySet()).contains("linked", "conflict", "created");
            everyMetricOfTheDashboardAndOfTheAlertsIsInAScrape(hub.managementAddress());
            theCheckoutOfTheShopTellsItsOwnOptionsAndTheCarriers(hub.apiAddress() + "/api/v1", sandbox);
        }
    }

    private static void theCheckoutOfTheShopTellsItsOwnOptionsAndTheCarriers(String api, Sandbox sandbox)
            throws Exception {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((sandbox.clientId() + ":" + sandbox.clientSecret())
                                .getBytes(StandardCharsets.UTF_8));
        JsonNode shops = new ObjectMapper().readTree(get(api + "/connections?kind=cseries", basic));
        String shop = shops.at("/items/0/id").asText();
        JsonNode checkout = new ObjectMapper().readTree(get(api + "/connections/" + shop + "/checkout", basic));
        String options = checkout.path("optionsUrl").asText() + "?country=NL&postcode=3511AB";

        assertThat(get(options, basic)).contains("\"sandbox-store\"", "\"shipsOn\"");
        Until.holds("PostNL is part of the answer", () -> get(options, basic).contains("\"carrier\":\"postnl\""));
    }

    private static String get(String address, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", authorization)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void everyMetricOfTheDashboardAndOfTheAlertsIsInAScrape(String management) throws Exception {
        String used = Files.readString(Path.of("ops/grafana/tillbridge.json"))
                + Files.readString(Path.of("ops/prometheus/alerts.yaml"));
        Set<String> names = Pattern.compile("\\b(tillbridge|hikaricp|jvm|process|system|camel)_[a-z0-9_]+")
                .matcher(used)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).hasSizeGreaterThan(12);

        Until.within(Duration.ofMinutes(2), "the state of connections is in a scrape", () -> scrape(management)
                .contains("tillbridge_connection_budget_left"));

        String scrape = scrape(management);
        assertThat(names).allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "[{ ]"));
    }

    private static String scrape(String management) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(management + "/observe/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** What was found at an earlier start must not pass for what this one found. */
    @Test
    void aPullThatBringsNoFileIsToldByItsRun() throws Exception {
        try (HubInProcess hub = new HubInProcess(Hub.start(configuration()))) {
            RunningSandbox sandbox = hub.sandbox().orElseThrow();
            assertThat(sandbox.pullAll().files()).isNotEmpty();
            for (String server : List.of("", "ftp/", "https/")) {
                Files.writeString(
                        temp.resolve("data/sandbox/" + server + "faults.properties"), "refuse-sign-in = true");
            }

            Pulled pulled = sandbox.pullAll();

            assertThat(pulled.files()).isEmpty();
            assertThat(pulled.runs()).extracting(EndedRun::state).containsOnly("failed");
            assertThat(pulled.runs()).allSatisfy(run -> assertThat(run.error())
                    .containsPattern("does not (let user|accept the sign-in)"));
        }
    }

    private static Set<FindingCode> codes(Pulled pulled) {
        return pulled.files().stream()
                .map(file -> file.upload().summary())
                .filter(Objects::nonNull)
                .flatMap(summary -> summary.findings().keySet().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
    }

    private Configuration configuration() {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.put("vendor.stable-wait", "50ms");
        set.put("sandbox.enabled", "true");
        set.put("sandbox.rows", "300");
        set.put("sandbox.shop-variants", "120");
        return HubSettings.read(set);
    }
}
