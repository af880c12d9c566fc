package io.tillbridge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offers of queued runs, what the end of a run tells of its connection, and the end of the hub. */
class LanesTest {
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<String> offered = new ArrayList<>();
    private final List<RunResults.End> ends = new ArrayList<>();
    private final Running running = running();
    private final long shop = shop();
    private boolean full;

    @AfterEach
    void close() {
        running.close();
        database.close();
    }

    @Test
    void whatCustomersWaitForHasALaneOfItsOwn() throws AlreadyRunning {
        Run poll = request("order-poll");
        Run tell = request("shipment-push");
        Run sync = request("product-sync");
        Run push = request("inventory-push");

        assertThat(offered)
                .containsExactly(
                        "orders " + poll.id(), "orders " + tell.id(), "bulk " + sync.id(), "bulk " + push.id());
    }

    @Test
    void aRunIsOfferedOnceUntilAWorkerHasIt() throws AlreadyRunning {
        Run poll = request("order-poll");

        running.runs().offerWaiting();
        running.runs().offerWaiting();

        assertThat(offered).containsExactly("orders " + poll.id());
    }

    @Test
    void anOfferThatWasLostIsRepeated() throws AlreadyRunning {
        Run poll = request("order-poll");

        now.set(NOON.plus(Duration.ofMinutes(3)));
        running.runs().offerWaiting();

        assertThat(offered).containsExactly("orders " + poll.id(), "orders " + poll.id());
    }

    @Test
    void aQueueThatWasFullIsOfferedTheRunAgain() throws AlreadyRunning {
        full = true;
        Run poll = request("order-poll");
        full = false;

        running.runs().offerWaiting();

        assertThat(offered).containsExactly("orders " + poll.id(), "orders " + poll.id());
    }

    @Test
    void aRunThatEndsWellTellsWhatFailsBesideIt() throws AlreadyRunning {
        Exchange poll = begin(request("order-poll"));
        log(poll).problem("Order 7 of the shop is odd");
        running.worker().end(poll);

        running.worker().end(begin(request("inventory-push")));
        running.worker().end(begin(request("order-poll")));
        running.worker().end(begin(request("inventory-push")));

        assertThat(ends)
                .extracting(RunResults.End::failingBeside)
                .containsExactly(null, "Order 7 of the shop is odd", null, null);
    }

    @Test
    void whatFailedLongAgoIsForgotten() throws AlreadyRunning {
        Exchange sync = begin(request("product-sync"));
        log(sync).problem("The shop was away");
        running.worker().end(sync);

        now.set(NOON.plus(Duration.ofHours(26)));
        running.worker().end(begin(request("order-poll")));

        assertThat(ends.get(1).failingBeside()).isNull();
    }

    @Test
    void aHubThatEndsLeavesItsRunsToTheNextStart() throws AlreadyRunning {
        Run run = request("inventory-push");
        Exchange push = begin(run);
        assertThat(log(push).stops()).isFalse();

        int left = running.leave(Duration.ZERO);
        boolean asked = log(push).stops();
        running.worker().end(push);

        assertThat(left).isOne();
        assertThat(asked).isTrue();
        assertThat(running.underWay()).isZero();
        assertThat(state(run)).isEqualTo(RunState.RUNNING);
        assertThat(ends).isEmpty();
        assertThat(running().runs().recover()).isOne();
        assertThat(state(run)).isEqualTo(RunState.FAILED);
    }

    @Test
    void workThatNeverLooksAndComesToItsEndInTimeIsClosed() throws AlreadyRunning {
        Run run = request("inventory-push");
        Exchange push = begin(run);

        running.leave(Duration.ZERO);
        running.worker().end(push);

        assertThat(state(run)).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void noRunBeginsInAHubThatEnds() throws AlreadyRunning {
        Run run = request("inventory-push");

        running.leave(Duration.ZERO);

        assertThat(begin(run).getVariable("begun")).isEqualTo("no");
        assertThat(state(run)).isEqualTo(RunState.QUEUED);
    }

    private Run request(String job) throws AlreadyRunning {
        return running.runs().request(job, shop, "api", false, false);
    }

    private Exchange begin(Run run) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(run.id());
        running.worker().begin(exchange);
        return exchange;
    }

    private static RunLog log(Exchange exchange) {
        return exchange.getVariable("run", RunLog.class);
    }

    private RunState state(Run run) {
        return running.runs().get(run.id()).orElseThrow().state();
    }

    private Running running() {
        return new Running(
                database.jdbi(),
                (lane, id) -> {
                    offered.add(lane.text() + " " + id);
                    return !full;
                },
                "node",
                ends::add,
                new SteadyClock(clock(), () -> Duration.between(NOON, now.get()).toNanos()));
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private long shop() {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO connection (kind, name, settings, created_at,"
                                + " updated_at) VALUES ('cseries', 'shop', '{}', NOW(), NOW())")
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());

}
}
