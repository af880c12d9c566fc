package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that starts on the data of a backup: the database knows what was published, and the files are not there. */
class FeedWithoutFilesTest {
    @TempDir
    private Path temp;

    @Test
    void aStartPublishesTheFeedsWhoseFilesAreGone() throws Exception {
        DatabaseSettings data = TestDatabase.freshSettings(temp.resolve("data"));
        String published;
        String whole;
        String off;
        String never;
        String path;
        byte[] before;
        try (FeedHub hub = FeedHub.start(data, temp, Map.of())) {
            hub.products(1, 10);
            published = feed(hub, "Published");
            whole = feed(hub, "Whole");
            off = feed(hub, "Off");
            never = feed(hub, "Never");
            for (String feed : List.of(published, whole, off)) {
                hub.publish(feed);
            }
            hub.call("PATCH", "/connections/" + off + "?test=false", Map.of("enabled", false));
            path = URI.create(hub.address(published)).getPath();
            before = hub.pull(hub.address(published)).body();
            remove(data, publication(hub, published));
            remove(data, publication(hub, off));
        }

        try (FeedHub hub = FeedHub.start(data, temp, Map.of("schedule.enabled", "false"))) {
            HttpResponse<byte[]> pulled = hub.pull(hub.hub.apiAddress() + path);
            assertThat(pulled.statusCode()).isEqualTo(503);
            assertThat(pulled.headers().firstValue("Retry-After")).isPresent();
            assertThat(runs(hub, published)).as("a copy runs no jobs").isEqualTo(1);
        }
        try (FeedHub hub = FeedHub.start(data, temp, Map.of())) {
            Until.holds(
                    "the feed is published again",
                    () -> hub.pull(hub.hub.apiAddress() + path).statusCode() == 200);
            assertThat(hub.pull(hub.hub.apiAddress() + path).body()).isEqualTo(before);
            assertThat(runs(hub, published)).isEqualTo(2);
            assertThat(runs(hub, whole)).as("its file is there").isEqualTo(1);
            assertThat(runs(hub, off)).as("it is switched off").isEqualTo(1);
            assertThat(runs(hub, never)).as("it was never published").isZero();
        }
    }

    private static String feed(FeedHub hub, String name) throws Exception {
        return hub.feed(name, Map.of("feed", "plain-csv"), Map.of());
    }

    private static long publication(FeedHub hub, String feed) throws Exception {
        return hub.get("/connections/" + feed + "/feed")
                .path("published")
                .path("id")
                .asLong();
    }

    private static int runs(FeedHub hub, String feed) throws Exception {
        return hub.get("/runs?job=feed-publish&connection=" + feed)
                .path("items")
                .size();
    }

    /** Its compressed file: one of the two is enough for a publication that is not whole. */
    private static void remove(DatabaseSettings data, long publication) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(data.dataDir())) {
            files = all.filter(file -> file.endsWith(publication + "/feed.gz")).toList();
        }
        assertThat(files).hasSize(1);
        Files.delete(files.get(0));
    }
}
