package io.tillbridge.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load that others drive step by step: it decides, waits and ends as a load in one piece. */
class DeliveryInProgressTest {
    @TempDir
    Path folder;

    @AutoClose
    private CatalogTarget target;

    @BeforeEach
    void open() throws IOException {
        target = new CatalogTarget(folder);
    }

    @Test
    void everyStepSaysWhatItDecidedAndTheLastOneEndsTheDelivery() throws IOException {
        long id = target.pull(CatalogTarget.HEADER + CatalogTarget.rows(1, 10));

        try (DeliveryInProgress delivery = target.loads().open(id, LoadProgress.silent())) {
            assertThat(delivery.begin()).isEqualTo(DeliveryDecision.READ);
            assertThat(delivery.survey()).isEqualTo(DeliveryDecision.READ);
            assertThat(delivery.plan()).isEqualTo(DeliveryDecision.LOAD);
            assertThat(target.prices()).isEmpty();
            assertThat(delivery.load()).isEqualTo(DeliveryDecision.LOAD);
            assertThat(target.prices()).hasSize(10);
            assertThat(state(id)).isEqualTo(DeliveryState.LOADING);
            assertThat(delivery.report()).isEqualTo(DeliveryDecision.LOAD);
            assertThat(delivery.archive().state()).isEqualTo(DeliveryState.LOADED);
        }

        assertThat(state(id)).isEqualTo(DeliveryState.LOADED);
        assertThat(lockIsFree()).isTrue();
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whatIsKnownOrRefusedIsDecidedBeforeAnythingIsWritten() throws IOException {
        String file = CatalogTarget.HEADER + CatalogTarget.rows(1, 10);
        target.pulled(file);
        long same = target.pull(file);
        long empty = target.pull();
        long bad = target.pull("no,such,header\n1,2,3\n");

        assertThat(decided(same)).isEqualTo(DeliveryDecision.UNCHANGED);
        assertThat(decided(empty)).isEqualTo(DeliveryDecision.EMPTY);
        assertThat(decided(bad)).isEqualTo(DeliveryDecision.REFUSED);
        assertThat(target.loads().open(same, LoadProgress.silent()).begin()).isEqualTo(DeliveryDecision.SETTLED);
    }

    private DeliveryDecision decided(long id) {
        try (DeliveryInProgress delivery = target.loads().open(id, LoadProgress.silent())) {
            DeliveryDecision decision = delivery.plan();
            delivery.archive();
            return decision;
        }
    }

    /** A fault that passes, at the begin of one step, once. */
    @ParameterizedTest
    @ValueSource(strings = {"survey", "plan", "load", "report", "archive"})
    void aStepThatFailsForAWhileGivesAllBackAndMakesUpForTheOthersWhenItIsRepeated(String step) throws IOException {
        long id = target.pull(CatalogTarget.HEADER + CatalogTarget.rows(1, 10));
        List<String> steps = new ArrayList<>();

        try (DeliveryInProgress delivery = target.loads().open(id, failingOnceAt(step, steps))) {
            assertThatThrownBy(delivery::archive)
                    .isInstanceOfSatisfying(LoadFault.class, fault -> assertThat(fault.passing())
                            .isTrue());
            assertThat(lockIsFree()).isTrue();
            assertThat(unfinished()).isEmpty();
            assertThat(delivery.archive().state()).isEqualTo(DeliveryState.LOADED);
        }

        assertThat(steps).endsWith("survey", "plan", "load", "report", "archive");
        assertThat(target.uploads.ofDelivery(id).get(0).summary().created()).isEqualTo(10);
        assertThat(target.prices()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"survey", "plan", "load"})
    void aCancelEndsTheStepUnderWayAndThoseAfterItDoNothing(String step) throws IOException {
        long id = target.pull(CatalogTarget.HEADER + CatalogTarget.rows(1, 10));
        Cancelling progress = new Cancelling(step);

        try (DeliveryInProgress delivery = target.loads().open(id, progress)) {
            assertThat(delivery.load()).isEqualTo(DeliveryDecision.CANCELLED);
            assertThat(lockIsFree()).isTrue();
            assertThat(delivery.report()).isEqualTo(DeliveryDecision.CANCELLED);
            assertThat(delivery.archive().state()).isEqualTo(DeliveryState.FAILED);
        }

        assertThat(target.uploads.ofDelivery(id).get(0).error())
                .isEqualTo("Cancelled. What is loaded stays; run the pull again to load the rest.");
    }

    @Test
    void anOlderDeliveryThatWaitsIsLoadedFirst() throws IOException {
        long older = target.pull(CatalogTarget.HEADER + CatalogTarget.row("S1", "1.00"));
        long newer = target.pull(CatalogTarget.HEADER + CatalogTarget.row("S1", "2.00"));

        try (DeliveryInProgress delivery = target.loads().open(newer, LoadProgress.silent())) {
            delivery.begin();
            assertThat(state(older)).isEqualTo(DeliveryState.LOADED);
            assertThat(target.prices()).containsEntry("S1", "1.0000");
            delivery.archive();
        }

        assertThat(target.prices()).containsEntry("S1", "2.0000");
    }

    @Test
    void aDryRunDecidesTheSameAndLeavesEverything() throws IOException {
        long id = target.pull(CatalogTarget.HEADER + CatalogTarget.rows(1, 10));

        try (DeliveryDryRun dryRun = target.loads().dryRun(id, Optional.empty(), LoadProgress.silent())) {
            assertThat(dryRun.begin()).isEqualTo(DeliveryDecision.READ);
            assertThat(dryRun.plan()).isEqualTo(DeliveryDecision.LOAD);
            assertThat(dryRun.describe().files().get(0).summary().created()).isEqualTo(10);
        }

        assertThat(state(id)).isEqualTo(DeliveryState.RECEIVED);
        assertThat(target.prices()).isEmpty();
        assertThat(unfinished()).isEmpty();
    }

    private static LoadProgress failingOnceAt(String failing, List<String> steps) {
        return new Steps() {
            @Override
            public void step(String name) {
                boolean first = !steps.contains(failing);
                steps.add(name);
                if (first && name.equals(failing)) {
                    throw new IllegalStateException(new SQLTransientException("The database went away"));
                }
            }
        };
    }

    /** Asks to stop when a step begins. */
    private static final class Cancelling extends Steps {
        private final String at;
        private boolean cancelled;

        Cancelling(String at) {
            this.at = at;
        }

        @Override
        public void step(String name) {
            cancelled |= name.equals(at);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }

    /** One that listens to steps. */
    private abstract static class Steps implements LoadProgress {
        @Override
        public void rows(long rows, long bytesDone, long bytesTotal) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void event(String level, String message) {}
    }

    private DeliveryState state(long id) {
        return target.deliveries.find(id).orElseThrow().state();
    }

    private boolean lockIsFree() {
        return target.query("SELECT IS_FREE_LOCK(CONCAT('tillbridge:', LEFT(MD5(DATABASE()), 12), ':load:', "
                        + target.connection + "))")
                .get(0)
                .get(0)
                .equals("1");
    }

    /** Folders and files of work that is not done. */
    private List<Path> unfinished() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("spool"))) {
            return all.filter(path -> path.getFileName().toString().matches("skus|gtins|decisions|missing"))
                    .toList();
        }
    }
}
