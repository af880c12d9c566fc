package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed from its products to the partner who fetches it, and what may go wrong between. */
class FeedHubTest {
    @TempDir
    private static Path temp;

    private static FeedHub hub;
    private String feed;

    @BeforeAll
    static void start() throws Exception {
        hub = FeedHub.start(temp, Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        hub.close();
    }

    @BeforeEach
    void aFeedOfTenProducts() throws Exception {
        hub.database().jdbi().useHandle(handle -> handle.execute("DELETE FROM product"));
        hub.products(1, 10);
        feed = hub.feed("Feed " + System.nanoTime(), Map.of("feed", "plain-csv"), Map.of());
    }

    @Test
    void aPartnerFetchesWhatIsPublishedAndNothingWhenItHasIt() throws Exception {
        String address = hub.address(feed);
        assertThat(hub.pull(address).statusCode())
                .as("before the first publication")
                .isEqualTo(503);

        JsonNode run = hub.publish(feed);
        HttpResponse<byte[]> plain = hub.pull(address);
        HttpResponse<byte[]> gzip = hub.pull(address, "Accept-Encoding", "br, gzip");
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        String modified = plain.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("succeeded");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(lines(plain.body())).hasSize(11);
        assertThat(plain.headers().firstValue("Content-Type")).contains("text/csv; charset=UTF-8");
        assertThat(plain.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(gzip.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
        for (String[] known : List.of(
                new String[] {"If-None-Match", tag},
                new String[] {"If-None-Match", "\"other\", W/" + tag},
                new String[] {"If-None-Match", gzip.headers().firstValue("ETag").orElseThrow()},
                new String[] {"If-Modified-Since", modified})) {
            HttpResponse<byte[]> again = hub.pull(address, known);
            assertThat(again.statusCode()).as(String.join(" ", known)).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        for (String[] other : List.of(
                new String[] {"If-None-Match", "\"other\""},
                new String[] {"If-None-Match", "\"other\"", "If-Modified-Since", modified},
                new String[] {"If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"},
                new String[] {"If-Modified-Since", "yesterday"})) {
            assertThat(hub.pull(address, other).statusCode())
                    .as(String.join(" ", other))
                    .isEqualTo(200);
        }
        HttpResponse<byte[]> head = hub.send(HttpRequest.newBuilder(URI.create(address))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(plain.body().length);
        assertThat(head.body()).isEmpty();
        assertThat(hub.send(HttpRequest.newBuilder(URI.create(address))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void anUnchangedFeedKeepsItsTagAndItsTimeAndAChangedOneTellsWhatDiffers() throws Exception {
        hub.publish(feed);
        String address = hub.address(feed);
        HttpResponse<byte[]> first = hub.pull(address);
        String publication = hub.get("/connections/" + feed + "/feed")
                .path("published")
                .path("id")
                .asText();

        JsonNode same = hub.publish(feed);
        JsonNode after = hub.get("/connections/" + feed + "/feed");
        HttpResponse<byte[]> second = hub.pull(address);
        assertThat(same.path("counters").path("feedsUnchanged").asInt()).isEqualTo(1);
        assertThat(after.path("published").path("id").asText()).isEqualTo(publication);
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        assertThat(second.headers().firstValue("Last-Modified"))
                .isEqualTo(first.headers().firstValue("Last-Modified"));

        hub.database().jdbi().useHandle(handle -> {
            handle.execute("UPDATE product SET msrp = 13.95 WHERE vendor_sku = 'P-3'");
            handle.execute("DELETE FROM product WHERE vendor_sku = 'P-9'");
        });
        hub.products(11, 1);
        hub.publish(feed);
        JsonNode changed = hub.get("/connections/" + feed + "/feed").path("published");
        assertThat(changed.path("difference").path("added").asInt()).isEqualTo(1);
        assertThat(changed.path("difference").path("gone").asInt()).isEqualTo(1);
        assertThat(changed.path("difference").path("price").asInt()).isEqualTo(1);
        assertThat(hub.get("/connections/" + feed + "/feed/changes?kind=price").toString())
                .contains("\"item\":\"P-3\"", "13.95");
        assertThat(hub.get("/connections/" + feed + "/feed/changes?limit=2").path("items"))
                .hasSize(2);
        String next = hub.get("/connections/" + feed + "/feed/changes?limit=2")
                .path("next")
                .asText();
        assertThat(hub.get("/connections/" + feed + "/feed/changes?limit=2&after=" + next)
                        .path("items"))
                .isNotEmpty();
        assertThat(hub.pull(
                                address,
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whateverIsWrongInAnAddressIsTheSame404AndGuessingHasToWait() throws Exception {
        try (FeedHub guessed = FeedHub.start(temp.resolve("guessed"), Map.of())) {
            guessed.products(1, 2);
            String id = guessed.feed("Guessed", Map.of("feed", "plain-csv"), Map.of());
            guessed.publish(id);
            String leaked = guessed.address(id);
            String renewed = renewed(guessed, id, 24);
            assertThat(guessed.pull(leaked).statusCode()).as("within the grace").isEqualTo(200);
            refusesTheSame(guessed, leaked, renewed(guessed, id, 0), renewed);
        }
    }

    /** A token that leaked and was changed ends by itself. */
    @Test
    void anOldAddressEndsWithItsGraceAndTheNewOneGoesOn() throws Exception {
        String id = hub.feed("Leaked", Map.of("feed", "plain-csv"), Map.of());
        hub.publish(id);
        String leaked = hub.address(id);
        String next = renewed(hub, id, 24);
        assertThat(hub.pull(leaked).statusCode()).as("within the grace").isEqualTo(200);

        int ended = hub.database()
                .jdbi()
                .withHandle(handle -> handle.execute(
                        "UPDATE feed_token SET ends_at = ends_at - INTERVAL 24 HOUR WHERE connection_id = ?"
                                + " AND ends_at IS NOT NULL",
                        id));
        assertThat(ended).isEqualTo(1);

        assertThat(hub.pull(leaked).statusCode()).as("after the grace").isEqualTo(404);
        assertThat(hub.pull(next).statusCode()).as("the new address").isEqualTo(200);
    }

    private static String renewed(FeedHub of, String id, int hours) throws Exception {
        return of.call("POST", "/connections/" + id + "/feed/token", Map.of("graceHours", hours))
                .body()
                .path("address")
                .asText();
    }

    private static void refusesTheSame(FeedHub hub, String old, String leaked, String renewed) throws Exception {
        assertThat(hub.pull(leaked).statusCode()).isEqualTo(200);
        int slash = leaked.lastIndexOf('/');
        String right = leaked.substring(0, slash);
        List<String> wrong = List.of(
                old,
                renewed,
                right,
                right + "/other.csv",
                right + "/plain-csv.csv/x",
                right.substring(0, right.length() - 1) + "/plain-csv.csv",
                right + "A/plain-csv.csv",
                hub.hub.apiAddress() + "/feeds/",
                hub.hub.apiAddress() + "/feeds/..%2f..%2fapi/plain-csv.csv");
        List<String> answers = new ArrayList<>();
        for (String one : wrong) {
            HttpResponse<byte[]> answer = hub.pull(one);
            answers.add(answer.statusCode() + " "
                    + FeedHub.json(answer.body()).path("detail").asText());
        }
        assertThat(answers).allMatch(answer -> answer.equals(answers.get(0))).hasSize(9);
        assertThat(answers.get(0)).startsWith("404 ");

        hub.pull(old);
        HttpResponse<byte[]> waits = hub.pull(old);
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValue("Retry-After")).isPresent();
        assertThat(hub.pull(leaked).statusCode())
                .as("a right address from there")
                .isEqualTo(429);
    }

    @Test
    void aPartnerWhoReadsSlowlyGetsTheWholeFileThatWasServedWhenItBegan() throws Exception {
        try (FeedHub large = FeedHub.start(temp.resolve("large"), Map.of())) {
            large.products(1, 4);
            large.database()
                    .jdbi()
                    .useHandle(handle ->
                            handle.execute("UPDATE product SET description = REPEAT('slow reading ', 160000)"));
            String slow = large.feed("Slow", Map.of("feed", "plain-csv"), Map.of());
            large.publish(slow);
            String address = large.address(slow);
            byte[] before = large.pull(address).body();
            assertThat(before.length).isGreaterThan(1_000_000);

            HttpResponse<InputStream> reading = large.open(address);
            byte[] begun = reading.body().readNBytes(1000);
            large.database().jdbi().useHandle(handle -> handle.execute("UPDATE product SET msrp = 99"));
            large.publish(slow);
            large.publish(slow);
            byte[] rest = reading.body().readAllBytes();

            assertThat(large.pull(address).body()).isNotEqualTo(before);
            byte[] whole = new byte[begun.length + rest.length];
            System.arraycopy(begun, 0, whole, 0, begun.length);
            System.arraycopy(rest, 0, whole, begun.length, rest.length);
            assertThat(whole).isEqualTo(before);
        }
    }

    @Test
    void aFeedThatLosesTooMuchIsStoppedTheOldOneIsServedOnAndForceLetsItPass() throws Exception {
        hub.publish(feed);
        String address = hub.address(feed);
        byte[] before = hub.pull(address).body();
        hub.database().jdbi().useHandle(handle -> handle.execute("DELETE FROM product WHERE vendor_sku <> 'P-1'"));

        JsonNode run = hub.publish(feed);
        JsonNode state = hub.get("/connections/" + feed + "/feed");
        assertThat(run.path("state").asText()).isEqualTo("failed");
        assertThat(run.path("error").asText()).contains("the file before is served on");
        assertThat(state.path("stopped").path("stopCode").asText()).isEqualTo("FEED_DROP");
        assertThat(hub.pull(address).body()).isEqualTo(before);
        assertThat(hub.get("/connections/" + feed).path("status").path("state").asText())
                .isEqualTo("failing");
        assertThat(hub.get("/connections/" + feed + "/feed/findings").toString())
                .contains("FEED_DROP");

        JsonNode plan = hub.publish(feed, Map.of("dryRun", true));
        assertThat(plan.path("state").asText()).isEqualTo("succeeded");
        assertThat(hub.get("/runs/" + plan.path("id").asText() + "/plan").toString())
                .contains("\"refuse\"", "\"remove\"");

        hub.publish(feed, Map.of("force", true));
        assertThat(lines(hub.pull(address).body())).hasSize(2);
        assertThat(hub.get("/connections/" + feed + "/feed").has("stopped")).isFalse();
        assertThat(hub.get("/connections/" + feed).path("status").path("state").asText())
                .isEqualTo("ok");
        assertThat(events(feed)).containsExactly("feed.published", "feed.stopped", "feed.published");
    }

    @Test
    void aDefinitionWithMistakesTellsFileAndLineAndTheOldFeedGoesOn() throws Exception {
        Path file = hub.own.resolve("mine.yaml");
        String good = Files.readString(Path.of("config/feeds/plain-csv.yaml")).replace("name: plain-csv", "name: mine");
        Files.writeString(file, good);
        String mine = hub.feed("Mine " + System.nanoTime(), Map.of("feed", "mine"), Map.of());
        hub.publish(mine);
        String address = hub.address(mine);
        byte[] before = hub.pull(address).body();

        Files.writeString(file, good.replace("source: brand}", "source: brnad}"));
        JsonNode run = hub.publish(mine);
        JsonNode state = hub.get("/connections/" + mine + "/feed");

        assertThat(run.path("state").asText()).isEqualTo("failed");
        assertThat(run.path("error").asText()).contains("mine.yaml:", "brnad");
        assertThat(state.path("faults").get(0).path("line").asInt()).isEqualTo(13);
        assertThat(hub.pull(address).body()).isEqualTo(before);
        assertThat(hub.get("/feed-definitions/mine").path("faults")).isNotEmpty();

        Files.delete(file);
        JsonNode gone = hub.publish(mine);
        assertThat(gone.path("error").asText()).contains("There is no feed definition mine");
        assertThat(hub.pull(address).body()).isEqualTo(before);
        Files.writeString(file, good);
        assertThat(hub.publish(mine).path("state").asText()).isEqualTo("succeeded");
    }

    @Test
    void aProductThatLosesItsImageLeavesTheFeedAndTheReportNamesIt() throws Exception {
        Path file = hub.own.resolve("pictured.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("config/feeds/plain-csv.yaml"))
                        .replace("name: plain-csv", "name: pictured")
                        .replace("source: image, type: url}", "source: image, type: url, required: true}"));
        hub.database()
                .jdbi()
                .useHandle(handle -> handle.execute("UPDATE product SET images = 'https://i.example/1.jpg'"));
        String pictured = hub.feed("Pictured " + System.nanoTime(), Map.of("feed", "pictured"), Map.of());
        hub.publish(pictured);
        hub.database()
                .jdbi()
                .useHandle(handle -> handle.execute("UPDATE product SET images = '' WHERE vendor_sku = 'P-3'"));

        JsonNode stopped = hub.publish(pictured);
        hub.call("PATCH", "/connections/" + pictured + "?test=false", Map.of("settings", Map.of("maxFailPercent", 20)));
        JsonNode published = hub.publish(pictured);

        assertThat(stopped.path("error").asText()).contains("is not published");
        assertThat(published.path("state").asText()).as(published.toString()).isEqualTo("succeeded");
        JsonNode findings =
                hub.get("/connections/" + pictured + "/feed/findings").path("items");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).path("item").asText()).isEqualTo("P-3");
        assertThat(findings.get(0).path("field").asText()).isEqualTo("image_address");
        assertThat(lines(hub.pull(hub.address(pictured)).body())).hasSize(10).noneMatch(line -> line.contains("P-3"));
        Files.delete(file);
    }

    @Test
    void costsAreInNoFeedUnlessTheDefinitionIsOnesOwnAndTheSettingSaysSo() throws Exception {
        String shipped = Files.readString(Path.of("config/feeds/plain-csv.yaml"));
        Path file = hub.own.resolve("dear.yaml");
        Files.writeString(
                file,
                shipped.replace("name: plain-csv", "name: dear")
                        .replace("source: product.color}", "source: attribute.Purchase Price}"));
        String dear = hub.feed("Dear " + System.nanoTime(), Map.of("feed", "dear"), Map.of());

        JsonNode refused = hub.publish(dear);
        hub.call("PATCH", "/connections/" + dear + "?test=false", Map.of("settings", Map.of("costs", true)));
        JsonNode allowed = hub.publish(dear);

        assertThat(refused.path("error").asText()).contains("attribute.Purchase Price", "names a cost");
        assertThat(allowed.path("state").asText()).as(allowed.toString()).isEqualTo("succeeded");
        for (String source : List.of("product.cost", "product.default-cost", "cost")) {
            Files.writeString(
                    file,
                    shipped.replace("name: plain-csv", "name: dear")
                            .replace("source: product.color}", "source: " + source + "}"));
            assertThat(hub.get("/feed-definitions/dear").path("faults").toString())
                    .as(source)
                    .contains(source);
        }
        Files.delete(file);
    }

    @Test
    void pullsAreLoggedWithTheirBytesAndTheTokenIsNowhereInThem() throws Exception {
        hub.publish(feed);
        String address = hub.address(feed);
        byte[] body = hub.pull(address, "User-Agent", "price-site/2.0").body();
        hub.pull(address, "If-None-Match", "*");

        Until.holds(
                "both pulls are logged",
                () -> hub.get("/connections/" + feed + "/feed/pulls")
                                .path("items")
                                .size()
                        >= 2);
        JsonNode pulls = hub.get("/connections/" + feed + "/feed/pulls").path("items");
        JsonNode whole = pulls.get(pulls.size() - 1);
        assertThat(whole.path("bytes").asInt()).isEqualTo(body.length);
        assertThat(whole.path("agent").asText()).isEqualTo("price-site/2.0");
        assertThat(whole.path("by").asText()).isEqualTo("token");
        String token = address.replaceAll(".*/feeds/([^/]+)/.*", "$1");
        assertThat(hub.get("/connections/" + feed + "/feed").toString()).doesNotContain(token);
        assertThat(hub.get("/audit?limit=500").toString())
                .contains("revealFeedToken")
                .doesNotContain(token);
    }

    @Test
    void aFeedIsAnsweredSoOftenAMinuteAndASwitchedOffOneNotAtAll() throws Exception {
        try (FeedHub strict = FeedHub.start(temp.resolve("strict"), Map.of("feeds.pulls-per-minute", "2"))) {
            strict.products(1, 2);
            String id = strict.feed("Strict", Map.of("feed", "plain-csv"), Map.of());
            strict.publish(id);
            String address = strict.address(id);
            strict.pull(address);
            strict.pull(address);

            HttpResponse<byte[]> third = strict.pull(address);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("RateLimit").orElse("")).startsWith("\"feed-pulls\";r=0");
            assertThat(third.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 60L);

            strict.call("PATCH", "/connections/" + id + "?test=false", Map.of("enabled", false));
            assertThat(strict.pull(address).statusCode()).isEqualTo(404);
        }
    }

    private static List<String> events(String feed) throws Exception {
        Until.holds("the events are numbered", () -> types(feed).size() >= 3);
        return types(feed);
    }

    private static List<String> types(String feed) throws Exception {
        JsonNode events =
                hub.get("/events?limit=500&types=feed.published,feed.stopped").path("items");
        List<String> types = new ArrayList<>();
        events.forEach(event -> {
            if (event.path("subject").asText().equals("feeds/" + feed)) {
                types.add(event.path("type").asText());
            }
        });
        return types;
    }

    private static List<String> lines(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).lines().toList();
    }
}
