package io.tillbridge.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes of one hub, and what each says of the other's route files. */
class NodesTest {
    private final Database database = TestDatabase.fresh();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2027-03-01T12:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final Nodes one = new Nodes(database.jdbi(), "one", clock);
    private final Nodes other = new Nodes(database.jdbi(), "other", clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nodesWithTheSameFilesHaveNoFault() {
        one.runs(Map.of("custom/a.camel.yaml", "a"), Set.of());
        other.runs(Map.of("custom/a.camel.yaml", "a"), Set.of());

        beat();

        assertThat(one.fault()).isNull();
        assertThat(other.fault()).isNull();
    }

    @Test
    void eachFileThatDiffersIsNamed() {
        one.runs(Map.of("custom/a.camel.yaml", "a", "custom/jobs.yaml", "j", "custom/same.camel.yaml", "s"), Set.of());
        other.runs(
                Map.of("custom/a.camel.yaml", "b", "custom/z.camel.yaml", "z", "custom/same.camel.yaml", "s"),
                Set.of());

        beat();

        assertThat(one.fault())
                .startsWith("node other on ")
                .contains(
                        " has other route files than this node: custom/a.camel.yaml, custom/jobs.yaml (missing there),"
                                + " custom/z.camel.yaml (missing here). Bring the route files of all nodes to the same state");
        assertThat(other.fault()).contains("node one", "custom/jobs.yaml (missing here)");
    }

    @Test
    void theFaultEndsWhenTheFilesAreTheSameAgain() {
        one.runs(Map.of("custom/a.camel.yaml", "a"), Set.of());
        beat();
        assertThat(one.fault()).isNotNull();

        other.runs(Map.of("custom/a.camel.yaml", "a"), Set.of());
        beat();

        assertThat(one.fault()).isNull();
        assertThat(other.fault()).isNull();
    }

    @Test
    void aNodeThatLeftOrDiedCountsForNothing() {
        one.runs(Map.of("custom/a.camel.yaml", "a"), Set.of());
        other.runs(Map.of(), Set.of("export"));
        beat();
        assertThat(one.jobsElsewhere()).containsExactly("export");

        now.set(now.get().plus(Nodes.LATELY));
        one.beat();
        assertThat(one.fault()).isNull();
        assertThat(one.jobsElsewhere()).isEmpty();

        beat();
        assertThat(one.fault()).isNotNull();
        other.leave();
        one.beat();
        assertThat(one.fault()).isNull();
    }

    private void beat() {
        one.beat();
        other.beat();
        one.beat();
    }
}
