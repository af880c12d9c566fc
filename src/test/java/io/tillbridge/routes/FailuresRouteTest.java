package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped handling of failures does with each kind, for a batch and for an item of it. */
class FailuresRouteTest extends RouteTest {
    private final List<Object> kept = new ArrayList<>();

    FailuresRouteTest() {
        super(Path.of("src/test/resources/routes-tested"), "batch.camel.yaml");
        key("failures.retries", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT, 1",
        "TRIES_SPENT, 1",
        "RUN_CANCELLED, 1",
        "NOT_FOUND, 3",
        "NO_SUCH_CALL, 1",
        "PASSING, 4",
        "SERVER_AWAY, 4",
        "BAD_DATA, 1",
        "REFUSED, 1",
        "OWN, 1",
        "ERROR, 1"
    })
    void aStepOfABatchIsTriedAgainWhenThatHelpsAndThenTheBatchFails(RouteFault fault, int tries) {
        step("batch.each", fault.step());

        Exchange ended = send("batch", List.of("a"));

        assertThat(path()).isEqualTo(Collections.nCopies(tries, "batch.each"));
        assertThat(ended.getException()).hasStackTraceContaining(fault.message());
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 3, failures-item.keep-absent",
        "NO_SUCH_CALL, 1, failures-item.keep",
        "TRIES_SPENT, 1, failures-item.keep",
        "PASSING, 4, failures-item.keep-passing",
        "SERVER_AWAY, 4, failures-item.keep-passing",
        "BAD_DATA, 1, failures-item.keep",
        "OWN, 1, failures-item.keep",
        "ERROR, 1, failures-item.keep"
    })
    void anItemThatStaysWrongIsKeptAsItCameAndHoldsBackNoOther(RouteFault fault, int tries, String keptBy) {
        bean("failures", new Keeper());
        step("batch-one.work", fault.step());

        Exchange ended = send("batch", List.of("a", "b"));

        List<String> item = new ArrayList<>(List.of("batch.one", "batch-one.other"));
        item.addAll(Collections.nCopies(tries, "batch-one.work"));
        item.add(keptBy);
        assertThat(path()).startsWith("batch.each").endsWith(item.toArray(String[]::new));
        assertThat(kept).containsExactly("a", "b");
        assertThat(ended.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"BUDGET_SPENT", "RUN_CANCELLED", "REFUSED"})
    void whatStandsAgainstEveryItemEndsTheBatch(RouteFault fault) {
        bean("failures", new Keeper());
        step("batch-one.work", fault.step());

        Exchange ended = send("batch-one", "a");

        assertThat(path()).containsExactly("batch-one.other", "batch-one.work");
        assertThat(kept).isEmpty();
        assertThat(ended.getException()).hasStackTraceContaining(fault.message());
    }

    final class Keeper {
        public void keep(Exchange exchange) {
            kept.add(exchange.getMessage().getBody());
        }
    }
}
