package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesRouteTest extends RouteTest {
    QueuesRouteTest() {
        super("queues.camel.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queues", "queues-bulk", "queues-catalogs"})
    void eachLaneHandsItsRunsToTheWorker(String lane) {
        send(lane, 7L);

        assertThat(path()).containsExactly(lane + ".begin");
        assertThat(edge(lane + ".begin").getExchanges())
                .singleElement()
                .satisfies(run -> assertThat(run.getMessage().getBody()).isEqualTo(7L));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ERROR")
    void whatBreaksIsToldOnceAndWaitsForTheNextTick(RouteFault fault) {
        step("queues.begin", fault.step());

        Exchange ended = send("queues", 7L);

        assertThat(path()).containsExactly("queues.begin", "failures-clock.tell");
        assertThat(ended.getException()).isNull();
    }
}
