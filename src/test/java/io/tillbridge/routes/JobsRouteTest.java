package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.PassingFailure;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class JobsRouteTest extends RouteTest {
    JobsRouteTest() {
        super("jobs.camel.yaml");
    }

    @Test
    void aRunThatBeginsDoesItsFlowAndEnds() {
        bean("jobWorker", new Worker("yes"));

        send("jobs", 7L);

        assertThat(path())
                .containsExactly("jobs.begin", "jobs.begun", "jobs.run", "jobs-run.flow", "jobs-run.end");
        assertThat(edge("jobs-run.flow").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aRunWhoseLockIsHeldStaysQueued() {
        bean("jobWorker", new Worker("no"));

        send("jobs", 7L);

        assertThat(path()).containsExactly("jobs.begin", "jobs.begun");
    }

    @Test
    void aFlowThatFailsClosesItsRunAsFailed() {
        Worker worker = new Worker("yes");
        bean("jobWorker", worker);
        edge("jobs-run.flow").whenAnyExchangeReceived(exchange -> {
            throw new PassingFailure("the shop is away");
        });

        Exchange ended = send("jobs-run", 7L, Map.of("flow", "cseries-order-poll"));

        assertThat(path()).containsExactly("jobs-run.flow", "jobs-run.fail");
        assertThat(worker.failure).isEqualTo("the shop is away");
        assertThat(ended.getException()).isNull();
    }

    @Test
    void aDatabaseThatIsAwayLeavesTheRunToTheNextTick() {
        step("jobs.begin", exchange -> {
            throw new IllegalStateException("the database is away");
        });

        Exchange ended = send("jobs", 7L);

        assertThat(path()).containsExactly("jobs.begin", "failures-clock.tell");
        assertThat(ended.getException()).isNull();
    }

    private static final class Worker {
        private final String begun;
        private String failure;

        private Worker(String begun) {
            this.begun = begun;
        }

        public void begin(Exchange exchange) {
            exchange.setVariable("begun", begun);
            exchange.setVariable("flow", "cseries-order-poll");
        }

        public void end(Exchange exchange) {
            failure = null;
        }

        public void fail(Exchange exchange) {
            failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                    .getMessage();
        }
    }
}
