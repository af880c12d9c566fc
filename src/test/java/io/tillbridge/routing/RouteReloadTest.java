package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteReloadTest {
    /** The hub looks at the folder three times meanwhile. */
    private static final Duration LOOKS = Duration.ofMillis(800);

    @TempDir
    Path folder;

    @AutoClose
    private LiveHub hub;

    @BeforeEach
    void start() {
        hub = new LiveHub(folder);
        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "one"));
        hub.write("other.camel.yaml", LiveHub.answer("other", "left alone"));
        hub.start();
    }

    @Test
    void aSavedFileGoesLive() {
        assertThat(hub.ask("hello")).isEqualTo("one");

        hub.write("hello.camel.yaml", LiveHub.answer("hello", "two"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("two"));
        assertThat(hub.routeIds()).containsExactly("hello", "other");
    }

    /** A file of a site that holds no route is in force as soon as it is saved, although no route runs anew for it. */
    @ParameterizedTest
    @CsvSource({
        "custom/permissions.yaml, 'other: [orders:write]\n'",
        "custom/permissions.yaml, '{}\n'",
        "custom/jobs.yaml, '[]\n'",
        "custom/keys.yaml, '{}\n'",
        "custom/examples/custom-some.keys.yaml, '{}\n'"
    })
    void aSavedFileWithoutRoutesIsTold(String file, String text) {
        hub.write(file, text);

        hub.await(() -> assertThat(hub.reload().status().applied()).isEqualTo(1));
        assertThat(hub.reload().status().faults()).isEmpty();
    }

    @Test
    void withoutReloadAChangeIsCheckedAndCountsFromTheNextStart() {
        hub.close();
        hub = new LiveHub(folder);
        hub.start(false);

        hub.write("extra.yml", LiveHub.answer("extra", "one"));
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "two"));

        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::file)
                .contains("extra.yml"));
        assertThat(hub.ask("hello")).isEqualTo("one");
        assertThat(hub.reload().status().applied()).isZero();

        hub.write("extra.yml", null);
        hub.await(() -> assertThat(hub.reload().status().faults()).isEmpty());
        assertThat(hub.ask("hello")).isEqualTo("one");
    }

    @Test
    void aChangeTouchesOnlyTheRoutesOfItsFile() {
        Object other = hub.context().getRoute("other");

        hub.write("hello.camel.yaml", LiveHub.answer("hello", "two"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("two"));
        assertThat((Object) hub.context().getRoute("other")).isSameAs(other);
    }

    @Test
    void aMistakeIsRefusedWithFileLineAndRuleAndTheOldRoutesGoOn() {
        Object running = hub.context().getRoute("hello");

        hub.write("hello.camel.yaml", LiveHub.answer("hello", "two").replace("- setBody:", "- setBdy:"));

        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::text)
                .containsExactly("hello.camel.yaml:11:1 [camel] Camel says: Unknown node id: setBdy."
                        + " Correct the step, its options or the expression; docs/routes.md says how."));
        assertThat((Object) hub.context().getRoute("hello")).isSameAs(running);
        assertThat(hub.ask("hello")).isEqualTo("one");
    }

    @Test
    void aMendedMistakeClearsTheFault() {
        hub.write("hello.camel.yaml", "- nonsense");
        hub.await(() -> assertThat(hub.reload().status().faults()).isNotEmpty());

        hub.write("hello.camel.yaml", LiveHub.answer("hello", "two"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("two"));
        hub.await(() -> assertThat(hub.reload().status().faults()).isEmpty());
        assertThat(hub.reload().status().refused()).isEqualTo(1);
    }

    @Test
    void aMistakeInOneFileDoesNotHoldUpAnother() {
        hub.write("other.camel.yaml", "- nonsense");
        hub.await(() -> assertThat(hub.reload().status().faults()).isNotEmpty());

        hub.write("hello.camel.yaml", LiveHub.answer("hello", "two"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("two"));
        assertThat(hub.ask("other")).isEqualTo("left alone");
        assertThat(hub.reload().status().faults()).isNotEmpty();
    }

    @Test
    void aRenamedRouteLeavesNoTwin() {
        hub.write("hello.camel.yaml", null);
        hub.write("greet.camel.yaml", LiveHub.answer("greet", "two"));

        hub.await(() -> assertThat(hub.routeIds()).containsExactly("greet", "other"));
        assertThat(hub.ask("greet")).isEqualTo("two");
    }

    @Test
    void aDeletedFilesRoutesStopAndANewFilesRoutesCome() {
        hub.write("other.camel.yaml", null);
        hub.await(() -> assertThat(hub.routeIds()).containsExactly("hello"));

        hub.write("catalog/late.camel.yaml", LiveHub.answer("late", "here").replace("group: run", "group: catalog"));

        hub.await(() -> assertThat(hub.ask("late")).isEqualTo("here"));
    }

    @Test
    void theFailuresOfAllRoutesThatUseAConfigurationFollowItsChange() {
        hub.write("hello.camel.yaml", LiveHub.broken("hello"));
        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("kept one"));

        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES.replace("kept one", "kept two"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("kept two"));
    }

    @Test
    void theRoutesThatUseAKameletFollowItsChange() {
        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("first"));
        hub.write("hello.camel.yaml", LiveHub.callsKamelet("hello"));
        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("first"));

        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("second"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("second"));
    }

    @Test
    void aFaultyKameletIsRefusedWithFileLineAndRuleAndTheRunningOneGoesOn() {
        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("first"));
        hub.write("hello.camel.yaml", LiveHub.callsKamelet("hello"));
        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("first"));

        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("second").replace("title: Word", "note: Word"));

        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::text)
                .containsExactly("kamelets/word.kamelet.yaml:1:1 [kamelet] Expected spec.definition.title, found none."
                        + " Write it."));
        assertThat(hub.ask("hello")).isEqualTo("first");
        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("third"));
        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("third"));
        hub.await(() -> assertThat(hub.reload().status().faults()).isEmpty());
    }

    @Test
    void whatFailsInAKameletEndsAsItsUserSays() {
        String fails = "- bean:\n    ref: gate\n    method: fail\n".indent(8);
        String kamelet = LiveHub.kamelet("never");
        hub.write("kamelets/word.kamelet.yaml", kamelet.substring(0, kamelet.indexOf("        - setBody")) + fails);
        hub.write("hello.camel.yaml", LiveHub.callsKamelet("hello"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("kept one"));
    }

    @Test
    void aKameletThatIsStillUsedCannotGo() {
        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("first"));
        hub.write("hello.camel.yaml", LiveHub.callsKamelet("hello"));
        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("first"));

        hub.write("kamelets/word.kamelet.yaml", null);

        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::rule)
                .containsExactly("kamelet"));
        assertThat(hub.ask("hello")).isEqualTo("first");
    }

    @Test
    void aBeansCallOfAKameletFollowsItsChange() {
        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("first"));
        hub.write("hello.camel.yaml", LiveHub.callsKamelet("hello"));
        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("first"));
        assertThat(hub.askAt("kamelet:word")).isEqualTo("first");

        hub.write("kamelets/word.kamelet.yaml", LiveHub.kamelet("second"));

        hub.await(() -> assertThat(hub.askAt("kamelet:word")).isEqualTo("second"));
    }

    @Test
    void twentyQuickSavesEndWithTheLast() {
        IntStream.rangeClosed(1, 20).forEach(i -> {
            hub.write("hello.camel.yaml", LiveHub.answer("hello", "version " + i));
            hub.ask("other");
        });

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("version 20"));
        assertThat(hub.routeIds()).containsExactly("hello", "other");
        hub.await(() -> assertThat(hub.reload().status().faults()).isEmpty());
    }

    @Test
    void twoFilesThatNeedEachOtherGoLiveTogether() {
        hub.write("hello.camel.yaml", LiveHub.asks("hello", "moved"));
        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::rule)
                .containsExactly("direct-target"));

        hub.write("moved.camel.yaml", LiveHub.answer("moved", "from the new file"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("from the new file"));
        hub.await(() -> assertThat(hub.reload().status().faults()).isEmpty());
    }

    @Test
    void aRouteMovedFromOneFileToAnotherRunsOnce() {
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "one") + LiveHub.answer("moved", "first place"));
        hub.await(() -> assertThat(hub.ask("moved")).isEqualTo("first place"));

        hub.write("moved.camel.yaml", LiveHub.answer("moved", "second place"));
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "one"));

        hub.await(() -> assertThat(hub.ask("moved")).isEqualTo("second place"));
        assertThat(hub.routeIds()).containsExactly("hello", "moved", "other");
    }

    @Test
    void aFileThatIsStillBeingWrittenWaits() {
        String text = LiveHub.answer("hello", "two") + LiveHub.answer("more", "three");
        hub.write("hello.camel.yaml", text.substring(0, text.length() - 20));

        CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS)
                .execute(() -> hub.write("hello.camel.yaml", text));

        hub.await(() -> assertThat(hub.ask("more")).isEqualTo("three"));
        assertThat(hub.reload().status().refused()).isZero();
    }

    @Test
    void editorsThatSaveByRenamingAreSeen() {
        hub.write("hello.camel.yaml~", LiveHub.answer("hello", "two"));
        hub.rename("hello.camel.yaml~", "hello.camel.yaml");

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("two"));
    }

    @Test
    void aFolderThatIsAwayStopsNothing() throws Exception {
        hub.moveFolderAway();
        Until.during(LOOKS, "the routes answer", () -> hub.ask("hello").equals("one"));
        hub.moveFolderBack();
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "two"));

        hub.await(() -> assertThat(hub.ask("hello")).isEqualTo("two"));
        assertThat(hub.ask("other")).isEqualTo("left alone");
    }

    @Test
    void routesWrittenInJavaAreNeverTouched() {
        Object java = hub.context().getRoute("api-call");
        hub.write("api.camel.yaml", LiveHub.answer("api-call", "taken over"));

        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::rule)
                .contains("route-id"));
        assertThat((Object) hub.context().getRoute("api-call")).isSameAs(java);
        assertThat(List.of(hub.ask("api-call"))).containsExactly("java");
    }
}
