package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed in the middle of a publication, and one whose disk is full: partners get the last whole file. */
@Tag("long")
class FeedKillTest {
    private static final int PRODUCTS = 60_000;

    @TempDir
    private Path temp;

    private final HttpClient http = HttpClient.newHttpClient();
    private DatabaseSettings database;

    @BeforeEach
    void aDatabase() throws Exception {
        database = TestDatabase.freshSettings(temp.resolve("hub/data"));
    }

    @Test
    void aKillInTheMiddleOfAPublicationLeavesTheFileBeforeAndTheNextRunPublishes() throws Exception {
        byte[] before;
        String path;
        long feed;
        long killed;
        try (ChildHub hub = ChildHub.start(database, CLOCKS)) {
            products(10, "12.50");
            feed = feed(hub);
            assertThat(ended(hub, feed).path("state").asText()).isEqualTo("succeeded");
            path = path(hub, feed);
            before = pull(hub, path);
            products(PRODUCTS, "13.00");
            killed = hub.run(feed, "feed-publish");
            Until.holds("the file is being written", () -> writing(feed) && unfinished() > 100_000);
        }
        assertThat(writing(feed)).as("killed in the middle").isTrue();
        try (ChildHub hub = ChildHub.start(database, CLOCKS)) {
            byte[] next = pull(hub, path);
            assertThat(next.length == before.length || lines(next) == PRODUCTS + 11L)
                    .as("a whole file after the kill")
                    .isTrue();
            hub.ended(killed, Until.STOP);
            // The start queues anew what was interrupted.
            Until.holds("no run is under way", () -> none(hub, feed, "queued") && none(hub, feed, "running"));
            JsonNode run = ended(hub, feed);
            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("succeeded");
            assertThat(lines(pull(hub, path))).isEqualTo(PRODUCTS + 11L);
            assertThat(writing(feed)).as("leftovers").isFalse();
        }
    }

    @Test
    void aFullDiskLeavesTheFileBeforeAndIsForgottenOnceThereIsRoom() throws Exception {
        Path spool = Files.createDirectories(database.dataDir().resolve("spool"));
        String narrow = "mount -t tmpfs -o size=8m tmpfs '" + spool + "' && exec \"$@\"";
        List<String> smallDisk =
                List.of("unshare", "--user", "--map-root-user", "--mount", "bash", "-c", narrow, "hub");
        try (ChildHub hub = ChildHub.start(database, smallDisk)) {
            products(10, "12.50");
            long feed = feed(hub);
            assertThat(ended(hub, feed).path("state").asText()).isEqualTo("succeeded");
            String path = path(hub, feed);
            byte[] before = pull(hub, path);
            products(PRODUCTS * 2, "13.00");

            JsonNode full = ended(hub, feed);
            assertThat(full.path("state").asText()).as(full.toString()).isEqualTo("failed");
            assertThat(full.path("error").asText()).contains("cannot be written", "Make room");
            assertThat(pull(hub, path)).isEqualTo(before);
            assertThat(hub.get("/connections/" + feed + "/feed")
                            .path("stopped")
                            .path("stopCode")
                            .asText())
                    .isEqualTo("FEED_DISK");

            products(-PRODUCTS * 2, "");
            assertThat(ended(hub, feed).path("state").asText()).isEqualTo("succeeded");
            assertThat(hub.get("/connections/" + feed + "/feed").has("stopped")).isFalse();
        }
    }

    private static final Map<String, String> CLOCKS = Map.of("schedule.feed-publish.cron", "0 0 0 1 1 ?");

    private static long feed(ChildHub hub) throws Exception {
        return hub.post(
                "/connections?test=false",
                Map.of("kind", "feed", "name", "Feed", "settings", Map.of("feed", "plain-csv")));
    }

    private static long lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().count();
    }

    private static boolean none(ChildHub hub, long feed, String state) throws Exception {
        return hub.get("/runs?connection=" + feed + "&state=" + state)
                .path("items")
                .isEmpty();
    }

    private static JsonNode ended(ChildHub hub, long feed) throws Exception {
        return hub.ended(hub.run(feed, "feed-publish"), Until.STOP);
    }

    /** Of the pull address, without the hub's own, which another start has another port in. */
    private static String path(ChildHub hub, long feed) throws Exception {
        return URI.create(hub.answer("/connections/" + feed + "/feed/token/reveal")
                        .path("address")
                        .asText())
                .getPath();
    }

    private byte[] pull(ChildHub hub, String path) throws Exception {
        URI address = URI.create(hub.address().replace("/api/v1", "") + path);
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(address).timeout(Until.STOP).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** Adds so many products; a negative number takes all but the first ten away. */
    private void products(int count, String price) {
        try (Database open = Database.join(database)) {
            open.jdbi().useHandle(handle -> {
                if (count < 0) {
                    handle.execute("DELETE FROM product WHERE id > 10");
                    return;
                }
                handle.execute(
                        "INSERT INTO product (vendor_sku, name, brand, language, is_visible, msrp, content_hash,"
                                + " created_at, updated_at) SELECT CONCAT('P-', ?, '-', seq), REPEAT('Product ', 10),"
                                + " 'Acme', 'nl', TRUE, ?, 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)"
                                + " FROM seq_1_to_" + count,
                        count,
                        price);
            });
        }
    }

    private boolean writing(long feed) {
        try (Database open = Database.join(database)) {
            return open.jdbi().withHandle(handle -> handle.createQuery(
                            "SELECT EXISTS (SELECT 1 FROM feed_publication WHERE connection_id = ?"
                                    + " AND state = 'writing')")
                    .bind(0, feed)
                    .mapTo(Boolean.class)
                    .one());
        }
    }

    /** Bytes of the file that is being written. */
    private long unfinished() throws Exception {
        try (var files = Files.walk(database.dataDir().resolve("spool/feeds/work"))) {
            return files.filter(file -> file.getFileName().toString().equals("feed"))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        }
    }
}
