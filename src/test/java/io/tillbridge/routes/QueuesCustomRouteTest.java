package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuesCustomRouteTest extends RouteTest {
    QueuesCustomRouteTest() {
        super("queues-custom.camel.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queues-custom", "queues-custom-bulk"})
    void eachLaneHandsItsRunsToTheWorker(String lane) {
        send(lane, 7L);

        assertThat(path()).containsExactly(lane + ".begin");
        assertThat(edge(lane + ".begin").getExchanges())
                .singleElement()
                .satisfies(run -> assertThat(run.getMessage().getBody()).isEqualTo(7L));
    }
}
