package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes below custom/ that are as bad as can be, beside shipped ones that work on. */
class CustomRoutesTest {
    private static final String NOTE = "- bean:\n    ref: gate\n    method: note\n";
    private static final String PASS = "- bean:\n    ref: gate\n    method: pass\n";

    @TempDir
    private Path temp;

    private LiveHub hub;

    @BeforeEach
    void aShippedRoute() {
        hub = new LiveHub(temp, Duration.ofMillis(50));
        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
        hub.write("answers.camel.yaml", LiveHub.answer("answers", "shipped"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aFaultyFileIsLeftOutAtTheStartAndGoesLiveWhenItIsCorrected() {
        hub.write("custom/custom-good.camel.yaml", direct("custom-good", NOTE));
        hub.write(
                "custom/custom-bad.camel.yaml",
                direct(
                        "custom-bad",
                        "- to:\n    id: custom-bad.run\n    uri: exec\n    parameters:\n      executable: rm\n"));
        hub.start();

        assertThat(hub.routeIds()).containsExactly("answers", "custom-good");
        assertThat(faults()).containsOnly("custom/custom-bad.camel.yaml [component]");

        hub.write("custom/custom-bad.camel.yaml", direct("custom-bad", NOTE));
        hub.await(() -> assertThat(hub.routeIds()).containsExactly("answers", "custom-bad", "custom-good"));
        hub.await(() -> assertThat(hub.reload().status().faults()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throws|the odd server is not there",
                "native|a native library that cannot be loaded on this machine",
                "class|no class com/odd/Client on the class path; the jar that has it is missing in lib/",
                "blocks|a start that took longer than 1 s"
            })
    void oneThatDoesNotStartIsLeftOutAndAllOthersRun(String how, String found) {
        hub.write("custom/a/custom-first.camel.yaml", direct("custom-first", NOTE));
        hub.write(
                "custom/b/custom-odd.camel.yaml",
                LiveHub.custom("custom-odd", "uri: odd\nparameters:\n  how: " + how + "\n", NOTE));
        hub.write("custom/c/custom-last.camel.yaml", direct("custom-last", NOTE));
        hub.start();

        assertThat(hub.ask("answers")).isEqualTo("shipped");
        assertThat(hub.routeIds()).containsExactly("answers", "custom-first", "custom-last");
        assertThat(hub.reload().status().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("custom/b/custom-odd.camel.yaml");
            assertThat(fault.text()).contains(found).contains("The file is left out, all others run");
        });

        hub.write("answers.camel.yaml", LiveHub.answer("answers", "edited"));
        hub.await(() -> assertThat(hub.ask("answers")).isEqualTo("edited"));
    }

    @Test
    void oneThatBreaksLaterLeavesItsRunningVersion() {
        hub.write("custom/custom-one.camel.yaml", direct("custom-one", NOTE));
        hub.start();

        hub.write(
                "custom/custom-one.camel.yaml",
                LiveHub.custom("custom-one", "uri: odd\nparameters:\n  how: throws\n", NOTE));
        hub.await(() -> assertThat(faults()).containsOnly("custom/custom-one.camel.yaml [camel]"));

        hub.ask("custom-one");
        assertThat(hub.gate().noted()).containsExactly("?");
    }

    /** Camel's scheduler has ten threads. */
    @Test
    void clocksThatBlockHoldUpNoShippedClock() {
        hub.write(
                "clock.camel.yaml",
                LiveHub.route("clock", "- bean:\n    ref: gate\n    method: turn\n")
                        .replace(
                                "      uri: direct\n      parameters:\n        name: clock\n",
                                "      uri: quartz\n      parameters:\n        groupName: shipped\n"
                                        + "        triggerName: clock\n        cron: \"{{cron}}\"\n"));
        for (int i = 0; i < 12; i++) {
            String from = "uri: quartz\nparameters:\n  groupName: custom\n  triggerName: clock-" + i
                    + "\n  cron: \"{{cron}}\"\n";
            hub.write("custom/custom-clock-" + i + ".camel.yaml", LiveHub.custom("custom-clock-" + i, from, PASS));
        }
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        hub.await(() ->
                assertThat(threads("custom-clock").filter(LiveHub::waitsInGate)).hasSize(4));
        int before = hub.gate().turns();
        hub.await(() -> assertThat(hub.gate().turns()).isGreaterThan(before + 1));
    }

    @Test
    void timersThatBlockOrLoopStayInTheirThreads() {
        String from = "uri: timer\nparameters:\n  timerName: custom-%s\n  delay: 1\n  repeatCount: 1\n";
        hub.write("custom/custom-block.camel.yaml", LiveHub.custom("custom-block", from.formatted("block"), PASS));
        String loop =
                """
                - loop:
                    id: custom-loop.for-ever
                    doWhile: true
                    expression:
                      simple:
                        expression: ${body} == null
                    steps:
                      - bean:
                          ref: gate
                          method: turn
                """;
        hub.write("custom/custom-loop.camel.yaml", LiveHub.custom("custom-loop", from.formatted("loop"), loop));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        hub.await(() -> assertThat(hub.gate().turns()).isGreaterThan(1000));
        assertThat(hub.ask("answers")).isEqualTo("shipped");

        hub.write("custom/custom-loop.camel.yaml", null);
        hub.await(() -> assertThat(threads("timer://custom-loop")).isEmpty());
    }

    @Test
    void partsAtTheSameTimeShareSixteenThreads() throws Exception {
        String split =
                """
                - split:
                    id: custom-split.each
                    parallelProcessing: "true"
                    expression:
                      simple:
                        expression: ${body}
                    steps:
                      - bean:
                          ref: gate
                          method: pass
                """;
        hub.write("custom/custom-split.camel.yaml", direct("custom-split", split));
        hub.start();
        List<Integer> parts = IntStream.range(0, 60).boxed().toList();
        Thread caller = new Thread(() -> {
            try (var template = hub.context().createProducerTemplate()) {
                template.sendBody("direct:custom-split", parts);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        caller.start();

        // Camel needs some of them to hand out the parts and to put the answers together.
        hub.await(() -> assertThat(threads("custom-routes").filter(LiveHub::waitsInGate))
                .hasSizeGreaterThan(8));
        assertThat(threads("custom-routes")).hasSizeLessThanOrEqualTo(16);
        hub.gate().open();
        caller.join();

        assertThat(hub.gate().passed()).isEqualTo(60);
    }

    @Test
    void aFullQueueRefusesMore() {
        String from = "uri: seda\nparameters:\n  name: custom-queue\n  size: 5\n";
        hub.write("custom/custom-queue.camel.yaml", LiveHub.custom("custom-queue", from, PASS));
        hub.start();

        String refused = null;
        for (int i = 0; i < 20 && refused == null; i++) {
            try {
                hub.send("seda:custom-queue?size=5", "one");
            } catch (RuntimeException e) {
                refused = String.valueOf(e.getCause());
            }
        }

        assertThat(refused).contains("Queue full");
        assertThat(hub.ask("answers")).isEqualTo("shipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom/keys.yaml", "custom/custom-word.keys.yaml", "custom/more/all.keys.yaml"})
    void aNewKeyGoesLiveWithTheRouteThatUsesItAndAChangedDefaultToo(String keys) {
        hub.start();

        hub.write(keys, key("word", "first"));
        hub.write("custom/custom-word.camel.yaml", direct("custom-word", says("{{custom.word}}")));
        hub.await(() -> assertThat(hub.ask("custom-word")).isEqualTo("first"));

        hub.write(keys, key("word", "second"));
        hub.await(() -> assertThat(hub.ask("custom-word")).isEqualTo("second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom/keys.yaml", "custom/custom-word.keys.yaml", "custom/more/all.keys.yaml"})
    void aKeyThatIsRemovedIsAFindingAndTheRunningVersionGoesOn(String keys) {
        hub.write(keys, key("word", "first") + key("other", "x"));
        hub.write("custom/custom-word.camel.yaml", direct("custom-word", says("{{custom.word}}")));
        hub.start();

        hub.write(keys, key("other", "x"));
        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::text)
                .singleElement()
                .asString()
                .contains("custom-word.camel.yaml")
                .contains("[key] Expected a key that custom/keys.yaml declares, found '{{custom.word}}'."));

        assertThat(hub.ask("custom-word")).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom/keys.yaml", "custom/custom-word.keys.yaml", "custom/more/all.keys.yaml"})
    void faultyKeysLeaveOutWhoUsesThemOnly(String keys) {
        hub.write(keys, "custom.word:\n  type: colour\n  default: red\n  description: A word\n");
        hub.write("custom/custom-word.camel.yaml", direct("custom-word", says("{{custom.word}}")));
        hub.write("custom/custom-plain.camel.yaml", direct("custom-plain", says("plain")));
        hub.start();

        assertThat(hub.ask("answers")).isEqualTo("shipped");
        assertThat(hub.ask("custom-plain")).isEqualTo("plain");
        assertThat(faults()).contains(keys + " [key]", "custom/custom-word.camel.yaml [key]");
    }

    @Test
    void aKeyIsDeclaredInOneFileOnly() {
        hub.write("custom/a.keys.yaml", key("word", "first"));
        hub.write("custom/b.keys.yaml", key("other", "x") + key("word", "second"));
        hub.start();

        assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::text)
                .containsExactly("custom/b.keys.yaml:5:1 [key] Expected each key in one file, found custom.word, which"
                        + " custom/a.keys.yaml declares. Take one of them away.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom/keys.yaml", "custom/a.keys.yaml", "custom/jobs.yaml", "custom/permissions.yaml"})
    void aFileWithCommentsAloneDeclaresNothing(String file) {
        hub.write(file, "# Nothing yet.\n\n");
        hub.start();

        assertThat(hub.reload().status().faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.yaml", "more.keys.yaml", "shared/a.keys.yaml"})
    void aFileOfKeysElsewhereIsAFinding(String file) {
        hub.write(file, key("word", "first"));

        assertThatThrownBy(hub::start)
                .hasStackTraceContaining("[file-place] Expected <name>.camel.yaml or"
                        + " kamelets/<name>.kamelet.yaml, found " + file + ".");
    }

    @Test
    void filesStayInTheirFolder() throws Exception {
        String steps = "- to:\n    id: custom-write.file\n    uri: file\n    parameters:\n"
                + "      directoryName: out\n      fileName: ${header.name}\n";
        hub.write("custom/custom-write.camel.yaml", direct("custom-write", steps));
        hub.start();
        assertThat(hub.reload().status().faults()).isEmpty();

        try (var template = hub.context().createProducerTemplate()) {
            template.sendBodyAndHeader("direct:custom-write", "text", "name", "a.txt");
            assertThat(hub.files().resolve("out/a.txt")).hasContent("text");
            template.sendBodyAndHeader("direct:custom-write", "text", "name", "../../b.txt");
        } catch (RuntimeException e) {
            assertThat(e).hasStackTraceContaining("jailed");
        }

        try (var all = Files.walk(temp)) {
            assertThat(all.filter(file -> file.endsWith("b.txt"))).isEmpty();
        }
    }

    private List<String> faults() {
        return hub.reload().status().faults().stream()
                .map(fault -> fault.file() + " [" + fault.rule() + "]")
                .toList();
    }

    private static java.util.stream.Stream<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(name));
    }

    private static String direct(String id, String steps) {
        return LiveHub.custom(id, "uri: direct\nparameters:\n  name: " + id + "\n", steps);
    }

    private static String says(String words) {
        return "- setBody:\n    expression:\n      constant:\n        expression: \"" + words + "\"\n";
    }

    private static String key(String name, String standard) {
        return List.of("custom." + name + ":", "  type: text", "  default: " + standard, "  description: A word", "")
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
