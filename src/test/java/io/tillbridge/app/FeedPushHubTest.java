package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.remotefiles.PartnerFtpServer;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.receiver.SandboxInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that the hub sends to partners' servers, over real ones of each protocol. */
class FeedPushHubTest {
    @TempDir
    private static Path temp;

    private static FeedHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = FeedHub.start(temp, Map.of("failures.retries", "1"));
        hub.products(1, 10);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** A partner's server that runs. */
    private record Partner(Map<String, Object> settings, AutoCloseable server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                server.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private static Partner partner(String protocol, Path folder) throws Exception {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "feed", "plain-csv", "delivery", "push", "protocol", protocol, "host", "127.0.0.1", "username", "hub"));
        if (protocol.equals("sftp")) {
            SandboxInbox inbox = SandboxInbox.start(
                    folder.resolve("key/host-key"), 0, SandboxUser.withPassword("hub", "secret", folder.resolve("in")));
            settings.put("port", inbox.port());
            settings.put("hostKey", inbox.knownHost());
            return new Partner(settings, inbox);
        }
        PartnerFtpServer server = new PartnerFtpServer(
                folder.resolve("keys"), folder.resolve("in"), protocol.equals("ftps-implicit"));
        settings.put("port", server.port());
        settings.put("certificateFingerprint", server.certificateFingerprint());
        return new Partner(settings, server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "ftps", "ftps-implicit"})
    void aChangedFeedTakesThePlaceOfTheOneBeforeAndAnUnchangedOneIsNotSent(String protocol) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(protocol));
        try (Partner partner = partner(protocol, folder)) {
            String feed = hub.feed("Push " + protocol, partner.settings(), Map.of("password", "secret"));
            JsonNode test = hub.call("POST", "/connections/" + feed + "/test", null).body();
            assertThat(test.path("ok").asBoolean()).as(test.toString()).isTrue();

            JsonNode first = hub.publish(feed);
            assertThat(first.path("state").asText()).as(first.toString()).isEqualTo("succeeded");
            assertThat(names(folder.resolve("in"))).containsExactly("plain-csv.csv");
            String before = Files.readString(folder.resolve("in/plain-csv.csv"));
            JsonNode second = hub.publish(feed);
            assertThat(second.path("counters").has("feedsPushed")).isFalse();

            hub.database().jdbi().useHandle(handle -> handle.execute("UPDATE product SET msrp = msrp + 1"));
            JsonNode third = hub.publish(feed);
            assertThat(third.path("counters").path("feedsPushed").asInt()).as(third.toString()).isEqualTo(1);
            assertThat(names(folder.resolve("in"))).containsExactly("plain-csv.csv");
            assertThat(Files.readString(folder.resolve("in/plain-csv.csv"))).isNotEqualTo(before);
            assertThat(hub.get("/connections/" + feed + "/feed").path("push").path("upToDate").asBoolean())
                    .isTrue();
            assertThat(hub.call("POST", "/connections/" + feed + "/feed/token/reveal", null).status())
                    .as("a feed that is only pushed has no address")
                    .isEqualTo(409);
        }
    }

    @Test
    void whatThePartnersServerRefusesIsToldAndMadeUpForByTheNextRun() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("refusing"));
        try (Partner partner = partner("sftp", folder)) {
            Map<String, Object> nowhere = new HashMap<>(partner.settings());
            nowhere.put("path", "/not/there");
            String feed = hub.feed("Refused", nowhere, Map.of("password", "secret"));

            JsonNode refused = hub.publish(feed);
            JsonNode state = hub.get("/connections/" + feed + "/feed");
            assertThat(refused.path("state").asText()).isEqualTo("failed");
            assertThat(state.path("published").path("items").asInt()).isEqualTo(10);
            assertThat(state.path("push").path("error").asText())
                    .contains("/not/there/plain-csv.csv")
                    .doesNotContain("vendor");

            hub.call(
                    "PATCH",
                    "/connections/" + feed + "?test=false",
                    Map.of("settings", Map.of("path", "/")));
            JsonNode made = hub.publish(feed);
            assertThat(made.path("counters").path("feedsUnchanged").asInt()).isEqualTo(1);
            assertThat(made.path("counters").path("feedsPushed").asInt()).isEqualTo(1);
            assertThat(hub.get("/connections/" + feed + "/feed").path("push").has("error"))
                    .isFalse();
        }
    }

    @Test
    void aServerThatIsAwayOrShowsAnotherKeyGetsNothing() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("away"));
        Map<String, Object> settings;
        try (Partner partner = partner("sftp", folder)) {
            settings = partner.settings();
        }
        String away = hub.feed("Away", settings, Map.of("password", "secret"));
        assertThat(hub.publish(away).path("error").asText()).contains("partner's server", "does not accept connections");

        try (Partner other = partner("sftp", Files.createDirectories(temp.resolve("other")))) {
            Map<String, Object> swapped = new HashMap<>(other.settings());
            swapped.put("hostKey", settings.get("hostKey"));
            String feed = hub.feed("Swapped", swapped, Map.of("password", "secret"));
            assertThat(hub.publish(feed).path("state").asText()).isEqualTo("failed");
            assertThat(names(temp.resolve("other/in"))).isEmpty();
        }
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
