package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of routes that use kamelets, each looked at after the old version is gone. */
class KameletReloadTest {
    private static final String USER = "user.camel.yaml";
    private static final String TEXT = LiveHub.callsKamelet("user");

    @TempDir
    Path folder;

    @AutoClose
    private LiveHub hub;

    private int applied;

    @BeforeEach
    void start() {
        hub = new LiveHub(folder, Duration.ofMillis(100));
        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("one"));
        hub.write(USER, TEXT);
        hub.write("twin.camel.yaml", LiveHub.callsKamelet("twin"));
        hub.start();
    }

    @Test
    void itsUserAnswersAfterEachEditAndBack() {
        for (String text : List.of(
                TEXT.replace("Answer a question", "Answer the question"),
                TEXT.replace("Answer a question", "Answer any question"),
                TEXT)) {
            save(USER, text);

            assertAnswers("one");
        }
    }

    @Test
    void itsUserAnswersAfterAnEditOfTheFailureConfigurationAndBack() {
        for (String text : List.of(LiveHub.FAILURES.replace("kept one", "kept two"), LiveHub.FAILURES)) {
            save("shared/failures.camel.yaml", text);

            assertAnswers("one");
        }
    }

    @Test
    void itsUserAnswersAfterEachEditOfItAndBackAndNoOldOneIsLeft() {
        assertAnswers("one");
        for (String word : List.of("two", "three", "one")) {
            save("kamelets/word.kamelet.yaml", LiveHub.kamelet(word));

            assertAnswers(word);
            assertThat(hub.askAt("kamelet:word")).isEqualTo(word);
        }
        hub.await(() -> assertThat(kameletRoutes()).hasSize(1));
    }

    @Test
    void aUserWithAConfigurationInItsFileAnswersAfterEachEditOfIt() {
        String own = LiveHub.FAILURES.replace("failures", "user-failures");
        save(USER, own + TEXT.replace("routeConfigurationId: failures", "routeConfigurationId: user-failures"));

        for (String word : List.of("two", "three", "one")) {
            save("kamelets/word.kamelet.yaml", LiveHub.kamelet(word));

            assertAnswers(word);
        }
    }

    @Test
    void theOthersThatUseItAnswerWhenItsFirstUserIsDeleted() {
        save(USER, null);

        assertThat(hub.ask("twin")).isEqualTo("one");
        assertThat(hub.askAt("kamelet:word")).isEqualTo("one");
    }

    @Test
    void aKameletInAKameletAnswersAfterEachEdit() {
        String outer = LiveHub.kamelet("unused").replace("name: word", "name: outer");
        String steps = "        - to:\n            id: outer.inner\n            uri: kamelet:word\n";
        String text = outer.substring(0, outer.indexOf("      steps:\n") + "      steps:\n".length()) + steps;
        save("kamelets/outer.kamelet.yaml", text);
        save(USER, TEXT.replace("kamelet:word", "kamelet:outer"));
        assertAnswers("one");

        save("kamelets/word.kamelet.yaml", LiveHub.kamelet("two"));
        assertAnswers("two");
        save(USER, TEXT.replace("kamelet:word", "kamelet:outer").replace("a question", "any question"));
        assertAnswers("two");
        save(USER, TEXT);
        assertAnswers("two");
    }

    @Test
    void whatIsUnderWayInAKameletEndsThereThoughItsUserWasEditedTwice() throws Exception {
        String kamelet = LiveHub.kamelet("old");
        String waits = "        - bean:\n            ref: gate\n            method: pass\n";
        save("kamelets/word.kamelet.yaml", kamelet.replace("      steps:\n", "      steps:\n" + waits));
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> hub.ask("user"));
        hub.gate().awaitArrival();

        write(USER, TEXT.replace("Answer a question", "Answer the question"));
        write("kamelets/word.kamelet.yaml", LiveHub.kamelet("new"));
        hub.await(() -> assertThat(hub.ask("user")).isEqualTo("new"));
        hub.gate().open();

        assertThat(underWay.get(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo("old");
        hub.await(() -> assertThat(hub.reload().status().retired()).isZero());
        assertAnswers("new");
    }

    /** A kamelet that routes begin with has a consumer, of which an address has one only. */
    @Test
    void aRouteThatBeginsWithItAnswersAfterEachEditOfBothAndBack() {
        String source = LiveHub.kamelet("unused").replace("name: word", "name: letters");
        String template = source.substring(0, source.indexOf("      uri: kamelet:source"))
                + "      uri: direct\n      parameters:\n        name: letters\n      steps:\n        - setHeader:\n"
                + "            name: word\n            expression:\n              constant:\n                expression: %s\n"
                + "        - to:\n            id: letters.route\n            uri: kamelet:sink\n";
        String reader = LiveHub.route(
                        "reader", "- setBody:\n    expression:\n      simple:\n        expression: ${header.word}\n")
                .replace("uri: direct\n      parameters:\n        name: reader\n", "uri: kamelet:letters\n");
        save("kamelets/letters.kamelet.yaml", template.formatted("one"));
        save("reader.camel.yaml", reader);
        assertThat(hub.ask("letters")).isEqualTo("one");

        for (String word : List.of("two", "three", "one")) {
            save("kamelets/letters.kamelet.yaml", template.formatted(word));
            assertThat(hub.ask("letters")).isEqualTo(word);
            save("reader.camel.yaml", reader.replace("a question", "question " + word));
            assertThat(hub.ask("letters")).isEqualTo(word);
        }
        hub.await(() -> assertThat(kameletRoutes()).hasSize(2));
    }

    private void assertAnswers(String word) {
        assertThat(hub.ask("user")).isEqualTo(word);
        assertThat(hub.ask("twin")).isEqualTo(word);
    }

    private List<String> kameletRoutes() {
        return hub.context().getRoutes().stream()
                .filter(Route::isCreatedByKamelet)
                .map(Route::getId)
                .toList();
    }

    private void write(String path, String text) {
        hub.write(path, text);
        applied++;
        hub.await(() -> assertThat(hub.reload().status().applied()).isEqualTo(applied));
    }

    private void save(String path, String text) {
        write(path, text);
        hub.await(() -> assertThat(hub.reload().status().retired()).isZero());
    }
}
