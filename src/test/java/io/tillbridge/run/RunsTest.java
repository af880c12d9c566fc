package io.tillbridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsTest {
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final List<Long> offered = new ArrayList<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Running running = running("node-1", NOON);
    private long vendor;

    @BeforeEach
    void givenAVendor() {
        vendor = connection("vendor");
    }

    @AfterEach
    void close() {
        running.close();
        database.close();
    }

    @Test
    void aJobThatIsQueuedIsNotStartedTwice() throws AlreadyRunning {
        Run first = running.runs().request("catalog-pull", vendor, "api", false, false);

        assertThatThrownBy(() -> running.runs().request("catalog-pull", vendor, "api", false, false))
                .isInstanceOf(AlreadyRunning.class)
                .hasMessage("Job catalog-pull is queued or running for connection " + vendor
                        + ": wait for that run to end, or cancel it");
        assertThat(first.state()).isEqualTo(RunState.QUEUED);
        assertThat(offered).containsExactly(first.id());
    }

    @Test
    void aTickWhileTheJobRunsIsPassedOver() throws AlreadyRunning {
        running.runs().request("catalog-pull", vendor, "api", false, false);

        running.runs().due("catalog-pull", vendor);

        assertThat(offered).hasSize(1);
    }

    /** It could only fail, every five minutes; a person may still try. */
    @Test
    void aConnectionThatMustBeSignedInToAgainGetsNoRunsByItself() throws AlreadyRunning {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO connection_grant (connection_id, state) VALUES (?, 'sign-in-again')", vendor));

        running.runs().due("catalog-pull", vendor);

        assertThat(offered).isEmpty();
        running.runs().request("catalog-pull", vendor, "api", false, false);
        assertThat(offered).hasSize(1);
    }

    /** Whatever is under way: an asking is answered by a run that begins after it, and many by one. */
    @ParameterizedTest
    @CsvSource({"running, false, 1", "running, true, 1", "queued, false, 0", "queued, true, 1"})
    void everyAskingIsAnsweredByThatRunOrTheNext(String state, boolean dryRun, int following) throws AlreadyRunning {
        Run first = running.runs().request("catalog-pull", vendor, "api", dryRun, false);
        Exchange work = state.equals("running") ? begin(first.id()) : null;

        running.runs().due("catalog-pull", vendor);
        running.runs().due("catalog-pull", vendor);
        running.worker().end(work == null ? begin(first.id()) : work);

        List<Run> runs = running.runs().list(new Runs.Filter(vendor, "catalog-pull", null), null, 10);
        assertThat(runs).hasSize(1 + following);
        assertThat(offered).hasSize(1 + following);
        if (following > 0) {
            assertThat(runs.get(0).dryRun()).isFalse();
            running.worker().end(begin(runs.get(0).id()));
            assertThat(running.runs().list(new Runs.Filter(vendor, "catalog-pull", null), null, 10))
                    .hasSize(2);
        }
    }

    @Test
    void anAskingOutlivesACancelledRunAndADeadProcess() throws AlreadyRunning {
        Run dry = running.runs().request("catalog-pull", vendor, "api", true, false);
        begin(dry.id());
        running.runs().due("catalog-pull", vendor);
        running.close();
        running = running("node-1", NOON.plusSeconds(60));

        running.runs().recover();
        Run again = running.runs()
                .list(new Runs.Filter(vendor, "catalog-pull", null), null, 1)
                .get(0);
        running.runs().cancel(again.id());

        assertThat(again.dryRun()).isTrue();
        assertThat(running.runs().list(new Runs.Filter(vendor, "catalog-pull", null), null, 1))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.state()).isEqualTo(RunState.QUEUED);
                    assertThat(run.dryRun()).isFalse();
                });
    }

    @Test
    void jobsThatShareALockWaitForOneAnother() throws AlreadyRunning {
        Run pull = running.runs().request("catalog-pull", vendor, "api", false, false);
        Run load = running.runs().request("catalog-load", vendor, "upload", false, false);
        Exchange first = begin(pull.id());
        assertThat(begin(load.id()).getVariable("begun")).isEqualTo("no");

        running.worker().end(first);

        assertThat(offered).containsExactly(pull.id(), load.id(), load.id());
        assertThat(begin(load.id()).getVariable("begun")).isEqualTo("yes");
    }

    @Test
    void anotherConnectionIsNotHeldBack() throws AlreadyRunning {
        Run one = running.runs().request("catalog-pull", vendor, "api", false, false);
        Run other = running.runs().request("catalog-pull", connection("other"), "api", false, false);

        assertThat(begin(one.id()).getVariable("begun")).isEqualTo("yes");
        assertThat(begin(other.id()).getVariable("begun")).isEqualTo("yes");
    }

    @Test
    void aRunTellsItsCountersAndEvents() throws AlreadyRunning {
        Run run = running.runs().request("catalog-pull", vendor, "api", false, false);
        Exchange exchange = begin(run.id());
        RunLog log = exchange.getVariable("run", RunLog.class);

        log.count("rows", 3);
        log.count("rows", 4);
        log.info("Two files are there");
        running.worker().end(exchange);

        Run ended = running.runs().get(run.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(ended.counters()).containsEntry("rows", 7L);
        assertThat(running.runs().events(run.id(), 0, 10))
                .extracting(Run.Event::message)
                .containsExactly("Two files are there");
    }

    @Test
    void aPartThatFailedFailsTheRunButNotTheRest() throws AlreadyRunning {
        Run run = running.runs().request("catalog-pull", vendor, "api", false, false);
        Exchange exchange = begin(run.id());

        exchange.getVariable("run", RunLog.class).problem("b.csv: the server went away");
        running.worker().end(exchange);

        Run ended = running.runs().get(run.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(ended.error()).isEqualTo("b.csv: the server went away");
    }

    @Test
    void aRunThatWasAskedToStopIsCancelledAndNotFailed() throws AlreadyRunning {
        Run run = running.runs().request("catalog-pull", vendor, "api", false, false);
        Exchange exchange = begin(run.id());
        running.runs().cancel(run.id());
        exchange.getVariable("run", RunLog.class).beat();

        exchange.getVariable("run", RunLog.class).problem("b.csv: was not loaded");
        running.worker().end(exchange);

        Run ended = running.runs().get(run.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(ended.error()).isEqualTo("b.csv: was not loaded");
    }

    @Test
    void theRunOfADeadProcessIsClosedAndItsWorkTakenUpAgain() throws AlreadyRunning {
        Run run = running.runs().request("catalog-pull", vendor, "api", false, true);
        begin(run.id());
        running.close();

        running = running("node-1", NOON.plusSeconds(5));
        int closed = running.runs().recover();

        assertThat(closed).isEqualTo(1);
        assertThat(running.runs().get(run.id()).orElseThrow().error())
                .isEqualTo("The hub stopped while this run was under way; its work is taken up again by a new run");
        Run again = running.runs()
                .list(new Runs.Filter(vendor, null, null), null, 10)
                .get(0);
        assertThat(again.state()).isEqualTo(RunState.QUEUED);
        assertThat(again.takesUp()).isEqualTo(run.id());
        assertThat(again.forced()).isTrue();
    }

    @Test
    void aRunOfAnotherNodeIsTakenUpOnlyWhenItsLeaseRanOut() throws AlreadyRunning {
        Run run = running.runs().request("catalog-pull", vendor, "api", false, false);
        begin(run.id());
        running.close();

        running = running("node-2", NOON.plusSeconds(5));
        assertThat(running.runs().recover()).isZero();
        running.close();

        running = running("node-2", NOON.plus(RunLog.LEASE).plus(Duration.ofSeconds(1)));
        assertThat(running.runs().recover()).isEqualTo(1);
    }

    @Test
    void aQueuedRunIsCancelledAtOnceAndARunningOneIsAsked() throws AlreadyRunning {
        Run queued = running.runs().request("catalog-pull", vendor, "api", false, false);
        assertThat(running.runs().cancel(queued.id()).orElseThrow().state()).isEqualTo(RunState.CANCELLED);

        Run second = running.runs().request("catalog-pull", vendor, "api", false, false);
        Exchange exchange = begin(second.id());
        Run asked = running.runs().cancel(second.id()).orElseThrow();
        exchange.getVariable("run", RunLog.class).beat();

        assertThat(asked.state()).isEqualTo(RunState.RUNNING);
        assertThat(exchange.getVariable("run", RunLog.class).cancelled()).isTrue();
    }

    @Test
    void aKeptFailureIsReplayedByARunOfItsOwnAndTheNewFailureNamesIt() throws Exception {
        Run run = running.runs().request("catalog-load", vendor, "upload", false, false);
        Exchange exchange = begin(run.id());
        fail(exchange, 42L, new BadDataFailure("row 7 is odd"));
        KeptFailure kept = running.failures()
                .list(new Failures.Filter(vendor, null, null), null, 10)
                .get(0);

        Run replay = running.failures().replay(kept.id());
        Exchange again = begin(replay.id());

        assertThat(again.getMessage().getBody()).isEqualTo(42L);
        assertThat(again.getVariable("flow")).isEqualTo("catalog-load-delivery");
        fail(again, replay.id(), new BadDataFailure("row 7 is odd"));
        KeptFailure second = running.failures()
                .list(new Failures.Filter(vendor, "bad-data", "kept"), null, 10)
                .get(0);
        assertThat(second.replayOf()).isEqualTo(kept.id());
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.body()).isEqualTo("42");
        assertThatThrownBy(() -> running.failures().replay(kept.id()))
                .hasMessage("Failure " + kept.id() + " is replayed: only a kept failure can be replayed or discarded");
    }

    @Test
    void aFaultOfOurOwnIsToldWithoutATrace() throws AlreadyRunning {
        Run run = running.runs().request("catalog-load", vendor, "upload", false, false);
        Exchange exchange = begin(run.id());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("no such thing\n\tat somewhere"));

        running.worker().fail(exchange);

        assertThat(running.runs().get(run.id()).orElseThrow().error())
                .isEqualTo("Our own fault, not the other side's (IllegalStateException: no such thing);"
                        + " the log file has the details");
    }

    @Test
    void whatAClockWouldHaveStartedWhileTheHubWasDownIsStartedOnce() {
        Job pull = running.jobs().named("catalog-pull").orElseThrow();
        JobClock midnight = new JobClock(pull, "0 0 0 * * ?", ZoneId.of("America/New_York"));

        running.runs().catchUp(midnight);
        assertThat(offered).isEmpty();
        running.close();
        running = running("node-1", NOON.plus(Duration.ofDays(3)));
        running.runs().catchUp(midnight);
        running.runs().catchUp(midnight);

        assertThat(offered).hasSize(1);
    }

    private void fail(Exchange exchange, Object body, Exception cause) {
        exchange.getMessage().setBody(body);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
        exchange.setProperty(Exchange.FAILURE_ROUTE_ID, "catalog-load-delivery");
        running.failures().keep(exchange);
        running.worker().end(exchange);
    }

    private Exchange begin(long runId) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(runId);
        running.worker().begin(exchange);
        return exchange;
    }

    private Running running(String node, Instant now) {
        return new Running(
                database.jdbi(), (lane, id) -> offered.add(id), node, end -> {}, Clock.fixed(now, ZoneOffset.UTC));
    }

    private long connection(String name) {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO connection (kind, name, settings, created_at,"
                                + " updated_at) VALUES ('sftp-catalog', ?, '{}', ?, ?)")
                        .bind(0, name)
                        .bind(1, NOON)
                        .bind(2, NOON)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }
}
