package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped file is edited in a running hub as an engineer does it; the jobs that it serves run after each save. */
@Tag("long")
class RouteEditTest {
    /** The beginning of the steps of a route or kamelet. */
    private static final String STEPS = "\n      steps:\n";

    @AutoClose
    private static EditedHub hub;

    @BeforeAll
    static void start(@TempDir Path temp) throws Exception {
        hub = new EditedHub(temp);
    }

    static Stream<String> shipped() throws IOException {
        return EditedHub.shipped();
    }

    /** All, or with {@code -Dedits.files} so many that others are built of and so many of the rest, by chance. */
    static Stream<String> tried() throws IOException {
        List<String> all = new ArrayList<>(shipped().toList());
        int most = Integer.getInteger("edits.files", all.size());
        if (most < all.size()) {
            long seed = Long.getLong("tests.seed", System.nanoTime());
            System.out.println("RouteEditTest: -Dtests.seed=" + seed);
            Collections.shuffle(all, new Random(seed));
        }
        return Stream.concat(
                all.stream().filter(RouteEditTest::isPart).limit(most),
                all.stream().filter(path -> !isPart(path)).limit(most));
    }

    private static boolean isPart(String path) {
        return path.startsWith("kamelets/") || path.startsWith("shared/");
    }

    @ParameterizedTest
    @MethodSource("tried")
    void itsJobRunsAfterEachEditOnceTwiceAndBack(String path) throws Exception {
        String text = hub.text(path);
        for (String edited : edits(path, text)) {
            hub.save(path, edited);
            assertJobsRun(path);
        }
        hub.awaitOldVersionsGone();
        assertJobsRun(path);
    }

    /** Runs are under way in old versions while the next edit is saved. */
    @Test
    void runsUnderWayEndWhileEveryFileIsEdited() throws Exception {
        List<Run> runs = new ArrayList<>();
        for (String path : shipped().toList()) {
            runs.addAll(hub.begin(EditedHub.jobs("kamelets/")));
            hub.save(path, edits(path, hub.text(path)).get(0));
            runs.addAll(hub.begin(EditedHub.jobs(path)));
        }
        for (Run run : runs) {
            assertEnded(hub.ended(run));
        }
        for (String path : shipped().toList()) {
            hub.putBack(path);
        }
        hub.awaitOldVersionsGone();
        assertJobsRun("kamelets/");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void aJobsFlowCannotBeDeletedOrRenamed(String path) throws Exception {
        try {
            hub.move(path, "shared/away.camel.yaml");
            hub.awaitFault(
                    "[file-name] Expected the file to be named '" + path.replaceAll(".*/|\\.camel\\.yaml", "") + "'");
            assertThat(hub.health())
                    .contains("\"status\":\"UP\"")
                    .doesNotContain("DOWN")
                    .contains("degraded");
            assertJobsRun(path);

            hub.delete("shared/away.camel.yaml");
            hub.awaitFault("[job-flow] Expected a route '" + path.replaceAll(".*/|\\.camel\\.yaml", "") + "'");
            hub.awaitFault("Put the file " + path + " back");
            assertJobsRun(path);
        } finally {
            hub.deleteIfThere("shared/away.camel.yaml");
            hub.putBackQuietly(path);
        }
    }

    static Stream<String> flows() throws IOException {
        return shipped().filter(path -> path.matches("c[a-z]+/(sftp-catalog|cseries)-.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extra.yml", "extra.yaml", "extra.camel.yml", "cseries/EXTRA.CAMEL.YAML", "extra.xml"})
    void aFileThatWouldNeverRunIsNamed(String path) throws Exception {
        hub.write(path, "- route:\n    id: extra\n");

        hub.awaitFault(path + " [file-place] Expected <name>.camel.yaml");
        assertThat(hub.health()).contains("\"status\":\"UP\"").doesNotContain("DOWN");
        hub.delete(path);
        hub.awaitNoFault();
    }

    private void assertJobsRun(String path) throws Exception {
        for (Run run : hub.begin(EditedHub.jobs(path))) {
            assertEnded(hub.ended(run));
        }
        hub.shipAll();
        assertThat(hub.kept()).isZero();
    }

    private static void assertEnded(Run run) {
        assertThat(run.state()).as(run.job() + ": " + run.error()).isEqualTo(RunState.SUCCEEDED);
    }

    /** What one may do to a file: other words, another value, a step more; and the text as it was. */
    private static List<String> edits(String path, String text) {
        List<String> edits = new ArrayList<>();
        if (!text.contains("description: ")) { // a list of permissions
            return List.of("# Edited\n" + text, text + "# Edited\n", text);
        }
        edits.add(text.replaceFirst("description: (\"?)\\S+", "description: $1Edit"));
        int steps = text.indexOf(STEPS);
        if (steps >= 0) {
            String step = STEPS + "        - log:\n            message: edited\n";
            edits.add(text.substring(0, steps) + step + text.substring(steps + STEPS.length()));
        } else if (text.contains("maximumRedeliveries: 0")) {
            edits.add(text.replace("maximumRedeliveries: 0", "maximumRedeliveries: 1"));
        }
        String other = text.contains("description: Change") ? "Read" : "Change";
        edits.add(text.replaceFirst("description: (\"?)\\S+", "description: $1" + other));
        edits.add(text);
        assertThat(edits).as(path).doesNotHaveDuplicates();
        return edits;
    }
}
