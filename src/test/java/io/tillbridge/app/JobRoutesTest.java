package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failures;
import io.tillbridge.run.Lane;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.RunState;
import io.tillbridge.run.Running;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real files of jobs and failures, with a flow of our own behind them. */
class JobRoutesTest {
    private final Database database = TestDatabase.fresh();
    private final Main main = new Main();
    private final AtomicInteger tries = new AtomicInteger();
    private Running running;
    private ProducerTemplate producer;
    private long vendor;
    private RuntimeException fault;
    private RuntimeException itemFault;
    private CountDownLatch gate = new CountDownLatch(0);

    @BeforeEach
    void start() throws Exception {
        running = new Running(
                database.jdbi(),
                (lane, id) -> {
                    producer.sendBody("seda:jobs-" + lane.text(), id);
                    return true;
                },
                "n",
                end -> {},
                Clock.systemUTC());
        vendor = connection("sftp-catalog", "v");
        main.configure()
                .withRoutesIncludePattern(
                        "file:routes/jobs.camel.yaml,file:routes/queues.camel.yaml,file:routes/shared/*.camel.yaml");
        main.configure().addRoutesBuilder(flow());
        main.addInitialProperty("camel.main.allow-use-original-message", "true");
        for (Lane lane : Lane.values()) {
            main.addInitialProperty("jobs.queue." + lane.text(), "seda:jobs-" + lane.text());
        }
        main.addInitialProperty("jobs.workers", "2");
        main.addInitialProperty("failures.retries", "2");
        main.addInitialProperty("failures.pause", "10");
        main.bind("jobWorker", running.worker());
        main.bind("runs", running.runs());
        main.bind("failures", running.failures());
        main.start();
        producer = main.getCamelContext().createProducerTemplate();
    }

    private long connection(String kind, String name) {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO connection (kind, name, settings, created_at,"
                                + " updated_at) VALUES (?, ?, '{}', NOW(), NOW())")
                        .bind(0, kind)
                        .bind(1, name)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    private RouteBuilder flow() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sftp-catalog-catalog-pull")
                        .routeId("sftp-catalog-catalog-pull")
                        .routeConfigurationId("failures")
                        .process(exchange -> {
                            tries.incrementAndGet();
                            gate.await();
                            if (fault != null) {
                                throw fault;
                            }
                        })
                        .setBody(constant(java.util.List.of(1, 2, 3)))
                        .split(body())
                        .to("direct:item");
                from("direct:cseries-order-poll").routeId("cseries-order-poll").log("read");
                from("direct:item")
                        .routeId("item")
                        .routeConfigurationId("failures-item")
                        .process(exchange -> {
                            int item = exchange.getMessage().getBody(Integer.class);
                            exchange.getMessage().setBody("something else");
                            exchange.getVariable("run", RunLog.class).count("items", 1);
                            if (item == 2 && itemFault != null) {
                                throw itemFault;
                            }
                        });
            }
        };
    }

    @AfterEach
    void stop() {
        main.stop();
        running.close();
        database.close();
    }

    @Test
    void aFlowThatEndsWellSucceeds() throws Exception {
        Run ended = run();

        assertThat(ended.error()).isNull();
        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(ended.counters()).containsEntry("items", 3L);
    }

    @Test
    void aPassingFaultIsTriedAgainAndThenFailsTheRun() throws Exception {
        fault = new PassingFailure("sftp.example: no answer within 5 s");

        Run ended = run();

        assertThat(tries).hasValue(3);
        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(ended.error()).isEqualTo("sftp.example: no answer within 5 s");
    }

    @Test
    void aRefusalIsNotTriedAgain() throws Exception {
        fault = new RefusedFailure("sftp.example: the password is wrong");

        Run ended = run();

        assertThat(tries).hasValue(1);
        assertThat(ended.error()).isEqualTo("sftp.example: the password is wrong");
    }

    @Test
    void oneBadItemIsKeptAndDoesNotHoldBackTheOthers() throws Exception {
        itemFault = new BadDataFailure("item 2 is odd");

        Run ended = run();

        assertThat(ended.counters()).containsEntry("items", 3L);
        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(running.failures().list(new Failures.Filter(vendor, null, "kept"), null, 10))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.body()).isEqualTo("2");
                    assertThat(failure.endpoint()).isEqualTo("direct:item");
                    assertThat(failure.kind()).isEqualTo("bad-data");
                });
    }

    @Test
    void ordersDoNotWaitForCatalogs() throws Exception {
        gate = new CountDownLatch(1);
        running.runs().request("catalog-pull", vendor, "api", false, false);
        running.runs().request("catalog-pull", connection("sftp-catalog", "w"), "api", false, false);
        Until.holds("both catalogs are under way", () -> running.underWay() == 2);

        Run poll = ended(running.runs().request("order-poll", connection("cseries", "shop"), "api", false, false));

        assertThat(poll.state()).isEqualTo(RunState.SUCCEEDED);
        gate.countDown();
    }

    private Run run() throws Exception {
        return ended(running.runs().request("catalog-pull", vendor, "api", false, false));
    }

    private Run ended(Run run) throws Exception {
        Until.holds(
                "the run ends",
                () -> running.runs().get(run.id()).orElseThrow().state().over());
        return running.runs().get(run.id()).orElseThrow();

}
}
