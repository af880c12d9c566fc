package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.catalog.load.LoadProgress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadApiTest {
    private static final String CATALOG =
            """
            vendorSku,name,brand,msrp,defaultCost,language,gtinEan
            A-1,Bicycle,Acme,499.00,250.00,en,4006381333931
            A-2,,Acme,1e3,1.00,en,4006381333932
            """;

    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private RunningApi door;
    private long connection;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
        connection = hub.connection("a").id();
    }

    @Test
    void aRawFileIsKeptAndItsLoadIsQueued() throws Exception {
        HttpResponse<String> answer = send("caf%C3%A9.csv", CATALOG);

        JsonNode upload = RunningApi.json(answer);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/uploads/" + upload.path("id").asText());
        assertThat(upload.path("filename").asText()).isEqualTo("café.csv");
        assertThat(upload.path("size").asInt()).isEqualTo(CATALOG.length());
        assertThat(upload.path("state").asText()).isEqualTo("received");
        assertThat(hub.offered).hasSize(1);
        assertThat(RunningApi.json(door.get("/api/v1/runs?job=catalog-load"))
                        .at("/items/0/trigger")
                        .asText())
                .isEqualTo("upload");
    }

    @Test
    void theFileOfAFormIsKeptAsItCame() throws Exception {
        HttpResponse<String> answer = door.send(door.request("/api/v1/connections/" + connection + "/uploads")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(
                        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a.csv\"" + "\r\n\r\n"
                                + CATALOG + "\r\n--edge--\r\n")));
        HttpResponse<String> file =
                door.get("/api/v1/uploads/" + RunningApi.json(answer).path("id").asText() + "/file");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(file.body()).isEqualTo(CATALOG);
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename*=UTF-8''a.csv");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void aLoadedFileShowsItsSummaryAndBothReports() throws Exception {
        long id = loaded();

        JsonNode upload = RunningApi.json(door.get("/api/v1/uploads/" + id));
        HttpResponse<String> errors = door.get("/api/v1/uploads/" + id + "/error-file");
        HttpResponse<String> rejected = door.get("/api/v1/uploads/" + id + "/rejected-rows");

        assertThat(upload.path("state").asText()).isEqualTo("loaded");
        assertThat(upload.at("/summary/rows").asInt()).isEqualTo(2);
        assertThat(upload.at("/summary/findings/NAME_MISSING").asInt()).isEqualTo(1);
        assertThat(errors.body()).startsWith("line,vendorSku,column,value,severity,code,message,hint");
        assertThat(rejected.body()).contains("A-2").doesNotContain("A-1");
        assertThat(errors.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    }

    @Test
    void findingsComeByPagesAndFilters() throws Exception {
        String path = "/api/v1/uploads/" + loaded() + "/findings";

        JsonNode first = RunningApi.json(door.get(path + "?limit=1"));
        JsonNode second = RunningApi.json(
                door.get(path + "?limit=1&after=" + first.path("next").asText()));
        JsonNode one = RunningApi.json(door.get(path + "?code=MSRP_INVALID&severity=critical"));

        assertThat(first.at("/items/0/line").asInt()).isEqualTo(3);
        assertThat(first.at("/items/0/code").asText())
                .isNotEqualTo(second.at("/items/0/code").asText());
        assertThat(one.path("items")).hasSize(1);
        assertThat(one.at("/items/0/value").asText()).isEqualTo("1e3");
        assertThat(door.get(path + "?code=NO_SUCH").statusCode()).isEqualTo(400);
    }

    @Test
    void aFindingShowsItsCellInItsRow() throws Exception {
        String path = "/api/v1/uploads/" + loaded();

        JsonNode page = RunningApi.json(door.get(path + "/findings?column=msrp"));
        JsonNode counts = RunningApi.json(door.get(path + "/finding-counts"));

        assertThat(page.at("/columns").toString())
                .isEqualTo("[\"vendorSku\",\"name\",\"brand\",\"msrp\",\"defaultCost\",\"language\",\"gtinEan\"]");
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.at("/items/0/record").asInt()).isEqualTo(3);
        assertThat(page.at("/items/0/cell").asInt()).isEqualTo(3);
        assertThat(page.at("/items/0/cells").toString())
                .isEqualTo("[\"A-2\",\"\",\"Acme\",\"1e3\",\"1.00\",\"en\",\"4006381333932\"]");
        assertThat(page.at("/items/0/hint").asText()).isNotBlank();
        assertThat(counts.path("items").findValuesAsText("code"))
                .containsExactlyInAnyOrder("NAME_MISSING", "MSRP_INVALID", "GTIN_CHECK_DIGIT");
        assertThat(counts.path("items").findValuesAsText("column"))
                .containsExactlyInAnyOrder("name", "msrp", "gtinEan");
    }

    @Test
    void aCheckedFileShowsWhatALoadWouldDo() throws Exception {
        String id = RunningApi.json(door.send(
                        door.request("/api/v1/connections/" + connection + "/uploads?check=true&filename=a.csv")
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString(CATALOG))))
                .path("id")
                .asText();
        hub.catalogLoad.load(hub.deliveries.unfinished().get(0).id(), LoadProgress.silent());

        JsonNode upload = RunningApi.json(door.get("/api/v1/uploads/" + id));
        JsonNode changes = RunningApi.json(door.get("/api/v1/uploads/" + id + "/changes?kind=added"));

        assertThat(upload.path("state").asText()).isEqualTo("checked");
        assertThat(upload.path("source").asText()).isEqualTo("check");
        assertThat(upload.at("/check/outcome").asText()).isEqualTo("loaded");
        assertThat(upload.at("/changes/added").asInt()).isEqualTo(1);
        assertThat(changes.at("/items/0/vendorSku").asText()).isEqualTo("A-1");
        assertThat(changes.at("/items/0/price/to").asText()).isEqualTo("499.00");
        assertThat(changes.at("/items/0").has("productId")).isFalse();
        assertThat(RunningApi.json(door.get("/api/v1/products")).path("items")).isEmpty();
        assertThat(RunningApi.json(door.get("/api/v1/uploads?state=checked")).path("items"))
                .hasSize(1);
        assertThat(RunningApi.json(door.get("/api/v1/uploads?q=B.csv")).path("items"))
                .isEmpty();
    }

    @Test
    void aPriceChangeSaysByHowMuch() throws Exception {
        loaded();
        String id = RunningApi.json(send("b.csv", CATALOG.replace("499.00", "449.10")))
                .path("id")
                .asText();
        hub.catalogLoad.load(hub.deliveries.unfinished().get(0).id(), LoadProgress.silent());

        JsonNode change = RunningApi.json(door.get("/api/v1/uploads/" + id + "/changes?limit=1"))
                .at("/items/0");

        assertThat(change.path("kind").asText()).isEqualTo("price-down");
        assertThat(change.path("price").toString())
                .isEqualTo("{\"from\":\"499.00\",\"to\":\"449.10\",\"difference\":\"-49.90\",\"percent\":\"-10.0\"}");
        assertThat(change.path("cost").path("from").asText()).isEqualTo("250.00");
        assertThat(change.path("productId").asText()).isNotBlank();
    }

    @Test
    void aFileThatWasNotCheckedYetHasNoFindings() throws Exception {
        String id = RunningApi.json(send("a.csv", CATALOG)).path("id").asText();

        assertThat(door.get("/api/v1/uploads/" + id + "/findings").statusCode()).isEqualTo(409);
        assertThat(door.get("/api/v1/uploads/" + id + "/error-file").statusCode())
                .isEqualTo(409);
        assertThat(door.get("/api/v1/uploads/" + id + "/rejected-rows").statusCode())
                .isEqualTo(409);
    }

    @Test
    void theFilesOfAConnectionAreListedNewestFirst() throws Exception {
        send("a.csv", CATALOG);
        send("b.csv", CATALOG);

        JsonNode list = RunningApi.json(door.get("/api/v1/uploads?connection=" + connection));

        assertThat(list.path("items"))
                .extracting(item -> item.path("filename").asText())
                .containsExactly("b.csv", "a.csv");
    }

    @Test
    void bytesWithoutANameAreUnreadable() throws Exception {
        HttpResponse<String> answer = door.send(door.request("/api/v1/connections/" + connection + "/uploads")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(CATALOG)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(answer).at("/errors/0/parameter").asText()).isEqualTo("filename");
    }

    @Test
    void aFileForNoConnectionIsNotFound() throws Exception {
        HttpResponse<String> answer = door.send(door.request("/api/v1/connections/999/uploads?filename=a.csv")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(new byte[2_000_000])));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void theSameUploadWithTheSameKeyIsOneUpload() throws Exception {
        String path = "/api/v1/connections/" + connection + "/uploads?filename=a.csv";
        HttpResponse<String> first = door.send(door.json("POST", path, "[]").header("Idempotency-Key", "k"));
        HttpResponse<String> again = door.send(door.json("POST", path, "[]").header("Idempotency-Key", "k"));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(RunningApi.json(door.get("/api/v1/uploads")).path("items")).hasSize(1);
    }

    @Test
    void otherBytesOfTheSameLengthWithTheSameKeyAreAnotherRequest() throws Exception {
        String path = "/api/v1/connections/" + connection + "/uploads?filename=a.csv";
        door.send(door.json("POST", path, "[1]").header("Idempotency-Key", "k"));

        HttpResponse<String> other = door.send(door.json("POST", path, "[2]").header("Idempotency-Key", "k"));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(other).path("detail").asText())
                .isEqualTo("This Idempotency-Key was used for another request: use a new one for each request");
        assertThat(RunningApi.json(door.get("/api/v1/uploads")).path("items")).hasSize(1);
    }

    private HttpResponse<String> send(String filename, String content) throws Exception {
        return door.send(door.request("/api/v1/connections/" + connection + "/uploads?filename=" + filename)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(content)));
    }

    private long loaded() throws Exception {
        long id = RunningApi.json(send("a.csv", CATALOG)).path("id").asLong();
        hub.catalogLoad.load(hub.deliveries.unfinished().get(0).id(), LoadProgress.silent());
        return id;
    }
}
