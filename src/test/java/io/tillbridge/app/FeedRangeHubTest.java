package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a published feed, and the counts of pulls. */
class FeedRangeHubTest {
    @TempDir
    private static Path temp;

    private static FeedHub hub;
    private static String feed;
    private static String address;
    private static byte[] whole;
    private static String tag;
    private static String gzipTag;
    private static String modified;

    @BeforeAll
    static void aPublishedFeed() throws Exception {
        hub = FeedHub.start(temp, Map.of("feeds.pulls-per-minute", "100"));
        hub.products(1, 50);
        feed = hub.feed("Feed", Map.of("feed", "plain-csv"), Map.of());
        hub.publish(feed);
        address = hub.address(feed);
        HttpResponse<byte[]> plain = hub.pull(address);
        whole = plain.body();
        tag = header(plain, "ETag");
        modified = header(plain, "Last-Modified");
        HttpResponse<byte[]> gzip = hub.pull(address, "Accept-Encoding", "gzip");
        gzipTag = header(gzip, "ETag");
        assertThat(header(plain, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(gzip, "Accept-Ranges")).isEqualTo("none");
    }

    @AfterAll
    static void close() throws Exception {
        hub.close();
    }

    @Test
    void partsTogetherAreTheFile() throws Exception {
        int half = whole.length / 2;
        HttpResponse<byte[]> first = hub.pull(address, "Range", "bytes=0-" + (half - 1));
        HttpResponse<byte[]> rest = hub.pull(
                address, "Range", "bytes=" + half + "-", "If-Range", header(first, "ETag"), "Accept-Encoding", "gzip");
        HttpResponse<byte[]> end = hub.pull(address, "Range", "bytes=-7");

        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(first.body()).isEqualTo(Arrays.copyOf(whole, half));
        assertThat(header(first, "Content-Range")).isEqualTo("bytes 0-" + (half - 1) + "/" + whole.length);
        assertThat(header(first, "Content-Length")).isEqualTo(Integer.toString(half));
        assertThat(header(first, "ETag")).isEqualTo(tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, half, whole.length));
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));
    }

    @Test
    void anotherFileThanTheClientHasIsSentWhole() throws Exception {
        for (String same : List.of(tag, modified)) {
            assertThat(status("Range", "bytes=5-", "If-Range", same)).as(same).isEqualTo(206);
        }
        for (String other : List.of(
                "\"other\"", "W/" + tag, gzipTag, "Thu, 01 Jan 2026 00:00:00 GMT", "tomorrow", tag + ", " + tag)) {
            HttpResponse<byte[]> answer = hub.pull(address, "Range", "bytes=5-", "If-Range", other);
            assertThat(answer.statusCode()).as(other).isEqualTo(200);
            assertThat(answer.body()).as(other).isEqualTo(whole);
        }
    }

    @Test
    void whatTheFileHasNotIsA416AndWhatCannotBeReadTheWholeFile() throws Exception {
        HttpResponse<byte[]> behind = hub.pull(address, "Range", "bytes=" + whole.length + "-");
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(header(behind, "Content-Range")).isEqualTo("bytes */" + whole.length);
        assertThat(FeedHub.json(behind.body()).path("type").asText()).isEqualTo("urn:tillbridge:problem:range");
        assertThat(status("Range", "bytes=" + whole.length + "-", "If-Range", "\"other\""))
                .isEqualTo(200);
        assertThat(status("Range", "bytes=0-1,4-5")).isEqualTo(200);
        assertThat(status("Range", "bytes=5-4")).isEqualTo(200);
        assertThat(status("Range", "bytes=0-1", "If-None-Match", tag)).isEqualTo(304);
        HttpResponse<byte[]> head = hub.send(hub.request(address, "Range", "bytes=0-1")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
    }

    @Test
    void pullsAreCountedByFeedAndOutcomeWithoutTheToken() throws Exception {
        try (FeedHub counted = FeedHub.start(temp.resolve("counted"), Map.of("feeds.pulls-per-minute", "5"))) {
            counted.products(1, 3);
            String id = counted.feed("Counted", Map.of("feed", "plain-csv"), Map.of());
            String path = counted.address(id);
            counted.pull(path);
            counted.publish(id);
            HttpResponse<byte[]> full = counted.pull(path);
            counted.pull(path, "If-None-Match", header(full, "ETag"));
            counted.pull(path, "Range", "bytes=0-9");
            counted.pull(path, "Range", "bytes=1000000-");
            counted.pull(path);
            counted.pull(path + "x");
            counted.pull(
                    counted.hub.apiAddress() + "/api/v1/connections/" + id + "/feed/file",
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8)));

            String feedPulls = "tillbridge_feed_pulls_total{connection=\"" + id + "\",outcome=\"";
            List<String> expected = List.of(
                    feedPulls + "not-published\"} 1.0",
                    feedPulls + "ok\"} 2.0",
                    feedPulls + "not-modified\"} 1.0",
                    feedPulls + "partial\"} 1.0",
                    feedPulls + "range\"} 1.0",
                    feedPulls + "too-many\"} 1.0",
                    "tillbridge_feed_pulls_total{connection=\"\",outcome=\"not-found\"} 1.0",
                    "tillbridge_feed_pulled_bytes_total{connection=\"" + id + "\"} "
                            + (double) (2 * full.body().length + 10));
            Until.holds(
                    "all are counted", () -> metrics(counted).lines().toList().containsAll(expected));
            assertThat(metrics(counted)).doesNotContain(path.replaceAll(".*/feeds/([^/]+)/.*", "$1"));
        }
    }

    private static String metrics(FeedHub of) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(of.hub.managementAddress() + "/observe/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int status(String... headers) throws Exception {
        return hub.pull(address, headers).statusCode();
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
