package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.event.EventReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failed event of a route, which people replay or discard by the API of a whole hub. */
class EventReplayTest {
    private static final String FILE = "custom-greet.camel.yaml";

    @TempDir
    Path temp;

    @AutoClose
    private SiteHub site;

    @BeforeEach
    void start() throws Exception {
        site = SiteHub.start(
                temp,
                Map.of(FILE, route("Bad")),
                Map.of("routes.files", temp.resolve("files").toString()));
        Until.holds("the route reads", () -> read("custom-greet"));
    }

    @Test
    void aReplayHandsExactlyThisEventToTheRouteAgain() throws Exception {
        requested("Bad", "Good");
        JsonNode failure = kept();
        assertThat(failure.path("route").asText()).isEqualTo("custom-greet");
        site.live(FILE, route("Worse"));
        Until.holds("the route reads", () -> read("custom-greet"));

        SiteHub.Answer answer = replay(failure);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("state").asText()).isEqualTo("replayed");
        Until.holds("it is processed", () -> greeted().equals("GoodBad"));
        assertThat(replay(failure).status()).isEqualTo(409);
        requested("Next");
        Until.holds("the next one follows", () -> greeted().equals("GoodBadNext"));
    }

    @Test
    void aReplayThatFailsAgainIsAFailureThatNamesTheFirst() throws Exception {
        requested("Bad");
        JsonNode first = kept();

        replay(first);

        JsonNode second = kept();
        assertThat(second.path("replayOf").asText()).isEqualTo(first.path("id").asText());
        assertThat(second.path("attempts").asInt()).isEqualTo(2);
        assertThat(second.path("eventNumber").asLong())
                .isEqualTo(first.path("eventNumber").asLong())
                .isPositive();
    }

    @Test
    void whileTheRouteIsOffOrTheEventIsGoneAReplayIsRefusedAndTheFailureStaysKept() throws Exception {
        requested("Bad");
        JsonNode failure = kept();
        String id = failure.path("id").asText();
        site.live(FILE, null);
        Until.holds("nobody reads", () -> !read("custom-greet"));

        assertThat(replay(failure).body().path("detail").asText())
                .isEqualTo(
                        "Failure " + id + ": expected a running route that reads events as 'custom-greet', found none."
                                + " Start the route custom-greet, then replay the failure.");

        site.live(FILE, route("Bad"));
        Until.holds("the route reads", () -> read("custom-greet"));
        site.hub.core().database().jdbi().useHandle(handle -> handle.execute("DELETE FROM event"));
        SiteHub.Answer gone = replay(failure);
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.body().path("detail").asText())
                .contains("was deleted (retention.events). Discard the failure.");
        assertThat(kept().path("id").asText()).isEqualTo(id);
    }

    @Test
    void aDiscardedEventIsNotProcessed() throws Exception {
        requested("Bad");
        JsonNode failure = kept();

        SiteHub.Answer answer =
                site.call("POST", "/failures/" + failure.path("id").asText() + "/discard", null);

        assertThat(answer.body().path("state").asText()).isEqualTo("discarded");
        assertThat(replay(failure).status()).isEqualTo(409);
    }

    private SiteHub.Answer replay(JsonNode failure) throws Exception {
        return site.call("POST", "/failures/" + failure.path("id").asText() + "/replay", null);
    }

    private JsonNode kept() throws Exception {
        Until.holds(
                "a failure is kept",
                () -> site.call("GET", "/failures?state=kept", null)
                                .body()
                                .path("items")
                                .size()
                        == 1);
        return site.call("GET", "/failures?state=kept", null)
                .body()
                .path("items")
                .get(0);
    }

    private void requested(String... companies) throws Exception {
        for (String company : companies) {
            SiteHub.Answer made = site.call(
                    "POST",
                    "/retailers",
                    "{\"companyName\":\"" + company + "\",\"contactName\":\"Bo\",\"email\":\"" + company
                            + "@bikes.example\"}");
            assertThat(made.status()).isEqualTo(201);
        }
    }

    private boolean read(String reader) {
        return site.hub.core().eventReaders().list().stream()
                .filter(one -> one.name().equals(reader))
                .map(EventReader::holder)
                .anyMatch(holder -> holder != null);
    }

    private String greeted() throws Exception {
        Path file = temp.resolve("files/greeted/names");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Appends the company's name to a file; fails for one company. */
    private static String route(String failing) {
        return """
                - route:
                    id: custom-greet
                    group: custom
                    description: Write down who asks
                    routeConfigurationId: failures-event
                    from:
                      uri: kamelet:hub-events
                      parameters:
                        types: retailer.requested
                      steps:
                        - choice:
                            id: custom-greet.choice
                            when:
                              - expression:
                                  simple:
                                    expression: "${body[data][companyName]} == '%s'"
                                steps:
                                  - setBody:
                                      expression:
                                        jsonpath:
                                          expression: "$.nothing"
                            otherwise:
                              steps:
                                - setBody:
                                    expression:
                                      simple:
                                        expression: "${body[data][companyName]}"
                        - to:
                            id: custom-greet.write
                            uri: file
                            parameters:
                              directoryName: greeted
                              fileName: names
                              fileExist: Append
                """
                .formatted(failing);
    }
}
