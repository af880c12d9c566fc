package io.tillbridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks, runs, locks and the end of custom jobs, with a clock that is turned and a second node. */
class CustomJobsTest {
    private static final Instant NOON = Instant.parse("2027-03-11T12:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);

    private final Database database = TestDatabase.fresh();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final List<String> offered = new ArrayList<>();
    private final Running running = node("one");
    private final Running second = node("two");

    @AfterEach
    void close() {
        running.close();
        second.close();
        database.close();
    }

    @Test
    void eachFiringQueuesOneRunOnItsOwnLane() {
        running.customJobs().replace(List.of(every(job("export", Jobs.HUB))));

        turnTo(Duration.ofMinutes(5));
        assertThat(runs("export")).isEmpty();
        turnTo(STEP);
        Run first = runs("export").get(0);
        end(first);
        turnTo(STEP.plusMinutes(1));

        assertThat(runs("export")).containsExactly(get(first));
        assertThat(first.connectionId()).isNull();
        assertThat(first.startedBy()).isEqualTo("schedule");
        assertThat(offered).containsExactly("custom " + first.id());
    }

    @Test
    void aFiringPassesWhileTheJobIsQueuedOrRunning() {
        running.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        turnTo(Duration.ZERO);

        turnTo(STEP);
        turnTo(STEP.multipliedBy(2));
        assertThat(runs("export")).hasSize(1);
        end(runs("export").get(0));
        turnTo(STEP.multipliedBy(3));

        assertThat(runs("export")).hasSize(2);
    }

    @Test
    void whatWasMissedIsMadeUpForByOneRun() {
        running.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        turnTo(Duration.ZERO);

        now.set(NOON.plus(Duration.ofHours(9)));
        second.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        second.customJobs().fire();
        second.customJobs().fire();

        assertThat(runs("export")).hasSize(1);
    }

    @Test
    void oneOfTwoNodesQueuesARun() {
        running.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        second.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        turnTo(Duration.ZERO);

        turnTo(STEP);
        end(runs("export").get(0));
        second.customJobs().fire();

        assertThat(runs("export")).hasSize(1);
    }

    @Test
    void aJobOfAKindRunsForEachEnabledConnectionOfIt() {
        long shop = connection("cseries", true);
        long other = connection("cseries", true);
        connection("cseries", false);
        connection("sftp-catalog", true);
        running.customJobs().replace(List.of(every(job("export", "cseries"))));
        turnTo(Duration.ZERO);

        turnTo(STEP);

        assertThat(runs("export")).extracting(Run::connectionId).containsExactlyInAnyOrder(shop, other);
    }

    @Test
    void aNewScheduleCountsFromNowOn() {
        Job job = job("export", Jobs.HUB);
        running.customJobs().replace(List.of(every(job)));
        turnTo(Duration.ZERO);

        running.customJobs()
                .replace(List.of(new CustomJob(
                        job, Optional.of(new JobClock(job, "0 0 3 * * ?", ZoneId.of("Europe/Amsterdam"))))));
        turnTo(STEP);
        assertThat(runs("export")).isEmpty();
        turnTo(Duration.ofHours(14));

        assertThat(runs("export")).hasSize(1);
    }

    @Test
    void aClockThatWasOffBeginsWithItsNextFiring() {
        Job job = job("export", Jobs.HUB);
        running.customJobs().replace(List.of(every(job)));
        turnTo(Duration.ZERO);

        running.customJobs().replace(List.of(new CustomJob(job, Optional.empty())));
        running.customJobs().endRemoved(Set.of());
        turnTo(Duration.ofHours(3));
        running.customJobs().replace(List.of(every(job)));
        turnTo(Duration.ofHours(3).plusMinutes(1));

        assertThat(runs("export")).isEmpty();
    }

    @Test
    void queuedRunsOfARemovedJobEndWithItsReasonAndStayReadable() throws AlreadyRunning {
        running.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        Run run = running.runs().request("export", null, "api", false, false);

        running.customJobs().replace(List.of());
        Exchange late = begin(run);
        running.customJobs().endRemoved(Set.of("export"));
        assertThat(get(run).state()).isEqualTo(RunState.QUEUED);
        running.customJobs().endRemoved(Set.of());

        assertThat(late.getVariable("begun")).isEqualTo("no");
        assertThat(get(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(get(run).error())
                .isEqualTo("Job export is not in routes/custom/jobs.yaml any more: this run did not begin");
        assertThat(running.runs().events(run.id(), 0, 10))
                .extracting(Run.Event::level)
                .containsExactly("warn");
        assertThat(runs("export")).hasSize(1);
    }

    @Test
    void theRunOfAJobWithoutConnectionKeepsAndReplaysAFailure() throws Exception {
        running.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        Exchange exchange = begin(running.runs().request("export", null, "api", false, false));
        assertThat(exchange.getVariable("flow")).isEqualTo("custom-export");
        assertThat(exchange.getVariable("dryRun")).isEqualTo("no");
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new BadDataFailure("item 7 is odd"));
        exchange.setProperty(Exchange.FAILURE_ROUTE_ID, "custom-export-one");
        exchange.getMessage().setBody(Map.of("id", 7, "names", List.of("a", "b")));

        running.failures().keep(exchange);
        running.worker().end(exchange);
        KeptFailure kept = running.failures()
                .list(new Failures.Filter(null, null, "kept"), null, 9)
                .get(0);
        Run replay = running.failures().replay(kept.id());
        Exchange again = begin(replay);

        assertThat(kept.connectionId()).isNull();
        assertThat(again.getVariable("flow")).isEqualTo("custom-export-one");
        assertThat(again.getMessage().getBody()).isEqualTo(Map.of("id", 7, "names", List.of("a", "b")));
    }

    @Test
    void aFailureOfARemovedJobStaysKeptAndSaysWhy() throws Exception {
        running.customJobs().replace(List.of(every(job("export", Jobs.HUB))));
        Exchange exchange = begin(running.runs().request("export", null, "api", false, false));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new BadDataFailure("item 7 is odd"));
        exchange.setProperty(Exchange.FAILURE_ROUTE_ID, "custom-export-one");
        running.failures().keep(exchange);
        running.worker().end(exchange);
        running.customJobs().replace(List.of());
        KeptFailure kept = running.failures()
                .list(new Failures.Filter(null, null, "kept"), null, 9)
                .get(0);

        assertThatThrownBy(() -> running.failures().replay(kept.id()))
                .isInstanceOf(CallerFault.class)
                .hasMessage("Job export is not there any more: put it back into routes/custom/jobs.yaml, or discard the"
                        + " failure");
        assertThat(running.failures().get(kept.id()).orElseThrow().state()).isEqualTo("kept");
    }

    @Test
    void jobsWithTheSameLockWaitForOneAnotherAndForNoShippedJob() throws AlreadyRunning {
        long shop = connection("cseries", true);
        running.customJobs()
                .replace(List.of(
                        every(new Job("export", Set.of("cseries"), "products", Lane.CUSTOM, true, true, false, "x")),
                        every(new Job("import", Set.of("cseries"), "products", Lane.CUSTOM, true, true, false, "x"))));

        Exchange export = begin(running.runs().request("export", shop, "api", false, false));
        Exchange other = begin(running.runs().request("import", shop, "api", false, false));
        Exchange sync = begin(running.runs().request(Jobs.PRODUCT_SYNC, shop, "api", false, false));

        assertThat(List.of(export, other, sync))
                .extracting(one -> one.getVariable("begun"))
                .containsExactly("yes", "no", "yes");
    }

    private void turnTo(Duration after) {
        now.set(NOON.plus(after));
        running.customJobs().fire();
        second.customJobs().fire();
    }

    private static Job job(String name, String kind) {
        return new Job(name, Set.of(kind), name, Lane.CUSTOM, true, true, false, "Exports");
    }

    private static CustomJob every(Job job) {
        return new CustomJob(job, Optional.of(JobClock.every(job, STEP)));
    }

    private Running node(String name) {
        return new Running(
                database.jdbi(),
                (lane, id) -> {
                    offered.add(lane.text() + " " + id);
                    return true;
                },
                name,
                end -> {},
                new SteadyClock(clock, () -> Duration.between(NOON, now.get()).toNanos()));
    }

    private List<Run> runs(String job) {
        return running.runs().list(new Runs.Filter(null, job, null), null, 20);
    }

    private Run get(Run run) {
        return running.runs().get(run.id()).orElseThrow();
    }

    private void end(Run run) {
        running.worker().end(begin(run));
    }

    private Exchange begin(Run run) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(run.id());
        running.worker().begin(exchange);
        return exchange;
    }

    private long connection(String kind, boolean enabled) {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO connection (kind, name, enabled, settings,"
                                + " created_at, updated_at) VALUES (?, UUID(), ?, '{}', NOW(), NOW())")
                        .bind(0, kind)
                        .bind(1, enabled)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }
}
