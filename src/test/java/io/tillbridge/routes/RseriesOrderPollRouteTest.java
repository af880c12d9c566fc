package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RseriesOrderPollRouteTest extends RouteTest {
    RseriesOrderPollRouteTest() {
        super("rseries/rseries-order-poll.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "off, no, begin span off-text off pushes no-push",
        "read, yes, begin span read pushes push",
        "read, no, begin span read pushes no-push",
        "nothing, yes, begin span nothing pushes push"
    })
    void theSettingsAndTheSpanDecideWhatIsDone(String mode, String pushesStock, String steps) {
        step("rseries-order-poll.begin", set("poll", new Poll(mode, pushesStock)));

        send("rseries-order-poll", null);

        assertThat(path()).isEqualTo(ids("rseries-order-poll", steps));
    }

    private record Poll(String mode, String pushesStock) {}
}
