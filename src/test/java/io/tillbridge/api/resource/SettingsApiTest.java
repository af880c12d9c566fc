package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsApiTest {
    private static final String SETTINGS = "/api/v1/settings";

    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private RunningApi door;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
    }

    @Test
    void whatIsSetIsShownWithItsVersion() throws Exception {
        HttpResponse<String> changed = patch("{\"companyName\":\"Fietsen\",\"address\":{\"country\":\"nl\"}}", null);

        HttpResponse<String> shown = door.get(SETTINGS);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(shown.body());
        assertThat(RunningApi.json(shown).at("/address/country").asText()).isEqualTo("NL");
        assertThat(RunningApi.json(shown).path("timeZone").asText()).isEqualTo("UTC");
        assertThat(etag(shown)).isEqualTo("\"2\"").isEqualTo(etag(changed));
    }

    @Test
    void allFaultsAreToldAtOnce() throws Exception {
        HttpResponse<String> answer = patch(
                "{\"companyname\":\"x\",\"workingDays\":[\"mo\"],\"holidays\":[\"25-12\"],\"instantOrdering\":1,"
                        + "\"address\":{\"country\":\"Holland\"},\"mail\":7,\"termsOfServiceUrl\":\"x\",\"timeZone\":\"x\"}",
                null);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(answer).path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactlyInAnyOrder(
                        "/companyname",
                        "/workingDays/0",
                        "/holidays/0",
                        "/instantOrdering",
                        "/address/country",
                        "/mail",
                        "/termsOfServiceUrl",
                        "/timeZone");
    }

    @Test
    void theSecretOfTheWebHookOfAlertsIsWrittenAndNeverShownAndBelongsToItsAddress() throws Exception {
        String url = "https://chat.example.com/hooks";
        HttpResponse<String> set =
                patch("{\"alerts\":{\"webhook\":{\"url\":\"" + url + "\",\"secret\":\"whsec_MDEyMzQ1\"}}}", null);

        assertThat(RunningApi.json(set).at("/alerts/webhook").toString())
                .isEqualTo("{\"url\":\"" + url + "\",\"secretSet\":true}");
        assertThat(door.get(SETTINGS).body()).doesNotContain("whsec");
        assertThat(door.get(SETTINGS + "/versions").body()).doesNotContain("whsec");

        HttpResponse<String> moved = patch("{\"alerts\":{\"webhook\":{\"url\":\"https://elsewhere.example\"}}}", null);
        assertThat(RunningApi.json(moved).at("/alerts/webhook/secretSet").asBoolean())
                .isFalse();
        HttpResponse<String> bad = patch("{\"alerts\":{\"webhook\":{\"secret\":\"a b\"}}}", null);
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("/alerts/webhook/secret");
    }

    @Test
    void theSettingsOfAlertsAreShownWithTheirDefaults() throws Exception {
        assertThat(RunningApi.json(door.get(SETTINGS)).path("alerts").toString())
                .isEqualTo(
                        "{\"mailTo\":[],\"kinds\":[\"connection-failing\",\"job-failed\",\"failure-kept\",\"events-deferred\"],"
                                + "\"repeatAfterHours\":24,\"recovered\":true}");
    }

    @Test
    void theSecondOfTwoWhoNameTheVersionIsToldThatItHasChanged() throws Exception {
        String read = etag(door.get(SETTINGS));

        HttpResponse<String> first = patch("{\"companyName\":\"A\"}", read);
        HttpResponse<String> second = patch("{\"timeZone\":\"Asia/Tokyo\"}", read);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(RunningApi.json(second).path("detail").asText())
                .isEqualTo("/settings has changed since If-Match \"1\"; it is \"2\" now: read it again and repeat the"
                        + " change");
    }

    @Test
    void twoWhoNameNoVersionBothGetTheirWay() throws Exception {
        patch("{\"address\":{\"city\":\"Zwolle\"}}", null);

        HttpResponse<String> second = patch("{\"address\":{\"street\":\"Dijk 1\"}}", null);

        assertThat(RunningApi.json(second).path("address").toString())
                .isEqualTo("{\"street\":\"Dijk 1\",\"city\":\"Zwolle\"}");
    }

    @Test
    void atTheSameMomentOneIsHeardOfThoseWhoNameTheVersion() throws Exception {
        String read = etag(door.get(SETTINGS));

        List<Integer> statuses =
                atOnce(() -> patch("{\"companyName\":\"A\"}", read), () -> patch("{\"companyName\":\"B\"}", read));

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void atTheSameMomentBothAreHeardOfThoseWhoNameNone() throws Exception {
        List<Integer> statuses =
                atOnce(() -> patch("{\"companyName\":\"A\"}", null), () -> patch("{\"instantOrdering\":true}", null));

        assertThat(statuses).containsExactly(200, 200);
        JsonNode shown = RunningApi.json(door.get(SETTINGS));
        assertThat(shown.path("companyName").asText()).isEqualTo("A");
        assertThat(shown.path("instantOrdering").asBoolean()).isTrue();
    }

    @Test
    void versionsTellWhoChangedWhatAndLeadBack() throws Exception {
        patch("{\"companyName\":\"A\"}", null);
        patch("{\"companyName\":\"B\",\"holidays\":[\"--12-25\"]}", null);

        JsonNode items = RunningApi.json(door.get(SETTINGS + "/versions")).path("items");
        HttpResponse<String> restored = door.send(door.post(SETTINGS + "/versions/2/restore"));

        assertThat(items).extracting(item -> item.path("version").asText()).containsExactly("3", "2", "1");
        assertThat(items.at("/0/who").toString()).isEqualTo("{\"id\":\"key:1\",\"name\":\"all\"}");
        assertThat(items.at("/0/changes").toString())
                .isEqualTo("[{\"pointer\":\"/companyName\",\"before\":\"A\",\"after\":\"B\"},"
                        + "{\"pointer\":\"/holidays\",\"before\":[],\"after\":[\"--12-25\"]}]");
        assertThat(RunningApi.json(restored).path("companyName").asText()).isEqualTo("A");
        assertThat(etag(restored)).isEqualTo("\"4\"");
    }

    @Test
    void versionsComeAPageAtATimeEachWithWhatItChanged() throws Exception {
        patch("{\"companyName\":\"A\"}", null);
        patch("{\"companyName\":\"B\"}", null);

        JsonNode first = RunningApi.json(door.get(SETTINGS + "/versions?limit=1"));
        JsonNode second = RunningApi.json(door.get(
                SETTINGS + "/versions?limit=2&after=" + first.path("next").asText()));

        assertThat(first.at("/items/0/changes/0/before").asText()).isEqualTo("A");
        assertThat(second.path("items"))
                .extracting(item -> item.path("version").asText())
                .containsExactly("2", "1");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void aVersionThatIsNotThereOrComesTooLateIsRefused() throws Exception {
        assertThat(door.send(door.post(SETTINGS + "/versions/9/restore")).statusCode())
                .isEqualTo(404);
        assertThat(door.send(door.post(SETTINGS + "/versions/1/restore").header("If-Match", "\"7\""))
                        .statusCode())
                .isEqualTo(412);
    }

    private HttpResponse<String> patch(String body, String ifMatch) throws Exception {
        HttpRequest.Builder request = door.json("PATCH", SETTINGS, body);
        return door.send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private interface Call {
        HttpResponse<String> make() throws Exception;
    }

    private static List<Integer> atOnce(Call... calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.length);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (Call call : calls) {
            answers.add(pool.submit(call::make));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        pool.shutdown();
        return statuses;
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
