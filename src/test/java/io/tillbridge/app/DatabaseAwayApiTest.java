package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.catalog.load.RecordedStatements;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under the API for a while. */
class DatabaseAwayApiTest {
    @TempDir
    private Path temp;

    @Test
    @Tag("long")
    void theApiSaysSoAndIsWellAgainByItself() throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (RecordedStatements wire = new RecordedStatements(port);
                Hub hub = Hub.start(configuration(database, port, wire.port()))) {
            assertThat(get(hub).statusCode()).isEqualTo(200);

            wire.cut();
            Until.during(Duration.ofSeconds(60), "the API says that the database is away", () -> {
                HttpResponse<String> answer = get(hub);
                return answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent()
                        && answer.body().contains("The database does not answer now");
            });
            wire.mend();

            Until.within(Duration.ofSeconds(30), "the API is well again", () -> get(hub).statusCode() == 200);
        }
    }

    private static HttpResponse<String> get(Hub hub) throws Exception {
        String key = Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1/connections"))
                .header("Authorization", "Basic " + key)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Configuration configuration(DatabaseSettings database, int port, int through) {
        Map<String, String> set = new HashMap<>();
        set.put("data.dir", temp.resolve("data").toString());
        set.put("database.url", database.url().replace(":" + port + "/", ":" + through + "/"));
        set.put("database.username", database.username());
        set.put("database.password", database.password());
        set.put("http.port", "0");
        set.put("management.port", "0");
        set.put("schedule.enabled", "false");
        set.putAll(HubCalls.KEY);
        return HubSettings.read(set);
    }
}
