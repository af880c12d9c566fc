package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationApiTest {
    private static final String CONFIGURATION = "/api/v1/configuration";

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
    void theFileGoesOutAsYamlAndInAgainWithoutAChange() throws Exception {
        hub.connection("🚲 no");
        hub.shop("Web", List.of(), Map.of());

        HttpResponse<String> file = door.get(CONFIGURATION);
        HttpResponse<String> taken = door.send(yaml("", file.body()));

        assertThat(file.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(file.body()).startsWith("tillbridge: 1\n").doesNotContain("hush-hush", "secrets");
        assertThat(RunningApi.json(taken).toString())
                .isEqualTo("{\"applied\":true,\"changes\":[],\"kept\":[],\"needSecrets\":[]}");
    }

    @Test
    void theWarehousesOfWholesaleGoByTheirNames() throws Exception {
        long id = hub.shop.warehouses().create("Main store").id();
        door.send(door.json("PATCH", "/api/v1/settings", "{\"wholesale\":{\"warehouses\":[\"" + id + "\"]}}"));

        String file = door.get(CONFIGURATION).body();
        HttpResponse<String> other = door.send(yaml("", file.replace("Main store", "Other store")));

        assertThat(file).contains("Main store").doesNotContain("- \"" + id + "\"", "- '" + id + "'");
        assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
        assertThat(RunningApi.json(door.get("/api/v1/settings"))
                        .at("/wholesale/warehouses/0")
                        .asText())
                .isNotEqualTo(Long.toString(id));
    }

    @Test
    void aDryRunShowsTheDifference() throws Exception {
        hub.connection("Northwind");
        String file = door.get(CONFIGURATION).body().replace("maxDropPercent: 20", "maxDropPercent: 7");

        JsonNode dry = RunningApi.json(door.send(yaml("?dryRun=true", file)));

        assertThat(dry.path("applied").asBoolean()).isFalse();
        assertThat(dry.path("changes").toString())
                .isEqualTo(
                        "[{\"what\":\"connection\",\"name\":\"Northwind\",\"change\":\"changed\",\"members\":[{\"pointer\":"
                                + "\"/settings/maxDropPercent\",\"before\":20,\"after\":7}]}]");
        assertThat(RunningApi.json(door.send(yaml("?dryRun=false", file))).path("changes"))
                .isEqualTo(dry.path("changes"));
    }

    @Test
    void faultsAreToldByPlaceAndATextThatIsNoYamlByLine() throws Exception {
        HttpResponse<String> faulty = door.send(yaml("", "tillbridge: 1\nsetings: &a {}\nwarehouses: *a\n"));
        HttpResponse<String> broken = door.send(yaml("", "tillbridge: 1\nconnections: [\n"));

        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(faulty).path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactlyInAnyOrder("/setings", "/setings", "/warehouses");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(broken).path("detail").asText()).startsWith("The text is no YAML at line ");
    }

    @Test
    void anotherTypeAnotherEncodingAndTooMuchAreRefused() throws Exception {
        byte[] latin = "tillbridge: 1 # é".getBytes(StandardCharsets.ISO_8859_1);
        HttpRequest.Builder bytes = door.request(CONFIGURATION)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofByteArray(latin));

        assertThat(door.send(door.json("POST", CONFIGURATION, "{}")).statusCode())
                .isEqualTo(415);
        assertThat(door.send(bytes).statusCode()).isEqualTo(400);
        assertThat(door.send(yaml("", "#".repeat(5 * 1024 * 1024 + 1))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void sharedNamesAreAConflict() throws Exception {
        hub.connection("Twin");
        hub.connection("Twin");

        HttpResponse<String> answer = door.get(CONFIGURATION);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(answer).path("detail").asText()).endsWith("Shared here: Twin.");
    }

    @Test
    void takingAFileInNeedsTheRightToChangeConnectionsToo() throws Exception {
        HttpResponse<String> refused = door.send(yaml("?dryRun=true", "tillbridge: 1")
                .setHeader("Authorization", RunningApi.basic("settings.write", "secret")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(refused).path("permission").asText()).isEqualTo("connections:write");
    }

    @Test
    void theAuditKeepsWhatAFileChangedAndNotItsText() throws Exception {
        door.send(yaml("", "tillbridge: 1\nsettings: {companyName: Fietsen}\n# hush-hush\n"));

        JsonNode entry = RunningApi.json(door.get("/api/v1/audit?action=importConfiguration"))
                .path("items")
                .path(0);

        assertThat(entry.toString()).contains("/companyName", "Fietsen").doesNotContain("hush-hush");
    }

    private HttpRequest.Builder yaml(String query, String text) {
        return door.request(CONFIGURATION + query)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(text));
    }
}
